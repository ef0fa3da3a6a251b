"""Clauses without a parser: each verb group with its subject, object, prepositional phrases and complement."""

from __future__ import annotations

from collections.abc import Sequence

from communique import data
from communique.annotate.chunks import Chunk, Row, chunks
from communique.model import Span
from communique.reading import Frame, Mention, Token

# Verbs whose object does what the infinitive after them says.
OBJECT_CONTROL = frozenset(
    ["ask", "urge", "invite", "call", "encourage", "request", "instruct", "direct", "task", "allow", "enable", "want", "expect", "order", "advise", "wish", "mandate", "authorize", "authorise", "require", "permit", "help", "empower", "commission", "press", "appeal", "persuade", "remind", "convince", "entrust", "charge", "tell", "warn", "assist", "lead", "designate", "appoint", "let"]
)
HARD = {";", ":"}


def clauses(
    sentences: Sequence[Span], run: Sequence[Token], mentions: Sequence[Mention], language: str = "en"
) -> tuple[Frame, ...]:
    """The frames of all sentences, in order of their verbs."""
    frames: list[Frame] = []
    t = m = 0
    for number, sentence in enumerate(sentences):
        while t < len(run) and run[t].start < sentence.start:
            t += 1
        first = t
        while t < len(run) and run[t].end <= sentence.end:
            t += 1
        while m < len(mentions) and mentions[m].start < sentence.start:
            m += 1
        own = {}
        while m < len(mentions) and mentions[m].start < sentence.end:
            own[mentions[m].start] = mentions[m]
            m += 1
        frames.extend(
            Sentence(
                number, sentence, chunks(Row(run[first:t], own, language)), len(frames), language
            ).frames()
        )
    return tuple(frames)


class Sentence:
    """The chunks of one sentence and the frames read off them."""

    def __init__(self, number: int, span: Span, row: list[Chunk], base: int, language: str) -> None:
        self.narrating = data.words(language, "speech.verbs") | data.words(language, "speech.official")
        self.number, self.span, self.row, self.base = number, span, merged(row), base
        self.verbs = [i for i, chunk in enumerate(self.row) if chunk.tag == "VG"]
        self.subjects: dict[int, Span | None] = {}
        self.shares: dict[int, bool] = {}

    def frames(self) -> list[Frame]:
        for v in self.verbs:
            self.subjects[v], self.shares[v] = self.subject(v)
        self.open_gerunds()
        found: list[Frame] = []
        for n, v in enumerate(self.verbs):
            found.append(self.frame(n, v))
        return [f._replace(inside=self.inside(f, found)) for f in found]

    def frame(self, n: int, v: int) -> Frame:
        chunk = self.row[v]
        verb = chunk.verb
        assert verb is not None  # a VG chunk carries its verb
        object_, phrases, complement, end = self.after(v)
        governor = self.governor(v) if verb.form in ("infinitive", "gerund") else None
        subject = self.subjects[v]
        start = subject.start if subject and not self.shares[v] and subject.end <= verb.start else verb.start
        return Frame(
            self.base + n, self.number, verb, subject, object_, tuple(phrases), complement,
            self.base + governor if governor is not None else None, None, Span(start, end), self.shares[v], self.conditional(v),
        )  # fmt: skip

    def subject(self, v: int) -> tuple[Span | None, bool]:
        """The subject of the verb at chunk v, and whether it is shared with an earlier verb."""
        verb = self.row[v].verb
        assert verb is not None
        if verb.form == "participle":
            return next(
                (self.row[i].span for i in range(v - 1, max(v - 3, -1), -1) if self.row[i].tag == "NP"), None
            ), False
        if verb.form in ("infinitive", "gerund"):
            return self.controlled(v)
        left = v - 1
        while left >= 0 and self.row[left].tag in ("A", "T"):
            left -= 1
        if left >= 0 and self.row[left].tag == "C":
            earlier = self.partner(v, left)
            if earlier is not None:
                return self.subjects.get(earlier), True
        if left >= 0 and self.row[left].tag == "," and self.object_before(left):
            earlier = self.partner(v, left)
            if earlier is not None:
                return self.subjects.get(earlier), True
        return self.leftward(left), False

    def leftward(self, i: int) -> Span | None:
        """The nearest noun phrase to the left that no preposition governs."""
        while i >= 0:
            chunk = self.row[i]
            if chunk.tag == "NP":
                if i and self.row[i - 1].tag == "P":
                    i -= 2
                    continue
                return chunk.span
            if chunk.tag == "S" and chunk.word in ("who", "which", "that"):
                i -= 1
                while i >= 0 and self.row[i].tag in (",", "A"):
                    i -= 1
                if i >= 0 and self.row[i].tag != "NP":
                    return None
                continue
            if chunk.tag in HARD or (chunk.tag == "S" and chunk.word not in ("as",)):
                return None
            if chunk.verb and chunk.verb.form == "finite":
                relative = i and self.row[i - 1].tag == "S" and self.row[i - 1].word in ("who", "which")
                if not relative:
                    return self.subjects.get(i)
                i -= 1
                continue
            i -= 1
        return None

    def object_before(self, comma: int) -> bool:
        """Is the noun phrase before a comma the object (or a phrase) of an earlier verb of the same clause?"""
        for i in range(comma - 1, -1, -1):
            chunk = self.row[i]
            if chunk.verb and chunk.verb.form == "finite":
                relative = i and self.row[i - 1].word in ("who", "which")
                return (
                    not relative or self.finite_before(i) is not None
                )  # "was received by X, who greeted him, thanked him and"
            if chunk.tag in HARD or chunk.tag == "S":
                return False
        return False

    def finite_before(self, i: int) -> int | None:
        return next(
            (k for k in range(i - 1, -1, -1) if (verb := self.row[k].verb) and verb.form == "finite"), None
        )

    def partner(self, v: int, left: int) -> int | None:
        """The finite verb that the verb at chunk v is joined to: a verb of narration goes with one, past what is told between."""
        verb, nearest = self.row[v].verb, self.finite_before(left)
        assert verb is not None
        if nearest is None or verb.lemma not in self.narrating:
            return nearest
        k: int | None = nearest
        while k is not None:
            other = self.row[k].verb
            assert other is not None
            if other.lemma in self.narrating and other.tense == verb.tense and other.modal == verb.modal:
                return k
            k = self.finite_before(k)
        return nearest

    def governor(self, v: int) -> int | None:
        """The number among the verbs of the one that an infinitive or gerund depends on."""
        n = self.verbs.index(v)
        if n == 0:
            return None
        verb, previous = self.row[v].verb, self.row[self.verbs[n - 1]].verb
        joined = any(self.row[k].tag == "C" for k in range(max(v - 2, 0), v))
        if joined and previous and verb and previous.form == verb.form:
            return self.governor(self.verbs[n - 1])
        return n - 1

    def controlled(self, v: int) -> tuple[Span | None, bool]:
        """The understood subject of an infinitive or gerund: the governing verb's object or subject."""
        governor = self.governor(v)
        if governor is None:
            return None, False
        left = v - 1
        while left >= 0 and self.row[left].tag == "A":
            left -= 1
        if (
            self.row[v].verb.form == "gerund"
            and left >= 0
            and self.row[left].word in (",", "while", "whilst")
        ):  # type: ignore[union-attr]
            finite = self.finite_before(
                left
            )  # "he called on X to do Y, adding that": the one who called adds
            return (self.subjects.get(finite), True) if finite is not None else (None, False)
        g = self.verbs[governor]
        verb = self.row[g].verb
        assert verb is not None
        phoned = (
            verb.lemma == "call" and not verb.passive and self.row[g + 1].word not in ("on", "upon", "for")
        )
        if (
            self.row[v].verb
            and self.row[v].verb.form == "infinitive"
            and verb.lemma in OBJECT_CONTROL
            and not phoned
        ):  # type: ignore[union-attr]
            if verb.passive:
                return self.subjects.get(g), True
            between = [c for c in self.row[g + 1 : v] if c.tag == "NP"]
            if between:
                return between[0].span, True
        return self.subjects.get(g), True

    def open_gerunds(self) -> None:
        """A gerund that opens the sentence has the subject of the first finite verb after it."""
        for v in self.verbs:
            verb = self.row[v].verb
            if verb and verb.form in ("gerund", "infinitive") and self.subjects[v] is None:
                later = next((k for k in self.verbs if k > v and self.row[k].verb.form == "finite"), None)  # type: ignore[union-attr]
                if later is not None:
                    self.subjects[v], self.shares[v] = self.subjects[later], True

    def after(self, v: int) -> tuple[Span | None, list[tuple[str, Span]], Span | None, int]:
        """Object, (preposition, noun phrase) pairs, complement clause and clause end, to the right of chunk v."""
        object_: Span | None = None
        phrases: list[tuple[str, Span]] = []
        complement: Span | None = None
        i, end = v + 1, self.row[v].end
        while i < len(self.row):
            chunk = self.row[i]
            if chunk.tag == "NP":
                if self.opens_clause(i):
                    break
                if self.row[i - 1].tag == "P":
                    phrases.append((self.row[i - 1].word, chunk.span))
                elif object_ is None:
                    object_ = chunk.span
            elif chunk.tag == "S" and chunk.word in ("that", "whether", "how"):
                complement = Span(self.row[i + 1].start, self.end_of(i)) if i + 1 < len(self.row) else None
                end = max(end, self.end_of(i))
                break
            elif chunk.tag in HARD or chunk.tag in ("S",) or chunk.verb or (chunk.tag in ("C", ",") and self.verb_follows(i)):
                break
            if chunk.tag not in ("C", ",", "P", "."):
                end = chunk.end
            i += 1
        return object_, phrases, complement, end

    def end_of(self, i: int) -> int:
        last = self.row[-1]
        return last.start if last.tag in (".", "!", "?") and len(self.row) > i + 1 else last.end

    def opens_clause(self, i: int) -> bool:
        """Is the noun phrase at i the subject of a finite verb right after it?"""
        k = i + 1
        while k < len(self.row) and self.row[k].tag == "A":
            k += 1
        verb = self.row[k].verb if k < len(self.row) else None
        return bool(verb and verb.form == "finite" and self.row[i - 1].tag != "P")

    def verb_follows(self, i: int) -> bool:
        k = i + 1
        while k < len(self.row) and self.row[k].tag in ("A", "C", "T"):
            k += 1
        return k < len(self.row) and (
            self.row[k].tag == "VG" or (self.row[k].tag == "NP" and self.opens_clause(k))
        )

    def conditional(self, v: int) -> bool:
        """Does "if" or "unless" open the clause of the verb at chunk v?"""
        for i in range(v - 1, -1, -1):
            if self.row[i].word in ("if", "unless", "should") and self.row[i].tag == "S":
                return True
            if self.row[i].tag in (",", ";", ":") or self.row[i].word == "that":
                return False
        return False

    def inside(self, frame: Frame, found: list[Frame]) -> int | None:
        """The innermost frame whose complement holds this one."""
        holders = [
            f
            for f in found
            if f.complement
            and f.number != frame.number
            and f.complement.start <= frame.verb.start < f.complement.end
        ]
        return max(holders, key=lambda f: f.complement.start).number if holders else None  # type: ignore[union-attr]


def merged(row: list[Chunk]) -> list[Chunk]:
    """Noun phrases joined by "of", and lists of them joined by commas and "and", made one."""
    found: list[Chunk] = []
    for i, chunk in enumerate(row):
        if chunk.tag == "NP" and len(found) > 1 and joins(found, chunk, row, i):
            tail = found.pop()
            while found[-1].tag != "NP":
                tail = found.pop()
            found[-1] = found[-1]._replace(end=chunk.end)
            continue
        found.append(chunk)
    return found


def joins(found: list[Chunk], chunk: Chunk, row: list[Chunk], i: int) -> bool:
    """Does a noun phrase go on the one before it?"""
    link, left = found[-1], found[-2]
    if link.word == "of" and left.tag == "NP":
        return True
    if (
        link.tag == ","
        and left.tag == "NP"
        and chunk.mention
        and left.mention
        and chunk.mention.kind == left.mention.kind
    ):
        return chunk.mention.kind in ("person", "office", "state") and not verb_after(row, i)
    if link.tag != "C":
        return False
    if left.tag == "NP" and len(found) > 2 and found[-3].word == "between":
        return True
    if left.tag == "," and len(found) > 2:
        left = found[-3]
    return left.tag == "NP" and (not verb_after(row, i) or opens(found, left, chunk))


def opens(found: list[Chunk], left: Chunk, chunk: Chunk) -> bool:
    """Do two states or people joined by "and" open a clause together ("Given X, the United States and India will")?"""
    at = found.index(left)
    before = found[at - 1] if at else None
    actors = ("state", "person", "office", "pronoun", "organization")
    alike = bool(
        left.mention and chunk.mention and left.mention.kind in actors and chunk.mention.kind in actors
    )
    return alike and (
        before is None
        or before.tag == "S"
        or (before.tag in (",", ";", ":")
        and (at < 2 or found[at - 2].tag != "NP" or found[at - 2].mention is None))
    )


def verb_after(row: list[Chunk], i: int) -> bool:
    """Is the noun phrase the subject of a verb of its own? (A list of people before one verb is one subject.)"""
    k = i + 1
    while k < len(row) and row[k].tag == "A":
        k += 1
    verb = row[k].verb if k < len(row) else None
    earlier = any(c.verb and c.verb.form == "finite" for c in row[:i])
    return bool(verb and verb.form == "finite" and earlier)
