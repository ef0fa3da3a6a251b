"""Who does what the verbs of a sentence say: subjects that stand before a verb, are shared, or are understood."""

from __future__ import annotations

from communique.annotate.noun_phrases import acts
from communique.annotate.rows import Chunk, ClauseWords, apposed
from communique.model import Span
from communique.reading import Verb

HARD = {";", ":"}


class Subjects:
    """The subject of each verb of a sentence, by the number of its chunk; `shares` tells which are another's.

    `narrating` are verbs of narration: joined by "and" they have one subject.
    """

    def __init__(self, row: list[Chunk], words: ClauseWords, narrating: frozenset[str]) -> None:
        self.row, self.words, self.narrating = row, words, narrating
        self.verbs = [i for i, chunk in enumerate(row) if chunk.verb]
        self.of: dict[int, Span | None] = {}
        self.shares: dict[int, bool] = {}
        for v in self.verbs:
            self.of[v], self.shares[v] = self.subject(v)
        self.open_gerunds()

    def verb(self, v: int) -> Verb:
        """The verb of a chunk that has one."""
        verb = self.row[v].verb
        if verb is None:
            raise ValueError(f"chunk {v} has no verb")
        return verb

    def subject(self, v: int) -> tuple[Span | None, bool]:
        """The subject of the verb at chunk v, and whether it is shared with an earlier verb."""
        form = self.verb(v).form
        if form == "participle":
            near = range(v - 1, max(v - 3, -1), -1)
            return next((self.row[i].span for i in near if self.row[i].tag == "NP"), None), False
        if form in ("infinitive", "gerund"):
            return self.controlled(v)
        left = v - 1
        while left >= 0 and self.row[left].tag in ("A", "T"):
            left -= 1
        left = self.past_aside(left)
        if apposed(self.row[: left + 1]):
            return self.row[0].span, False
        whom = self.restricted(left)
        if whom is not None:
            return whom, False
        left = self.past_phrases(left)
        joint = self.row[left].tag if left >= 0 else ""
        resumed = self.resumed(left)
        if resumed is not None:
            return resumed, False
        if joint == "C" or (joint == "," and self.object_before(left)):
            earlier = self.partner(v, left)
            if earlier is not None:
                return self.of.get(earlier), True
        return self.leftward(left), False

    def past_aside(self, comma: int) -> int:
        """The chunk before ", for his part," and ", after talks with X," at chunk `comma`; `comma` where none is."""
        k = comma - 1
        while k > 1 and self.row[k].tag == "NP" and self.leads(k - 1):
            k -= 2
        if comma < 0 or self.row[comma].tag != "," or k == comma - 1 or k < 1 or self.row[k].tag != ",":
            return comma
        return k - 1 if acts(self.row[k - 1]) else comma

    def leads(self, k: int) -> bool:
        """Does chunk k lead a phrase: a preposition, or "after", "before" with no verb?"""
        return self.row[k].tag == "P" or (self.row[k].tag == "S" and self.row[k].word not in self.words.relatives)

    def restricted(self, left: int) -> Span | None:
        """ "The guest who thanked the host said": of whom a relative clause without commas tells at the beginning."""
        verbs = [k for k in range(left + 1) if finite(self.row[k])]
        if len(verbs) != 1 or any(chunk.tag in (",", "C", *HARD) for chunk in self.row[: left + 1]):
            return None
        k = verbs[0] - 1
        while k > 0 and self.row[k].tag == "A":
            k -= 1
        led = k > 0 and self.row[k].word in self.words.personal_relatives and self.row[k - 1].tag == "NP"
        return self.row[k - 1].span if led and left > verbs[0] else None

    def past_phrases(self, left: int) -> int:
        """The chunk of "and" before a phrase of time or place ("and later in the day bade"); else `left`."""
        k = left
        while k > 0 and (self.row[k].tag in ("A", "T") or self.setting(k)):
            k -= 2 if self.setting(k) else 1
        return k if k >= 0 and self.row[k].tag == "C" and self.finite_before(k) is not None else left

    def setting(self, k: int) -> bool:
        """Is chunk k a noun phrase after a preposition that names no one who acts?"""
        mention = self.row[k].mention
        acts = mention is not None and mention.kind not in ("place", "event", "time")
        led = k > 0 and self.row[k - 1].tag == "P" and self.row[k - 1].word in self.words.setting
        return led and self.row[k].tag == "NP" and not acts

    def resumed(self, comma: int) -> Span | None:
        """ "The Minister, who is visiting Oslo, held": the one of whom a clause between commas tells."""
        if comma < 0 or self.row[comma].tag != ",":
            return None
        commas = [k for k in range(comma - 1, -1, -1) if self.row[k].tag in (",", *HARD)]
        opened = (k for k in commas[:2] if self.row[k].tag == "," and self.row[k + 1].word in self.words.relatives)
        before = next(opened, 0)  # "who was on a tour of Lima, Peru, met": a comma may stand between
        told = [self.row[i] for i in range(before + 1, comma) if finite(self.row[i])]
        return self.leftward(before - 1) if before > 0 and len(told) == 1 else None

    def leftward(self, i: int) -> Span | None:
        """The nearest noun phrase to the left, from chunk i on, that no preposition governs."""
        while i >= 0:
            chunk = self.row[i]
            if chunk.tag == "NP":
                if not (i and self.row[i - 1].tag == "P"):
                    return chunk.span
                i -= 2
            elif chunk.tag == "S" and chunk.word in self.words.relatives:
                i -= 1
                while i >= 0 and self.row[i].tag in (",", "A"):
                    i -= 1
                if i >= 0 and self.row[i].tag != "NP":
                    return None
            elif chunk.tag in HARD or (chunk.tag == "S" and chunk.word not in self.words.transparent):
                return None
            elif finite(chunk) and not (self.row[i - 1].tag == "S" and self.relative(i)):
                return self.of.get(i)
            else:
                i -= 1
        return None

    def relative(self, i: int) -> bool:
        """Does "who" or "which" stand before chunk i?"""
        return i > 0 and self.row[i - 1].word in self.words.personal_relatives

    def object_before(self, comma: int) -> bool:
        """Is the noun phrase before a comma the object (or a phrase) of an earlier verb of the same clause?"""
        for i in range(comma - 1, -1, -1):
            chunk = self.row[i]
            if finite(chunk):  # "was received by X, who greeted him, thanked him and"
                return not self.relative(i) or self.finite_before(i) is not None
            if chunk.tag in HARD or chunk.tag == "S":
                return False
        return False

    def finite_before(self, i: int) -> int | None:
        """The last finite verb before chunk i."""
        return next((k for k in range(i - 1, -1, -1) if finite(self.row[k])), None)

    def partner(self, v: int, left: int) -> int | None:
        """The finite verb that the verb at chunk v is joined to, left of chunk `left`.

        A verb of narration goes with one, past what is told between them.
        """
        verb, nearest = self.verb(v), self.finite_before(left)
        if verb.lemma not in self.narrating:
            return nearest
        k = nearest
        while k is not None:
            other = self.verb(k)
            alike = other.tense == verb.tense and other.modal == verb.modal and other.passive == verb.passive
            if other.lemma in self.narrating and alike:
                return k
            k = self.finite_before(k)
        return nearest

    def governor(self, v: int) -> int | None:
        """The number among the verbs of the one that an infinitive or gerund depends on."""
        n = self.verbs.index(v)
        while n > 0:
            joined = any(self.row[k].tag == "C" for k in range(max(v - 2, 0), v))
            previous = self.verbs[n - 1]
            if not joined or self.verb(previous).form != self.verb(v).form:
                return n - 1
            v, n = previous, n - 1
        return None

    def controlled(self, v: int) -> tuple[Span | None, bool]:
        """The understood subject of an infinitive or gerund: the governing verb's object or subject."""
        governor = self.governor(v)
        if governor is None:
            return None, False
        left = v - 1
        while left >= 0 and self.row[left].tag == "A":
            left -= 1
        form = self.verb(v).form
        if form == "gerund" and left >= 0 and self.row[left].word in self.words.alongside:
            earlier = self.finite_before(left)  # "he called on X to do Y, adding that": the one who called adds
            return (self.of.get(earlier), True) if earlier is not None else (None, False)
        g = self.verbs[governor]
        verb = self.verb(g)
        done = form == "gerund" and verb.lemma in self.words.object_gerund and self.row[max(left, 0)].tag == "P"
        if (done or (form == "infinitive" and self.controls(g))) and not verb.passive:
            between = [c for c in self.row[g + 1 : v] if c.tag == "NP"]
            if between:
                return between[0].span, True
        return self.of.get(g), True

    def controls(self, g: int) -> bool:
        """Does the object of the verb at chunk g do what an infinitive says ("asks X to"; not "called X to")?"""
        verb = self.verb(g)
        phoned = verb.lemma == "call" and not verb.passive and self.row[g + 1].word not in self.words.calling_on
        return verb.lemma in self.words.object_control and not phoned

    def open_gerunds(self) -> None:
        """A gerund that opens the sentence has the subject of the first finite verb after it."""
        later: int | None = None
        for v in reversed(self.verbs):
            if later is not None and self.of[v] is None and self.verb(v).form in ("gerund", "infinitive"):
                self.of[v], self.shares[v] = self.of[later], True
            later = v if finite(self.row[v]) else later


def finite(chunk: Chunk) -> bool:
    """Is a chunk a finite verb?"""
    return chunk.verb is not None and chunk.verb.form == "finite"
