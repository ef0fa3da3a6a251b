"""A sentence as a row of chunks: noun phrases, verb groups, and the small words between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique import data
from communique.annotate.verbs import Group, group_at
from communique.words.classes import is_adverb, tags
from communique.words.verbs import forms, nouns_too
from communique.model import Span
from communique.reading import Mention, Token, Verb

LONGEST_GROUP = 12  # tokens from the first auxiliary to the main verb


class Chunk(NamedTuple):
    """`tag`: NP, VG, P (preposition), C (conjunction), S (subordinator), A (adverb), T (time), or a sign."""

    tag: str
    start: int
    end: int
    word: str
    verb: Verb | None = None
    mention: Mention | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Row(NamedTuple):
    """The tokens of a sentence, and its mentions by the offset where they begin."""

    run: Sequence[Token]
    mentions: dict[int, Mention]
    language: str


def chunks(row: Row) -> list[Chunk]:
    """The chunks of a sentence, in order."""
    found: list[Chunk] = []
    i = 0
    while i < len(row.run):
        chunk, i = chunk_at(row, i, found)
        if (
            chunk.tag == "NP"
            and found
            and found[-1].tag == "NP"
            and not apart(found[-1], chunk)
            and not begins(row, found[-1], chunk)
        ):
            found[-1] = found[-1]._replace(end=chunk.end, mention=found[-1].mention or chunk.mention)
        else:
            found.append(chunk)
    return found


def apart(left: Chunk, right: Chunk) -> bool:
    """Two noun phrases side by side that are not one ("told Ukraine the", "the gas you")."""
    return bool(right.mention and right.mention.kind == "pronoun") or bool(
        left.mention and left.mention.kind == "pronoun"
    )


def begins(row: Row, left: Chunk, right: Chunk) -> bool:
    """Does a determiner begin a noun phrase of its own ("the measures her government"), not after another ("all the")?"""
    opener = tags(row.language).get(right.word) in ("determiner", "possessive") and right.word not in (
        "'s",
        "that",
        "all",
        "both",
        "each",
        "several",
        "many",
        "some",
        "few",
    )
    return opener and left.end - left.start > len(left.word)


def chunk_at(row: Row, i: int, found: list[Chunk]) -> tuple[Chunk, int]:
    token = row.run[i]
    mention = row.mentions.get(token.start)
    if mention:
        after = i
        while after < len(row.run) and row.run[after].start < mention.end:
            after += 1
        tag = "T" if mention.kind == "time" else "NP"
        return Chunk(tag, mention.start, mention.end, token.lower, None, mention), max(after, i + 1)
    end = i + 1
    while end < len(row.run) and end - i < LONGEST_GROUP and row.run[end].start not in row.mentions:
        end += 1
    group = group_at(row.run, i, end, row.language)
    if group and (group.sure or verbal(row, i, group, found)):
        verb = as_infinitive(group, found) or as_participle(row, group, found)
        return Chunk("VG", verb.start, verb.end, token.lower, verb), group.after
    tag = small_tag(row, i)
    if tag == "A" and found and found[-1].tag == "NP" and i and determines(row, i - 1):
        tag = "NP"  # "a very detailed conversation"
    return Chunk(tag, token.start, token.end, token.lower), i + 1


def determines(row: Row, i: int) -> bool:
    return (
        tags(row.language).get(row.run[i].lower) in ("determiner", "possessive") or row.run[i].lower == "'s"
    )


def small_tag(row: Row, i: int) -> str:
    word = row.run[i].lower
    tag = tags(row.language).get(word)
    if word == "'s":
        return "NP"
    if not word[0].isalnum():
        return word
    if word == "once" and i + 1 < len(row.run) and row.run[i + 1].lower in ("again", "more"):
        return "A"
    if word == "that":
        return "S" if complementizer(row, i) else "NP"
    if tag in ("preposition", "conjunction", "subordinator"):
        return {"preposition": "P", "conjunction": "C", "subordinator": "S"}[tag]
    if is_adverb(word, row.language) and tag != "determiner":
        return "A"
    return "NP"


def complementizer(row: Row, i: int) -> bool:
    """Is "that" at token i a conjunction (not "that country", "that of")?"""
    following = row.run[i + 1].lower if i + 1 < len(row.run) else ""
    if following == "," and i and forms(row.language).get(row.run[i - 1].lower):
        return True  # "agreed that, on the basis of …, they will"
    return following not in ("of", ".", ",", "is", "was", "") or i == 0


def verbal(row: Row, i: int, group: Group, found: list[Chunk]) -> bool:
    """Is a verb form without auxiliary a verb here, and not a noun or an adjective?"""
    before = row.run[i - 1].lower if i else ""
    tag = tags(row.language).get(before)
    last = found[-1] if found else None
    if group.bare in ("past", "part"):
        if tag in ("determiner", "possessive") or before == "'s":
            return False
        if tag == "preposition" and before not in ("as", "than", "after", "before"):
            return False
        following = row.run[group.after] if group.after < len(row.run) else None
        adjective = row.run[i].lower in data.words(row.language, "tags.adjective_ed")
        if (
            adjective
            and following
            and following.start not in row.mentions
            and small_tag(row, group.after) == "NP"
            and tags(row.language).get(following.lower) is None
        ):
            return False
        return True
    noun = group.verb.lemma in nouns_too(row.language)
    if group.bare == "ing" and row.run[i].lower in data.words(row.language, "tags.noun_ing"):
        following = row.run[group.after] if group.after < len(row.run) else None
        if not following or not (
            following.start in row.mentions
            or tags(row.language).get(following.lower) in ("determiner", "possessive", "pronoun")
        ):
            return False
    if group.bare == "ing":
        return not (
            tag in ("determiner", "possessive")
            or before == "'s"
            or (group.verb.lemma == "meet" and tag not in ("preposition", None))
            or (row.run[i].text[0].isupper()
            and i > 0)
        )
    if tag in ("determiner", "possessive", "preposition", "be", "have") or before == "'s":
        return False
    if (
        row.run[i].text[0].isupper()
        and i > 0
        and row.run[i - 1].text[0].isupper()
        and last
        and not last.mention
    ):
        return False
    following = row.run[group.after].lower if group.after < len(row.run) else ""
    if noun and following == "of":
        return False
    if group.bare == "s":
        listed = bool(last and last.tag in ("C", "A", ",") and third_person(found))
        actor = next((c for c in reversed(found) if c.tag != "A"), None)  # "China firmly supports"
        return agent_before(actor) or (not noun and bool(found)) or listed
    takes_object = group.after < len(row.run) and (
        row.run[group.after].start in row.mentions
        or tags(row.language).get(following) in ("determiner", "possessive", "pronoun")
    )
    return base_verb(
        last,
        found,
        noun and not (takes_object and last and last.tag in ("C", ",") and any(c.verb for c in found)),
    )


def agent_before(last: Chunk | None) -> bool:
    return bool(
        last
        and last.mention
        and last.mention.end == last.end
        and last.mention.kind in ("person", "office", "state", "organization", "pronoun", "group")
    )


def base_verb(last: Chunk | None, found: list[Chunk], noun: bool) -> bool:
    """A base form: after a plural or "I", "you", or joined to another verb; not after a noun's modifiers."""
    if last is None:
        return not noun
    if last.mention and (last.mention.plural or last.word in ("i", "you", "we", "they", "who")):
        return last.mention.kind in ("pronoun", "group") or not noun
    if (last.tag == "S" and last.word in ("who", "which", "that")) or let_by(found):
        return True
    if last.tag == "C":
        return not noun and any(
            c.verb and (c.verb.form == "infinitive" or c.verb.modal or c.verb.tense != "past") for c in found
        )
    if last.tag == "A":
        before = [c for c in found if c.tag != "A"][-1:]
        return bool(
            before
            and before[0].mention
            and (before[0].mention.plural or before[0].word in ("i", "you", "we"))
        ) or (not noun and several([c for c in found if c.tag != "A"]))
    if several(found):
        return not noun
    return last.tag == "NP" and not noun and last.word.endswith("s")


def several(found: list[Chunk]) -> bool:
    """Do two actors joined by "and" stand before ("France and Japan reaffirm")?"""
    return (
        len(found) > 2
        and found[-2].tag == "C"
        and agent_before(found[-1])
        and agent_before(found[-3])
        and not any(c.tag == "VG" for c in found)
    )


def let_by(found: list[Chunk]) -> bool:
    """Does "let me", "let us" stand before?"""
    return len(found) > 1 and found[-1].tag == "NP" and bool(found[-2].verb and found[-2].verb.lemma == "let")


def third_person(found: list[Chunk]) -> bool:
    return any(
        c.verb and c.verb.form == "finite" and c.verb.tense == "present" and c.verb.span == c.verb.head
        for c in found
    )


def as_infinitive(group: Group, found: list[Chunk]) -> Verb | None:
    """ "to meet you and convey greetings": a base form joined to an infinitive is one too."""
    if group.sure or group.bare != "base" or not found:
        return None
    if let_by(found):
        return group.verb._replace(form="infinitive")
    if found[-1].tag not in ("C", ","):
        return None
    earlier = next((c.verb for c in reversed(found) if c.verb), None)
    return group.verb._replace(form="infinitive") if earlier and earlier.form == "infinitive" else None


BOUNDARY = {"S", "C", ",", ";", ":", "-", "\u2013", "\u2014"}


def as_participle(row: Row, group: Group, found: list[Chunk]) -> Verb:
    """A bare -ed form after a noun, in a clause that has its verb, is a participle ("agreements reached by")."""
    verb = group.verb
    if group.sure or group.bare not in ("past", "part") or not found:
        return verb
    last = found[-1]
    following = row.run[group.after].lower if group.after < len(row.run) else ""
    if verb.lemma == "base" and following in ("on", "upon"):
        return verb._replace(form="participle", passive=True)
    taken = group.bare == "past" and group.after < len(row.run) and (
        (row.run[group.after].start in row.mentions and row.mentions[row.run[group.after].start].kind != "time")
        or tags(row.language).get(following) in ("determiner", "possessive"))  # fmt: skip
    told = (
        len(found) > 1
        and found[-2].verb is not None
        and found[-2].verb.lemma in data.words(row.language, "speech.zero_that")
    )
    if taken or (told and group.bare == "past" and following != "by"):
        return verb  # a participle takes no object; "he said the sides met"
    clause_has_verb = False
    for chunk in reversed(found):
        if chunk.tag in BOUNDARY:
            break
        if chunk.verb and chunk.verb.form in ("finite", "infinitive", "gerund"):
            clause_has_verb = True
    thing = last.tag == "NP" and not (last.mention and last.mention.kind in ("person", "office", "pronoun"))
    if (
        group.bare == "part"
        or (last.tag == ","
        and not following)
        or (thing and (following == "by" or clause_has_verb))
    ):
        return verb._replace(form="participle", passive=True)
    governed = (
        len(found) > 1
        and last.tag == "NP"
        and found[-2].tag == "P"
        and following in ("by", "in", "on", "at", "between", "during")
    )
    return (
        verb._replace(form="participle", passive=True) if governed and (thing or following == "by") else verb
    )
