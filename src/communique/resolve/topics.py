"""Topics that an act's own words do not tell: those of its sentence, of the one before it, and money."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.model import Span
from communique.reading import ActDraft, Reading

Told = tuple[tuple[Span, str, bool], ...]

WITH_MONEY = frozenset({"commitment", "assistance"})  # money given or promised is a matter of finance
COURTESIES = frozenset({"greetings", "wishes", "condolences"})  # their words are of a feast or a loss, not of business


def with_topics(reading: Reading, drafts: Iterable[ActDraft]) -> list[ActDraft]:
    """Each act with the topics that its surroundings tell."""
    return [draft._replace(topics=topics_of(reading, draft)) for draft in drafts]


def topics_of(reading: Reading, draft: ActDraft) -> Told:
    """An act's topics, completed as its kind wants it."""
    if draft.kind == "message" and draft.subtype in COURTESIES:
        return ()
    rule = RULES.get(draft.kind)
    found = draft.topics or (rule(reading, draft) if rule else ())
    if draft.kind in WITH_MONEY and draft.amount is not None and all(code != "finance" for _, code, _ in found):
        found = (*found, (draft.amount, "finance", False))
    return found


def around(reading: Reading, draft: ActDraft) -> Told:
    """Topics of the act's sentence, else of the sentence before it in the same section."""
    number = reading.sentence_at(draft.span.start)
    before = reading.sentences[max(number - 1, 0)]
    same_section = reading.section_number(before.start) == reading.section_number(draft.span.start)
    own = reading.topics_in(reading.sentences[number])
    return own or (reading.topics_in(before) if same_section else ())


def travelled_for(reading: Reading, draft: ActDraft) -> Told:
    """What a visit's own words tell beside the travellers' titles and names."""
    named = [reading.mentions[m].span for m in reading.mentions_in(draft.span) if reading.mentions[m].kind != "event"]
    return tuple(t for t in reading.topics_in(draft.span) if not any(n.covers(t[0]) for n in named))


RULES: dict[str, Callable[[Reading, ActDraft], Told]] = {
    "commitment": around,
    "request": around,
    "visit": travelled_for,
}
