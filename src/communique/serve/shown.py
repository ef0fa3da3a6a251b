"""A document as its page shows it, whoever looks: the text with its marks, and the list beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from communique.export.cards import Card, listed
from communique.export.html import LEGEND, present
from communique.export.html_text import article
from communique.export.look import Look, clean, facts, shortened
from communique.export.marks import Mark
from communique.export.wording import sentence
from communique.model import Record

WEB = re.compile(r"https?://[^\s<>\"]+", re.I)
AROUND_IT = 160  # signs of a cited place that are repeated above the text
BYTES = 2  # of a sign, more or less


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list beside the text."""

    heading: str
    name: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Shown:
    """`lead`: the main acts in a sentence each; `keys`: the kinds of marks there are; `states`: the codes of those
    entities that are states; `own_title`: the text begins with its title. `text` is HTML, and so are the cards."""

    id: str
    title: str
    own_title: bool
    lead: Sequence[str]
    facts: Sequence[tuple[str, str]]
    host: str
    source: str
    link: str
    keys: Sequence[tuple[str, str]]
    text: str
    parts: Sequence[Part]
    states: Mapping[str, str]
    made: str

    @property
    def size(self) -> int:
        cards = (getattr(card, one.name) for part in self.parts for card in part.cards for one in fields(card))
        return BYTES * (len(self.text) + sum(len(words) for words in cards if isinstance(words, str)))


def shown(record: Record, also: Sequence[Mark] = ()) -> Shown:
    """The page of a record; `also`: places to mark besides."""
    look, full = Look(record), Look(record, full=True)
    document, run = record.document, record.run
    source = clean(document.source or "")
    there = present(look)
    return Shown(
        id=document.id,
        title=shortened(document.title.text, 200) if document.title else "Untitled text",
        own_title=any(segment.kind == "headline" for segment in document.segments),
        lead=[sentence(full, act) for act in look.acts if act.salience == "main"],
        facts=[fact for fact in facts(look) if fact[0] != "publisher"],
        host=clean(document.publisher.host or ""),
        source=source,
        link=source if WEB.fullmatch(source) else "",
        keys=[key for key in LEGEND if key[0] in there],
        text=article(look, lean=True, also=also),
        parts=[Part(*part) for part in listed(look)],
        states={e.id: e.ref.iso3 for e in record.entities if e.type == "state" and e.ref and e.ref.iso3},
        made=f"{clean(run.program)} {clean(run.version)}",
    )


def place(start: int, end: int) -> Mark:
    """A place that somebody cites."""
    return Mark(start, end, -1, "place", "", "at", None, "place", "The place cited")


def quoted(record: Record, start: int, end: int) -> str:
    """The words at a place, in a line."""
    return shortened(record.document.text[start:end], AROUND_IT)
