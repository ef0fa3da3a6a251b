"""A cast while it is gathered: characters that grow, mention by mention."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from itertools import islice

from communique.model import Span
from communique.reading import Cast, Character, Mention, Nesting, Reading, Title
from communique.resolve import tables
from communique.resolve.people import FAMILY, agrees, display, father_of, office_fits, one_numbered, same_person

NAMED = "The same name, or its surname with the same office."
OFFICE = "An office without a name, one entity for each office and state."
STATE = "A state by its name or adjective."
THING = "Named by its words."
CROWD = 60  # holders of one office, of whom all are asked
REACH = 400  # mentions back to which holders are asked where they are more
STOP = re.compile(r"[.!?]\s|\n")


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
    places: dict[Span, None] = field(default_factory=dict)
    number: int = -1

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
        self.sentence_starts = reading.sentence_starts
        self.subjects = frozenset(f.subject.start for f in reading.frames if f.subject and f.verb.form == "finite")
        sections = reading.sections
        self.voices = Nesting(reading.statements)
        self.peers: set[int] = set()  # people called somebody's counterpart, whose office is that one's
        self.by_word: dict[str, set[int]] = {}
        self.by_last: dict[str, set[int]] = {}
        self.by_owner: dict[tuple[str, str], set[int]] = {}
        self.by_office: dict[str, dict[int, None]] = {}
        self.drafts: list[Draft] = []
        self.of: list[tuple[int, ...]] = [()] * len(self.mentions)
        self.keys: dict[tuple[str, ...], int] = {}
        self.head_end = next((s.span.end for s in sections if s.kind == "headline"), 0)
        lead = next(
            (s.span for s in sections if s.kind not in ("headline", "dateline", "boilerplate")),
            Span(0, len(self.text)),
        )
        self.lead = lead

    def sentences_before(self, offset: int) -> tuple[int, int]:
        """Where the sentence at an offset begins, and the one before it."""
        at = max(bisect_right(self.sentence_starts, offset) - 1, 0)
        return (self.sentence_starts[at], self.sentence_starts[max(at - 1, 0)]) if self.sentence_starts else (0, 0)

    def sentence_end(self, offset: int) -> int:
        """Where the sentence at an offset ends."""
        at = bisect_right(self.sentence_starts, offset)
        return self.sentence_starts[at] if at < len(self.sentence_starts) else len(self.text)

    def words(self, span: Span) -> str:
        return display(self.text[span.start : span.end])

    def fits(self, draft: Draft, words: tuple[str, ...], mention: Mention) -> bool:
        if draft.type != "person" or not agrees(mention, draft.titles):
            return False
        if len(words) != len(draft.words) and mention.name and one_numbered(self.words(mention.name), draft.name):
            return False
        if len(words) > 1 and len(draft.words) > 1:
            return same_person(words, draft.words)
        if len(words) == 1:
            return words[0] in draft.words and not father_of(words[0], draft.words)
        return draft.words[-1] in (words[-1], words[0])

    def closest(self, fits: list[int], i: int) -> int:
        """Of several people who fit, one with the same office, else the one mentioned last before this place."""
        mention = self.mentions[i]
        shared = [d for d in fits if any(office_fits(t, h) for t in mention.titles for h in self.drafts[d].titles)]
        pool = shared or fits
        return max(pool, key=lambda d: self.drafts[d].last_before(i))

    def new(self, draft: Draft) -> int:
        draft.number = len(self.drafts)
        self.drafts.append(draft)
        return draft.number

    def namesakes(self, words: tuple[str, ...]) -> list[int]:
        """Those whose name may be one with some words: a last name stands among the other's words."""
        found = set(self.by_word.get(words[-1], ()))
        return sorted(found.union(*(self.by_last.get(word, ()) for word in words)))

    def name(self, number: int, words: tuple[str, ...]) -> None:
        """Notes the words of a name by which somebody is found again."""
        for word in words:
            self.by_word.setdefault(word, set()).add(number)
        for word in (words[-1], self.drafts[number].words[-1]):
            self.by_last.setdefault(word, set()).add(number)

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
        self.by_office.setdefault(title.office, {})[draft.number] = None
        for owner in self.owners(title):
            self.by_owner.setdefault((title.office, owner), set()).add(draft.number)
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

    def sharing(self, title: Title) -> list[int]:
        """Who has, or may be meant to have, an office of the same state or body as a title."""
        offices = (title.office, *FAMILY.get(title.office, ()))
        return sorted({n for o in offices for owner in self.owners(title) for n in self.by_owner.get((o, owner), ())})

    def owners(self, title: Title) -> list[str]:
        """The state and the body to which an office belongs, as keys."""
        body = self.words(title.body) if title.body else ""
        known = tables.organization_wikidata(body, self.language) or body
        return [owner for owner in (title.iso, known) if owner]

    def holders(self, title: Title, i: int) -> list[int]:
        """Who may hold an office said alone at mention i; of very many the first, and those named not far before."""
        pools = [self.by_office[o] for o in (title.office, *FAMILY.get(title.office, ())) if o in self.by_office]
        if sum(len(pool) for pool in pools) <= CROWD:
            known = {n for pool in pools for n in pool}
        else:
            known = {n for pool in pools for n in islice(pool, CROWD)}
            near = {n for k in range(max(i - REACH, 0), i) for n in self.of[k]}
            known |= {n for n in near if any(n in pool for pool in pools)}
        return sorted(known)

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
            fronted = title.body.end <= title.start  # "Chilean and Peruvian presidents"
            state = tables.state_name(title.iso, self.language) if fronted else None
            return f"{title.text} of {state or self.words(title.body)}"
        begin = min(title.start, title.body.start if title.body else title.start)
        before = self.text[mention.start : max(begin, mention.start)]
        styled = re.search(r"\sthe\s+$", before)  # "His Highness the Amir"
        words = self.words(Span(begin, mention.end) if styled else mention.span)
        return re.sub(r"^(?:the|our|his|her|a|an) ", "", words, flags=re.I)

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
        if draft.mentions[0] < i:
            return True
        foreign = first.iso is not None and first.iso != self.home
        if foreign and self.said(title) not in {self.said(held) for held in draft.titles}:
            return False  # "The Foreign Secretary", before "the Foreign Minister of Norway"
        return bool(STOP.search(self.text, self.mentions[i].end, first.start))

    def said(self, title: Title) -> str:
        """The words of a title, written out where the text shortens them ("PM")."""
        return (title.text or self.text[title.start : title.end]).lower()

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
