"""Does a text tell of a contact between actors of different states or international organizations?"""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import ActDraft, Character, Reading

CONTACTS = ("meeting", "visit", "message", "invitation", "agreement", "request", "thanks", "assistance")
BETWEEN = ("meeting", "visit", "message", "invitation", "agreement")  # of one with another
PLAIN = ("minister", "deputy_minister", "legislator", "other")  # ranks that many hold in one state
WORLD = "international_organization_head"


def diplomatic(reading: Reading, drafts: Sequence[ActDraft]) -> bool:
    """True where the roles of one act belong to two states, or to a state and an international organization."""
    contacts = [d for d in drafts if d.kind in CONTACTS]
    return any(len(sides(reading, d)) > 1 or abroad(reading, d) for d in contacts)


def sides(reading: Reading, draft: ActDraft) -> set[str]:
    """The states and organizations of those who take part."""
    found = {side(c) or (reading.home if c.titles else None) for c in parties(reading, draft)}
    return {own for own in found if own}


def side(character: Character) -> str | None:
    """The state or organization that somebody stands for, where the text tells it."""
    if character.iso or character.type == "organization":
        return character.iso or character.name
    return WORLD if WORLD in ranks(character) else None


def parties(reading: Reading, draft: ActDraft) -> list[Character]:
    return [reading.cast.characters[f.entity] for _, f in draft.roles if f.entity is not None]


def abroad(reading: Reading, draft: ActDraft) -> bool:
    """Does one whose state is not told, as one's own is not, face one whose state is?

    "The Minister received the Minister of Peru": named first, or of the same rank. In "The President of Peru received
    the Minister" the one without a state may well be the President's own. A headline that names another state settles
    it.
    """
    people = parties(reading, draft)
    known = sides(reading, draft)
    if draft.kind not in BETWEEN or len(known) != 1 or reading.home in known:
        return False
    theirs = [n for n, c in enumerate(people) if side(c) and c.type != "group"]
    own = [n for n, c in enumerate(people) if side(c) is None and c.type in ("person", "office")]
    world = bool(theirs) and known == {WORLD}
    first = any(people[n].titles and (world or n < max(theirs, default=-1)) for n in own)
    equal = any(ranks(people[n]) & ranks(people[m]) for n in own for m in theirs)
    return first or equal or bool(own and theirs and headline_states(reading) - known)


def ranks(character: Character) -> set[str]:
    return {t.rank for t in character.titles if t.rank not in PLAIN}


def headline_states(reading: Reading) -> set[str]:
    heads = [s.span for s in reading.sections if s.kind == "headline"]
    named = (reading.mentions[i] for head in heads for i in reading.mentions_in(head))
    return {m.iso for m in named if m.iso}
