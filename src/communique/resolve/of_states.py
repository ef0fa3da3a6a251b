"""Headlines that name states for those who meet: "Peru and Chile discuss the ferry"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import ActDraft, Reading


def with_people(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts, a headline's meeting of states with the people of these states whose meeting the body tells."""
    body = [d for d in drafts if d.kind == "meeting" and d.voice is None and not in_headline(reading, d)]
    return [met(reading, d, body) if d.kind == "meeting" and in_headline(reading, d) else d for d in drafts]


def met(reading: Reading, head: ActDraft, body: Sequence[ActDraft]) -> ActDraft:
    """A headline's meeting with the roles of the one that the body tells of people of its states."""
    states = {reading.cast.characters[n].iso for n in of_type(reading, head, ("state",))}
    if len(states) < FEWEST or len(states) != len(head.roles):
        return head
    told = next((d for d in body if d.status == head.status and of_states(reading, d, states)), None)
    return head._replace(roles=told.roles) if told else head


FEWEST = 2


def of_states(reading: Reading, draft: ActDraft, states: set[str | None]) -> bool:
    """Are those who meet people of some states: as many as these, of one at most not told of which?"""
    isos = [reading.cast.characters[n].iso for n in of_type(reading, draft, ("person", "office"))]
    known = [iso for iso in isos if iso is not None]
    return len(isos) == len(states) and len(set(known)) == len(known) >= len(isos) - 1 and set(known) <= states


def of_type(reading: Reading, draft: ActDraft, types: Sequence[str]) -> list[int]:
    """The characters of some types who meet."""
    parties = [filler.entity for role, filler in draft.roles if role != "attendee"]
    return [n for n in parties if n is not None and reading.cast.characters[n].type in types]


def in_headline(reading: Reading, draft: ActDraft) -> bool:
    section = reading.section_at(draft.span.start)
    return section is not None and section.kind == "headline"
