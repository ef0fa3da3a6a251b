"""Bare forms that are no finite verbs: infinitives joined to another, participles after a noun."""

from __future__ import annotations

from communique import data
from communique.annotate.bare_verbs import let_by
from communique.annotate.rows import DETERMINING, Chunk, Row
from communique.annotate.verbs import Group
from communique.reading import Verb
from communique.words.verbs import forms

BOUNDARY = {"S", "C", ",", ";", ":", "-", "\u2013", "\u2014"}


def as_infinitive(group: Group, found: list[Chunk]) -> Verb | None:
    """The verb of "to meet you and convey greetings": a base form joined to an infinitive is one too."""
    if group.sure or group.bare != "base" or not found:
        return None
    if let_by(found):
        return group.verb._replace(form="infinitive")
    if found[-1].tag not in ("C", ","):
        return None
    earlier = next((c.verb for c in reversed(found) if c.verb), None)
    return group.verb._replace(form="infinitive") if earlier and earlier.form == "infinitive" else None


def as_participle(row: Row, group: Group, found: list[Chunk]) -> Verb:
    """The verb of a group: a participle where a bare -ed form goes on a noun ("agreements reached by")."""
    if group.sure or group.bare not in ("past", "part") or not found or finite_past(row, group, found):
        return group.verb
    if not any(form.form == "part" for form in forms(row.language).get(row.lower(group.after - 1), ())):
        return group.verb  # "spoke by phone": a past that is no participle
    if on_a_noun(row, group, found):
        return group.verb._replace(form="participle", passive=True)
    return group.verb


def based_on(row: Row, group: Group) -> bool:
    return group.verb.lemma == "base" and row.lower(group.after) in row.words.basing


def finite_past(row: Row, group: Group, found: list[Chunk]) -> bool:
    """Is a past form finite: with an object, or told by the verb before it ("he said the sides met")?"""
    if group.bare != "past" or based_on(row, group):
        return False
    if taken(row, group):
        return True
    teller = found[-2].verb if len(found) > 1 else None
    told = teller is not None and teller.lemma in data.words(row.language, "speech.zero_that")
    return told and row.lower(group.after) != "by"


def taken(row: Row, group: Group) -> bool:
    """Does an object follow a verb group?"""
    if group.after >= len(row.run):
        return False
    mention = row.mentions.get(row.run[group.after].start)
    return (mention is not None and mention.kind != "time") or row.tag(group.after) in DETERMINING


def on_a_noun(row: Row, group: Group, found: list[Chunk]) -> bool:
    """Does a bare -ed form that takes no object go on the noun phrase before it?"""
    last, following = found[-1], row.lower(group.after)
    if last.word in row.words.personal_relatives:
        return False
    if based_on(row, group) or group.bare == "part" or (last.tag == "," and not following):
        return True
    mention = last.mention
    thing = last.tag == "NP" and not (mention and mention.kind in ("person", "office", "pronoun"))
    if thing and (following == "by" or has_verb(found)):
        return True
    governed = last.tag == "NP" and len(found) > 1 and found[-2].tag == "P"
    return governed and following in row.words.after_participle and (thing or following == "by")


def has_verb(found: list[Chunk]) -> bool:
    """Has the clause that the last chunk belongs to a verb already?"""
    for chunk in reversed(found):
        if chunk.tag in BOUNDARY:
            return False
        if chunk.verb and chunk.verb.form in ("finite", "infinitive", "gerund"):
            return True
    return False
