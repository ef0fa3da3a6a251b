"""A timeline as a page that stands alone: a table, whose numbers lead to the places that tell of each event."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from communique.export.brief import policy, source, style
from communique.export.look import clean, shortened
from communique.ledger.brief import Cite
from communique.ledger.timeline import Entry

NOTE = "A day in brackets is that of the first text which tells of it. What no document tells is not told here."
NOTHING = "No document of the archive tells of anything in these days."


@dataclass(frozen=True, slots=True)
class Page:
    """A timeline with what it is of; of a person it is an itinerary."""

    title: str
    itinerary: bool
    since: str
    until: str
    entries: tuple[Entry, ...]

    @property
    def scope(self) -> str:
        """How many events of which days."""
        ends = (("from", self.since), ("to", self.until))
        days = "".join(f" {word} {day}" for word, day in ends if day)
        count = len(self.entries)
        return f"{count:,} {'event' if count == 1 else 'events'}{days}, in order of time."

    @property
    def heads(self) -> tuple[str, ...]:
        return ("Day", "What", "With whom" if self.itinerary else "Who", "Where", "Status", "Accounts", "Told in")

    def numbers(self) -> dict[Cite, int]:
        """The places cited, each with its number."""
        cites = dict.fromkeys(cite for entry in self.entries for cite in entry.cites)
        return {cite: nth for nth, cite in enumerate(cites, start=1)}


def html(page: Page) -> str:
    """The page; it loads nothing and runs no script."""
    numbers = page.numbers()
    title = escape(clean(page.title))
    heads = "".join(f"<th scope=col>{name}</th>" for name in page.heads)
    rows = "\n".join(row(entry, numbers) for entry in page.entries)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    listed = "\n".join(place(cite, number) for cite, number in numbers.items())
    body = f"{table}<section><h2>Sources</h2><ol>\n{listed}\n</ol></section>" if rows else f"<p>{NOTHING}</p>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style()}</style></head>\n<body><main><h1>{title}</h1>"
        f"<p class=note>{escape(page.scope)}</p>{body}<p class=note>{NOTE}</p></main></body></html>\n"
    )


def row(entry: Entry, numbers: dict[Cite, int]) -> str:
    cells = (entry.day, entry.what, entry.who, entry.where, entry.status, str(entry.accounts))
    told = " ".join(f'<a href="#s{numbers[cite]}">[{numbers[cite]}]</a>' for cite in entry.cites)
    shown = "".join(f"<td>{escape(clean(cell))}</td>" for cell in cells)
    return f'<tr data-ids="{escape(entry.id, quote=True)}">{shown}<td>{told}</td></tr>'


def place(cite: Cite, number: int) -> str:
    return f'<li id="s{number}">{escape(source(cite))}: <q>{escape(shortened(cite.words, 300))}</q></li>'
