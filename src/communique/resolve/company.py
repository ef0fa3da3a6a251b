"""A cast while it is gathered: characters that grow, mention by mention."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from communique.model import Span
from communique.reading import Cast, Character, Mention, Nesting, Reading, Title
from communique.resolve.people import agrees, display, office_fits, same_person

NAMED = "The same name, or its surname with the same office."
OFFICE = "An office without a name, one entity for each office and state."
STATE = "A state by its name or adjective."
THING = "Named by its words."


@dataclass
class Draft:
    """A character while it grows."""

    type: str
    name: str
    iso: str | None
    rule: str
    words: tuple[str, ...] = ()
    mentions: list[int] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)

    def last_before(self, i: int) -> int:
        """The number of the last mention before mention i, or -1."""
        at = bisect_left(self.mentions, i)
        return self.mentions[at - 1] if at else -1


class Company:
    """The characters found so far, and for each mention those it stands for."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.mentions, self.sections = reading.text, reading.mentions, reading.sections
        self.statements, self.home, self.language = reading.statements, reading.home, reading.language
        self.frames = reading.frames
        self.subjects = frozenset(f.subject.start for f in reading.frames if f.subject and f.verb.form == "finite")
        sections = reading.sections
        self.voices = Nesting(reading.statements)
        self.by_word: dict[str, list[int]] = {}
        self.drafts: list[Draft] = []
        self.of: list[tuple[int, ...]] = [()] * len(self.mentions)
        self.keys: dict[tuple[str, ...], int] = {}
        self.head_end = next((s.span.end for s in sections if s.kind == "headline"), 0)
        lead = next(
            (s.span for s in sections if s.kind not in ("headline", "dateline", "boilerplate")),
            Span(0, len(self.text)),
        )
        self.lead = lead

    def words(self, span: Span) -> str:
        return display(self.text[span.start : span.end])

    def fits(self, draft: Draft, words: tuple[str, ...], mention: Mention) -> bool:
        if draft.type != "person" or not agrees(mention, draft.titles):
            return False
        if len(words) > 1 and len(draft.words) > 1:
            return same_person(words, draft.words)
        return words[-1] in draft.words if len(words) == 1 else draft.words[-1] in (words[-1], words[0])

    def closest(self, fits: list[int], i: int) -> int:
        """Of several people who fit, one with the same office, else the one mentioned last before this place."""
        mention = self.mentions[i]
        shared = [d for d in fits if any(office_fits(t, h) for t in mention.titles for h in self.drafts[d].titles)]
        pool = shared or fits
        return max(pool, key=lambda d: self.drafts[d].last_before(i))

    def new(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def join(self, i: int, number: int) -> None:
        mention, draft = self.mentions[i], self.drafts[number]
        self.of[i] = (number,)
        insort(draft.mentions, i)
        draft.iso = draft.iso or mention.iso
        for title in mention.titles:
            if (
                mention.kind != "office"
                or draft.type != "person"
                or not any(office_fits(title, held) for held in draft.titles)
            ):
                self.add_title(draft, title)

    def add_title(self, draft: Draft, title: Title) -> None:
        """The same office said again, or said in fewer words, only adds the state it lacked."""
        for k, held in enumerate(draft.titles):
            if self.shorter(title, held):
                return
            if self.shorter(held, title):
                draft.titles[k] = title
                return
            if (
                held.office == title.office
                and held.tenure == title.tenure
                and (not held.iso or not title.iso or held.iso == title.iso)
            ):
                fuller = title if (title.iso or title.body) and not (held.iso or held.body) else held
                draft.titles[k] = fuller
                return
        draft.titles.append(title)

    def shorter(self, title: Title, held: Title) -> bool:
        """Is a title only a shorter form of another ("the Minister" of the Minister of Energy)?"""
        mine, yours = self.title_words(title), self.title_words(held)
        if title.office == "head_of_state" and office_fits(title, held):
            return True
        return (
            title.tenure == held.tenure
            and not title.iso
            and not title.body
            and mine < yours
            and (title.office == held.office or office_fits(title, held) or mine <= yours)
        )

    def title_words(self, title: Title) -> set[str]:
        return set((title.text or self.text[title.start : title.end]).lower().split())

    def titled(self) -> list[int]:
        """Numbers of the people and offices that have a title."""
        return [n for n, d in enumerate(self.drafts) if d.titles]

    def office(self, mention: Mention) -> int:
        title = mention.titles[0]
        key = (
            "office",
            title.office,
            title.portfolio or "",
            title.iso or (self.words(title.body) if title.body else ""),
            title.tenure,
        )
        if key not in self.keys:
            self.keys[key] = self.new(
                Draft("office", self.office_name(mention), mention.iso, OFFICE)
            )
        return self.keys[key]

    def office_name(self, mention: Mention) -> str:
        """The words for an unnamed office holder; of several ("the ambassadors of X and Y") by title and state."""
        title = mention.titles[0]
        if title.text and title.body:
            return f"{title.text} of {self.words(title.body)}"
        return re.sub(r"^(?:the|our|his|her|a|an) ", "", self.words(mention.span), flags=re.I)

    def state(self, mention: Mention) -> int:
        key = ("state", mention.iso or self.words(mention.name or mention.span).lower())
        if key not in self.keys:
            self.keys[key] = self.new(Draft("state", self.words(mention.name or mention.span), mention.iso, STATE))
        return self.keys[key]

    def known_before(self, number: int, i: int, title: Title) -> bool:
        """May a person, named before mention i or in another sentence, hold an office said alone there?"""
        draft = self.drafts[number]
        if not draft.mentions or not any(office_fits(title, held) for held in draft.titles):
            return False
        first = self.mentions[draft.mentions[0]]
        gap = self.text[self.mentions[i].end : first.start]
        return draft.mentions[0] < i or bool(re.search(r"[.!?]\s|\n", gap))

    def compact(self, principals: tuple[int, ...]) -> Cast:
        """The cast without the drafts that no mention stands for."""
        kept = [n for n, d in enumerate(self.drafts) if d.mentions or d.places]
        new = {n: k for k, n in enumerate(kept)}
        of = tuple(tuple(new[n] for n in numbers if n in new) for numbers in self.of)
        return Cast(
            tuple(self.character(self.drafts[n]) for n in kept),
            of,
            tuple(new[p] for p in principals if p in new),
        )

    def character(self, draft: Draft) -> Character:
        return Character(
            draft.type,
            draft.name,
            draft.iso,
            tuple(sorted(set(draft.mentions))),
            tuple(draft.titles),
            draft.rule,
            tuple(draft.places),
        )
