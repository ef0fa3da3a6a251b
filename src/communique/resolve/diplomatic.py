"""Does a text tell of a contact between actors of different states or international organizations?"""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import ActDraft, Reading

CONTACTS = ("meeting", "visit", "message", "invitation", "agreement", "request", "thanks", "assistance")


def diplomatic(reading: Reading, drafts: Sequence[ActDraft]) -> bool:
    """True where the roles of one act belong to two states, or to a state and an international organization."""
    return any(len(sides(reading, d)) > 1 for d in drafts if d.kind in CONTACTS)


def sides(reading: Reading, draft: ActDraft) -> set[str]:
    found: set[str] = set()
    for _, filler in draft.roles:
        if filler.entity is None:
            continue
        character = reading.cast.characters[filler.entity]
        own = character.iso or (character.name if character.type == "organization" else None)
        if own is None and character.titles and reading.home:
            own = reading.home
        if own:
            found.add(own)
    return found
