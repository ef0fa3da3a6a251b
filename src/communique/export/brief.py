"""A brief on two states as a page: for the terminal, Markdown, HTML, DOCX. Numbers lead to the places cited."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from textwrap import wrap

from communique.export.look import clean, shortened
from communique.export.markdown import escaped
from communique.ledger.brief import Brief, Cite, Line
from communique.ledger.contacts import Quarter
from communique.ledger.phrases import state

COLUMNS = ("Quarter", "Meetings", "Calls", "Visits", "By rank")
Escape = Callable[[str], str]
SOURCES = "Sources"
NOTHING = "No document of the archive tells of anything between the two in these days."
NOTE = "Days of offices are those of the documents that show them. What no document tells is not told here."


@dataclass(frozen=True, slots=True)
class Page:
    """A brief with its places numbered in the order in which they are cited."""

    brief: Brief

    @property
    def title(self) -> str:
        return f"{state(self.brief.first)} and {state(self.brief.second)}"

    @property
    def scope(self) -> str:
        since = f"{self.brief.since} to {self.brief.until}" if self.brief.since else f"up to {self.brief.until}"
        count = self.brief.documents
        return f"{since}; {count:,} {'document' if count == 1 else 'documents'}."

    @property
    def cites(self) -> list[Cite]:
        found = (cite for section in self.brief.sections for line in section.lines for cite in line.cites)
        return list(dict.fromkeys(found))

    def numbers(self, line: Line) -> list[int]:
        """The numbers of the places that a line rests on."""
        known = {cite: nth for nth, cite in enumerate(self.cites, start=1)}
        return [known[cite] for cite in line.cites]

    def rows(self) -> list[tuple[str, ...]]:
        return [quarter(one) for one in self.brief.contacts if one.meetings or one.calls or one.visits]


def quarter(one: Quarter) -> tuple[str, ...]:
    ranks = ", ".join(f"{name} {count}" for name, count in one.ranks)
    return one.name, str(one.meetings), str(one.calls), str(one.visits), ranks


def source(cite: Cite) -> str:
    """A place as a list of sources has it."""
    name = clean(cite.title) or cite.document[:12]
    told = ", ".join(part for part in (cite.publisher, cite.published) if part)
    return f"{name} ({told}), {cite.document[:12]}:{cite.start}-{cite.end}"


def more(left: int) -> str:
    return f"… and {left:,} more"


# --- Markdown and the terminal -------------------------------------------------------------------------------------


def markdown(brief: Brief) -> str:
    """The brief as a Markdown page."""
    page = Page(brief)
    parts = [f"# {escaped(page.title)}", escaped(page.scope), *([] if brief.documents else [NOTHING])]
    if rows := page.rows():
        parts.append("\n".join(table(rows)))
    for section in brief.sections:
        lines = [f"- {dated(line, escaped)}{refs(page.numbers(line))}" for line in section.lines]
        left = [f"- {more(section.more)}"] if section.more else []
        parts += [f"## {escaped(section.title)}", "\n".join([*lines, *left])]
    cites = [f"{nth}. {escaped(source(cite))}" for nth, cite in enumerate(page.cites, start=1)]
    parts += [f"## {SOURCES}", "\n".join(cites)] if cites else []
    parts += [NOTE]
    return "\n\n".join(parts) + "\n"


def table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---|--:|--:|--:|---|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def dated(line: Line, shown: Escape) -> str:
    return f"{line.day}: {shown(line.text)}" if line.day else shown(line.text)


def refs(numbers: Sequence[int]) -> str:
    return "".join(f" \\[{number}\\]" for number in numbers)


def text(brief: Brief, width: int = 80) -> str:
    """The brief as lines of text of at most `width` signs."""
    page = Page(brief)
    found = [page.title, page.scope, *([] if brief.documents else wrap(NOTHING, width))]
    if rows := page.rows():
        found += ["", *aligned([COLUMNS, *rows])]
    for section in brief.sections:
        found += ["", section.title.upper()]
        for line in section.lines:
            cited = "".join(f" [{number}]" for number in page.numbers(line))
            found += wrap(f"{dated(line, clean)}{cited}", width, initial_indent="- ", subsequent_indent="  ")
        found += [f"  {more(section.more)}"] if section.more else []
    cites = (f"[{nth}] {source(cite)}" for nth, cite in enumerate(page.cites, start=1))
    found += ["", SOURCES.upper(), *(part for one in cites for part in wrap(one, width, subsequent_indent="    "))]
    return "\n".join([*found, "", *wrap(NOTE, width)]) + "\n"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[nth]) for row in rows) for nth in range(len(COLUMNS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


# --- HTML ----------------------------------------------------------------------------------------------------------


def html(brief: Brief) -> str:
    """The brief as a page that stands alone: it loads nothing and runs no script."""
    page = Page(brief)
    body = [f"<h1>{escape(page.title)}</h1><p class=note>{escape(page.scope)}</p>"]
    if rows := page.rows():
        body.append(bars(brief.contacts) + cells(rows))
    for section in brief.sections:
        items = "".join(f"<li>{item(page, line)}</li>" for line in section.lines)
        left = f"<p class=note>{more(section.more)}</p>" if section.more else ""
        body.append(f"<section><h2>{escape(section.title)}</h2><ul>{items}</ul>{left}</section>")
    body += [] if brief.documents else [f"<p>{NOTHING}</p>"]
    body.append(f"<section><h2>{SOURCES}</h2><ol>{sources(page)}</ol></section>")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{style()}</style></head>\n"
        f"<body><main>{''.join(body)}<p class=note>{NOTE}</p></main></body></html>\n"
    )


def item(page: Page, line: Line) -> str:
    numbers = "".join(f' <a href="#s{number}">[{number}]</a>' for number in page.numbers(line))
    ids = escape(" ".join(line.ids), quote=True)
    return f'<span data-ids="{ids}">{escape(dated(line, clean))}</span>{numbers}'


def sources(page: Page) -> str:
    return "".join(
        f'<li id="s{nth}">{escape(source(cite))}: <q>{escape(shortened(cite.words, 300))}</q></li>'
        for nth, cite in enumerate(page.cites, start=1)
    )


def cells(rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f"<th scope=col>{name}</th>" for name in COLUMNS)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def bars(contacts: Sequence[Quarter]) -> str:
    """Contacts a quarter as a small picture; the table below it has the numbers."""
    counts = [one.meetings + one.calls + one.visits for one in contacts]
    most, wide = max(counts, default=1) or 1, 12
    shapes = "".join(
        f'<rect x="{nth * wide}" y="{40 - 40 * count / most:.1f}" width="{wide - 3}" height="{40 * count / most:.1f}">'
        f"<title>{escape(one.name)}: {count}</title></rect>"
        for nth, (one, count) in enumerate(zip(contacts, counts, strict=True))
    )
    label = f"Contacts by quarter, {contacts[0].name} to {contacts[-1].name}"
    return f'<svg role="img" aria-label="{label}" viewBox="0 0 {wide * len(counts)} 40" height="40">{shapes}</svg>'


@cache
def style() -> str:
    return resources.files("communique").joinpath("export", "brief.css").read_text(encoding="utf8")


@cache
def policy() -> str:
    """The policy that lets the page use its own style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


# --- DOCX ----------------------------------------------------------------------------------------------------------


def docx(brief: Brief) -> bytes:
    """The brief as a DOCX file. Needs python-docx (the extra `ledger`)."""
    from docx import Document

    page, made = Page(brief), Document()
    made.add_heading(clean(page.title), 0)
    made.add_paragraph(page.scope if brief.documents else f"{page.scope} {NOTHING}")
    if rows := page.rows():
        grid = made.add_table(0, len(COLUMNS), style="Light List Accent 1")
        for row in (COLUMNS, *rows):
            for cell, words in zip(grid.add_row().cells, row, strict=True):
                cell.text = words
    for section in brief.sections:
        made.add_heading(clean(section.title), 1)
        for line in section.lines:
            cited = "".join(f" [{number}]" for number in page.numbers(line))
            made.add_paragraph(dated(line, clean) + cited, style="List Bullet")
        if section.more:
            made.add_paragraph(more(section.more))
    made.add_heading(SOURCES, 1)
    for nth, cite in enumerate(page.cites, start=1):
        made.add_paragraph(f"[{nth}] {source(cite)}")
    made.add_paragraph(NOTE)
    made.core_properties.author = "communique"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
