"""Who is who: every mention led to the person, office, state or group that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from communique.model import Span
from communique.reading import COUNTERPART, Cast, Character, Mention, Nesting, Reading, Title
from communique.resolve.people import agrees, display, name_words, office_fits, same_person

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


class Casting:
    """Builds the cast: names first, then offices, states and things, then what only the context tells."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.mentions, self.sections = reading.text, reading.mentions, reading.sections
        self.statements, self.home, self.language = reading.statements, reading.home, reading.language
        self.subjects = frozenset(
            f.subject.start for f in reading.frames if f.subject and f.verb.form == "finite"
        )
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

    def people(self) -> None:
        """Full names first, then surnames, each to the person it fits."""
        named = [
            (i, name_words(self.words(m.name)))
            for i, m in enumerate(self.mentions)
            if m.kind == "person" and m.name
        ]
        for i, words in sorted(named, key=lambda item: (len(item[1]) == 1, item[0])):
            near = sorted({d for w in words for d in self.by_word.get(w, ())})
            fits = [d for d in near if self.fits(self.drafts[d], words, self.mentions[i])]
            best = (
                self.closest(fits, i)
                if fits
                else self.new(Draft("person", self.words(self.mentions[i].name), None, NAMED, words))
            )  # type: ignore[arg-type]
            self.join(i, best)
            draft = self.drafts[best]
            if len(words) > len(draft.words):
                draft.name, draft.words = self.words(self.mentions[i].name), words  # type: ignore[arg-type]
            for word in words:
                if best not in self.by_word.setdefault(word, []):
                    self.by_word[word].append(best)

    def fits(self, draft: Draft, words: tuple[str, ...], mention: Mention) -> bool:
        if draft.type != "person" or not agrees(mention, draft.titles):
            return False
        if len(words) > 1 and len(draft.words) > 1:
            return same_person(words, draft.words)
        return words[-1] in draft.words if len(words) == 1 else draft.words[-1] in (words[-1], words[0])

    def closest(self, fits: list[int], i: int) -> int:
        """Of several people who fit, one with the same office, else the one mentioned last before this place."""
        mention = self.mentions[i]
        shared = [
            d for d in fits if any(office_fits(t, h) for t in mention.titles for h in self.drafts[d].titles)
        ]
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

    def counterparts(self) -> None:
        """Gives "his counterpart X" the office of the one named before, in the state of the adjective."""
        for number, draft in enumerate(self.drafts):
            for title in [t for t in draft.titles if t.office == COUNTERPART]:
                draft.titles.remove(title)
                before = [
                    m
                    for m in self.mentions
                    if m.end <= title.start
                    and m.kind in ("person", "office")
                    and m.titles
                    and m.titles[0].office != COUNTERPART
                ]
                if before and not draft.titles and number not in self.of[self.mentions.index(before[-1])]:
                    self.add_title(
                        draft, before[-1].titles[0]._replace(iso=title.iso, body=None, tenure="current")
                    )

    def at_home(self) -> None:
        """The head of state or secretary whom the publisher's own headline names first, without a state, is its own."""
        first = next((i for i, m in enumerate(self.mentions) if m.kind == "person" and self.of[i]), None)
        if not self.home or first is None or self.mentions[first].start >= self.head_end:
            return
        draft = self.drafts[self.of[first][0]]
        own = any(
            t.rank in ("head_of_state", "deputy_head", "national_security")
            or t.office in ("secretary", "secretary_of_state")
            for t in draft.titles
        )
        if own and draft.iso is None and not any(t.body for t in draft.titles):
            draft.iso = self.home

    def identified(self) -> None:
        """The one untitled person of headline or lead is the head of state or government whom the text calls by office alone."""
        named = {self.drafts[self.of[i][0]].type for i in range(len(self.mentions)) if self.of[i]}
        if "person" not in named:
            return
        early = max(self.head_end, min(self.lead.end, self.lead.start + 500))
        untitled = [n for n, d in enumerate(self.drafts) if d.type == "person" and d.mentions and self.mentions[d.mentions[0]].start < early
                    and d.iso is None and all(t.office in ("head_of_state", "president") and not t.body for t in d.titles)]  # fmt: skip
        offices = [n for n, d in enumerate(self.drafts) if d.type == "office" and d.mentions and self.mentions[d.mentions[0]].kind == "office"
                   and d.titles and d.titles[0].tenure == "current" and d.titles[0].rank in ("head_of_state", "head_of_government") and d.iso
                   and self.mentions[d.mentions[0]].titles[0].iso]  # fmt: skip
        outside = [
            n
            for n in offices
            if not any(s.covers(self.mentions[self.drafts[n].mentions[0]].start) for s in self.statements)
        ]
        if len(untitled) == 1 and len(outside) == 1:
            self.absorb(untitled[0], outside[0])

    def absorb(self, person: int, office: int) -> None:
        """Gives a person the mentions and titles of an office that turned out to be his."""
        for i in self.drafts[office].mentions:
            self.join(i, person)
        self.drafts[office].mentions.clear()
        self.drafts[office].titles.clear()
        self.keys = {k: n for k, n in self.keys.items() if n != office}

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

    def offices(self) -> None:
        """Titles without a name that say whose they are; those of people found, or offices of their own."""
        for i, mention in enumerate(self.mentions):
            if mention.kind == "office" and (mention.iso or any(t.body for t in mention.titles)):
                holder = self.holder(mention)
                self.join(i, holder if holder is not None else self.office(mention))

    def holder(self, mention: Mention) -> int | None:
        """The person whom the text gives this very office."""
        title = mention.titles[0]
        for number in self.titled():
            draft = self.drafts[number]
            if draft.type != "person":
                continue
            for held in draft.titles:
                same_body = (held.iso and held.iso == title.iso) or (
                    held.body and title.body and self.words(held.body) == self.words(title.body)
                )
                if same_body and office_fits(title, held) and title.tenure == held.tenure:
                    return number
        return None

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
                Draft(
                    "office",
                    re.sub(r"^(?:the|our|his|her|a|an) ", "", self.words(mention.span), flags=re.I),
                    mention.iso,
                    OFFICE,
                )
            )
        return self.keys[key]

    def things(self) -> None:
        """States, organizations, places, events and groups by their names."""
        for i, mention in enumerate(self.mentions):
            if mention.kind in ("state", "adjective") or (
                mention.kind == "group" and mention.iso and self.is_side(mention)
            ):
                self.join(i, self.state(mention))
            elif mention.kind in ("organization", "place", "event", "document") or (
                mention.kind == "group" and mention.iso
            ):
                name = re.sub(
                    r"^(?:the|a|an|our|this) ", "", self.words(mention.name or mention.span), flags=re.I
                )
                key = (mention.kind, name.lower())
                if key not in self.keys:
                    self.keys[key] = self.new(
                        Draft(mention.kind, name, mention.iso if mention.kind == "group" else None, THING)
                    )
                self.join(i, self.keys[key])

    def owners(self) -> None:
        """States and organizations named inside a title ("Minister of Defense of Belarus") are entities too."""
        for mention in self.mentions:
            for title in mention.titles:
                if title.body is None or not mention.start <= title.body.start < mention.end:
                    continue
                name = self.words(title.body)
                key = ("state", title.iso) if title.iso else ("organization", name.lower())
                if key not in self.keys:
                    kind, rule = ("state", STATE) if title.iso else ("organization", THING)
                    self.keys[key] = self.new(Draft(kind, name, title.iso, rule))
                if title.body not in self.drafts[self.keys[key]].places:
                    self.drafts[self.keys[key]].places.append(title.body)

    def is_side(self, mention: Mention) -> bool:
        return bool(
            re.search(
                r"\b(?:side|government)$|\b(?:side|government) of\b",
                self.text[mention.start : mention.end],
                re.I,
            )
        )

    def state(self, mention: Mention) -> int:
        key = ("state", mention.iso or self.words(mention.span).lower())
        if key not in self.keys:
            self.keys[key] = self.new(
                Draft("state", self.words(mention.name or mention.span), mention.iso, STATE)
            )
        return self.keys[key]

    def unnamed_in_lead(self) -> None:
        """ "The Prime Minister spoke to President X": an office in headline or lead that nobody named before holds."""
        early = max(self.head_end, min(self.lead.end, self.lead.start + 420))
        for i, mention in enumerate(self.mentions):
            if mention.start >= early:
                return
            title = mention.titles[0] if mention.titles else None
            if mention.kind != "office" or self.of[i] or title is None or title.office == COUNTERPART:
                continue
            if self.voices.at(mention.start) is None and not any(
                self.known_before(d, i, title) for d in self.titled()
            ):
                self.join(i, self.office(mention))

    def known_before(self, number: int, i: int, title: Title) -> bool:
        """May a person, named before mention i or in another sentence, hold an office said alone there?"""
        draft = self.drafts[number]
        if not draft.mentions or not any(office_fits(title, held) for held in draft.titles):
            return False
        first = self.mentions[draft.mentions[0]]
        gap = self.text[self.mentions[i].end : first.start]
        return draft.mentions[0] < i or bool(re.search(r"[.!?]\s|\n", gap))

    def principals(self) -> tuple[int, ...]:
        """The people (else offices, states) named in the headline, or else in the first sentence of the body."""
        found: list[int] = []
        stretches = [Span(0, self.head_end), Span(self.lead.start, min(self.lead.end, self.lead.start + 420))]
        for stretch in stretches:
            for i, mention in enumerate(self.mentions):
                if not (stretch.start <= mention.start < stretch.end) or mention.kind not in (
                    "person",
                    "office",
                ):
                    continue
                for number in self.of[i]:
                    if number not in found and self.drafts[number].type in ("person", "office"):
                        found.append(number)
            if len(found) >= 2:
                break
        return tuple(found[:6])

    def built(self) -> Cast:
        self.people()
        self.counterparts()
        self.at_home()
        self.offices()
        self.identified()
        self.things()
        self.owners()
        from communique.resolve.context import Context  # the second half of this class, in a file of its own

        self.unnamed_in_lead()
        principals = self.principals()
        Context(self, principals).resolve()
        return self.compact(principals)

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


def cast(reading: Reading) -> Cast:
    """The cast of a text whose statements are known."""
    return Casting(reading).built()
