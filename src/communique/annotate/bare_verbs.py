"""Is a verb form without auxiliary a verb where it stands, or a noun or an adjective?"""

from __future__ import annotations

from communique import data
from communique.annotate.rows import OPENING, Chunk, Row, apposed, determined, floating, small_tag
from communique.annotate.verbs import Group
from communique.words.verbs import forms, nouns_too

AGENTS = frozenset({"person", "office", "state", "organization", "pronoun", "group", "document"})
NO_VERB_AFTER = ("determiner", "possessive", "preposition", "be", "have")


def verbal(row: Row, i: int, group: Group, found: list[Chunk]) -> bool:
    """Is the bare form at token i a verb, after the chunks found so far?"""
    if group.bare in ("past", "part"):
        return past_verb(row, i, group, found)
    if group.bare == "ing":
        return gerund(row, i, group)
    if determined(row, i - 1) or (i and row.tag(i - 1) in NO_VERB_AFTER and not floating(row, i - 1)):
        return False
    if in_a_name(row, i, found):
        return False
    noun = group.verb.lemma in nouns_too(row.language)
    if noun and row.lower(group.after) == "of":
        return False
    if group.bare == "base" and not noun and found and found[-1].tag == ",":
        return in_series(row, group, found)
    if group.bare == "s":
        return third_person_verb(noun, found) or (noun and initials(row, i, found) and to_verb(row, group))
    return base_verb(row, found, noun and not coordinate(row, group, found) and not promised(row, group, found))


def past_verb(row: Row, i: int, group: Group, found: list[Chunk]) -> bool:
    """Is an -ed form a verb ("he stressed"), not an adjective ("the stressed", "related issues")?"""
    if determined(row, i - 1):
        return False
    if i and row.tag(i - 1) == "preposition" and row.lower(i - 1) not in row.words.before_participle:
        return False
    adjective = row.lower(i) in data.words(row.language, "tags.adjective_ed") and not number_at(row, group.after)
    return not (adjective and noun_at(row, group.after)) or told_of(row, found)


def number_at(row: Row, i: int) -> bool:
    """Does a number or a sum stand at token i ("committed 5 million")?"""
    return i < len(row.run) and (row.run[i].text[0].isdigit() or row.run[i].text[0] in "$\u20ac\u00a3\u00a5")


def told_of(row: Row, found: list[Chunk]) -> bool:
    """Does "he", "who" or a person stand right before, so that an -ed form tells what he did ("he extended thanks")?"""
    last = found[-1] if found else None
    if last and last.word in row.words.relatives:
        return True
    mention = last.mention if last else None
    person = mention and mention.kind in ("person", "office", "pronoun") and mention.end == (last.end if last else 0)
    return bool(person) and not any(c.tag == "P" for c in found[-2:-1])


def noun_at(row: Row, i: int) -> bool:
    """Is token i an ordinary noun (or an adjective), in no mention and in no closed class?"""
    if i >= len(row.run) or row.run[i].start in row.mentions:
        return False
    return small_tag(row, i) == "NP" and row.tag(i) is None


def gerund(row: Row, i: int, group: Group) -> bool:
    """Is an -ing form a verb ("stressing"), not a noun ("the meeting", "training")?"""
    noun = row.lower(i) in data.words(row.language, "tags.noun_ing")
    if noun and not object_at(row, group.after) and not once_more(row, i, group):
        return False
    if determined(row, i - 1) or (i > 0 and row.run[i].text[0].isupper()):
        return False
    before = row.tag(i - 1) if i else None
    return group.verb.lemma != "meet" or before in ("preposition", None)


def once_more(row: Row, i: int, group: Group) -> bool:
    """ "Look forward to meeting again": behind a preposition, a form that "again" follows is a verb."""
    again = data.words(row.language, "tags.gerund_before")
    return i > 0 and row.tag(i - 1) == "preposition" and group.after < len(row.run) and row.lower(group.after) in again


def object_at(row: Row, i: int) -> bool:
    """Does a mention, a determiner or a pronoun stand at token i: the beginning of an object?"""
    return i < len(row.run) and (row.run[i].start in row.mentions or row.tag(i) in OPENING)


def in_a_name(row: Row, i: int, found: list[Chunk]) -> bool:
    """Is token i a capital word after another, in a name that is no mention?"""
    capitals = i > 0 and row.run[i].text[0].isupper() and row.run[i - 1].text[0].isupper()
    return capitals and bool(found) and found[-1].mention is None


def third_person_verb(noun: bool, found: list[Chunk]) -> bool:
    """Is an -s form a verb ("China firmly supports", "welcomes and supports"), not a plural noun?"""
    listed = bool(found) and found[-1].tag in ("C", "A", ",") and third_person(found)
    actor = next((c for c in reversed(found) if c.tag != "A"), None)
    return agent_before(actor) or (not noun and bool(found)) or listed


def coordinate(row: Row, group: Group, found: list[Chunk]) -> bool:
    """Is a form that could be a noun joined to an earlier verb, with an object of its own?"""
    joined = bool(found) and found[-1].tag in ("C", ",")
    return joined and object_at(row, group.after) and any(c.verb for c in found)


def promised(row: Row, group: Group, found: list[Chunk]) -> bool:
    """Do several actors stand before a form that could be a noun, and what can only follow a verb after it?"""
    if not several(found) or group.after >= len(row.run):
        return False
    told = group.verb.lemma in data.words(row.language, "tags.told_of_several")
    return to_verb(row, group) or (told and row.tag(group.after) != "preposition")


def to_verb(row: Row, group: Group) -> bool:
    """Do "to" and a verb follow a form ("plans to invest")?"""
    after = group.after + 1
    if after >= len(row.run) or row.lower(group.after) != "to":
        return False
    return any(form.form == "base" for form in forms(row.language).get(row.lower(after), ()))


def initials(row: Row, i: int, found: list[Chunk]) -> bool:
    """Do initials stand before token i, with no verb before them ("The RHDC plans to")?"""
    return i > 0 and row.run[i - 1].text.isupper() and not any(c.verb for c in found)


def agent_before(last: Chunk | None) -> bool:
    """Does a chunk end with the mention of somebody who can act?"""
    mention = last.mention if last else None
    return bool(last and mention and mention.end == last.end and mention.kind in AGENTS)


def base_verb(row: Row, found: list[Chunk], noun: bool) -> bool:
    """Is a base form a verb: after a plural or "I", "you", or joined to another verb; not after modifiers?"""
    if not found:
        return not noun
    if apposed(found):
        return True
    last = found[-1]
    whole = last.mention is not None and last.mention.end == last.end  # not "their nations' continued support"
    if last.mention and whole and (last.mention.plural or last.word in row.words.base_subjects):
        return last.mention.kind in ("pronoun", "group") or not noun
    if (last.tag == "S" and last.word in row.words.relatives) or let_by(found):
        return True
    if last.tag == "C":
        return not noun and any(takes_base(c) for c in found)
    if last.tag == "A":
        plain = [c for c in found if c.tag != "A"]
        return let_by(plain) or past_adverbs(row, plain, noun)
    if several(found):
        return not noun
    return last.tag == "NP" and not noun and last.word.endswith("s")


def in_series(row: Row, group: Group, found: list[Chunk]) -> bool:
    """ "Will meet the King, hold talks with the Minister": a base form behind a comma that goes on what is to come."""
    before = next((c.verb for c in reversed(found) if c.verb), None)
    ahead = before is not None and (before.form == "infinitive" or before.tense == "future")
    if not ahead or group.after >= len(row.run):
        return False
    if row.tag(group.after) == "preposition":
        return row.lower(group.after) in data.words(row.language, "tags.series_after")
    return object_at(row, group.after) or noun_at(row, group.after)


def takes_base(chunk: Chunk) -> bool:
    """Is a chunk a verb that "and" may join a base form to?"""
    verb = chunk.verb
    return bool(verb and (verb.form == "infinitive" or verb.modal or verb.tense != "past"))


def past_adverbs(row: Row, found: list[Chunk], noun: bool) -> bool:
    """Is a base form after adverbs a verb? `found` are the chunks before it without adverbs."""
    mention = found[-1].mention if found else None
    subject = bool(mention and (mention.plural or found[-1].word in row.words.talkers))
    return subject or (not noun and several(found))


SAY = "say"
FOLLOWING = 4  # chunks of "said France and Japan"


def several(found: list[Chunk]) -> bool:
    """Do two actors joined by "and" stand before ("France and Japan reaffirm")?"""
    return (
        len(found) > 2
        and found[-2].tag == "C"
        and agent_before(found[-1])
        and agent_before(found[-3])
        and not any(c.tag == "VG" for c in found[:-4])
        and (len(found) < FOLLOWING or found[-4].verb is None or found[-4].verb.lemma == SAY)
    )


def let_by(found: list[Chunk]) -> bool:
    """Does "let me", "let us" stand before?"""
    return len(found) > 1 and found[-1].tag == "NP" and bool(found[-2].verb and found[-2].verb.lemma == "let")


def third_person(found: list[Chunk]) -> bool:
    """Is there a verb in the present, without auxiliaries?"""
    verbs = [c.verb for c in found if c.verb]
    return any(v.form == "finite" and v.tense == "present" and v.span == v.head for v in verbs)
