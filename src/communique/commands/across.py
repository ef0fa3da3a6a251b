"""`ledger`, `brief`, `timeline`, `picture`, `offices`, `verdict` and `verdicts`: what goes across documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import Annotated

import typer

from communique.commands import options as o

ARCHIVE = "communique.db"


class Page(StrEnum):
    """The forms of a brief."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class Sheet(StrEnum):
    """The forms of a comparison."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


class Course(StrEnum):
    """The forms of a timeline."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    HTML = "html"


class Kind(StrEnum):
    """What pictures show."""

    MEETINGS = "meetings"
    MET = "who-met-whom"
    RANK = "rank"
    COMMITMENTS = "commitments"


Code = Annotated[str, typer.Argument(metavar="ISO3", help="A state, e.g. AZE.")]
Ident = Annotated[str, typer.Argument(metavar="ID", help="Of a person, an event, or DOCUMENT:ACT, DOCUMENT:PERSON.")]
Other = Annotated[str, typer.Argument(metavar="[ID]", help="What it is, or is not, the same as; or the evidence.")]
Says = Annotated[str, typer.Argument(metavar="VERDICT", help="same, not_same, fulfilled, not_fulfilled or wrong.")]
Author = Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="For what reason.")]


States = Annotated[list[str] | None, typer.Argument(metavar="[STATE [STATE]]", help="Codes or names, e.g. AZE BLR.")]
Out = Annotated[str | None, typer.Option("--out", "-o", metavar="PATH", help="The file to make.")]


def ledger(archive: o.Path = ARCHIVE, patience: o.Patience = 30.0) -> None:
    """Bring together what the documents of an archive tell: the same people, offices, meetings, visits, promises."""
    from communique.commands.ledgering import made

    raise typer.Exit(made(archive, patience))


def offices(
    state: Code,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Who held them on this day.")] = None,
    form: o.As = o.Form.TABLE,
    archive: o.Path = ARCHIVE,
) -> None:
    """List who held which office of a state from when to when, as the documents show it."""
    from communique.commands.ledgering import held

    raise typer.Exit(held(state, on, form.value, archive))


def brief(
    first: Code,
    second: Code,
    since: o.Since = None,
    until: o.Until = None,
    day: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day to look from; today.")] = None,
    form: Annotated[Page | None, typer.Option("--format", "-f", help="Default: as --out ends, else text.")] = None,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="PATH", help="The file to make.")] = None,
    archive: o.Path = ARCHIVE,
) -> None:
    """Tell on two pages what has passed between two states: who met, what was promised, what is planned."""
    from communique.commands.briefing import Wish, run

    ending = {".md": Page.MARKDOWN, ".html": Page.HTML, ".docx": Page.DOCX}.get(PurePath(out or "").suffix.lower())
    name = (form or ending or Page.TEXT).value
    raise typer.Exit(run(Wish(first, second, since, until, day, name, out, archive)))


def compare(
    first: Annotated[str, typer.Argument(metavar="DOC", help="A file, or the id of a document or of an event.")],
    second: Annotated[str | None, typer.Argument(metavar="[DOC]", help="The other account; none for an event.")] = None,
    form: Annotated[Sheet | None, typer.Option("--format", "-f", help="Default: as --out ends, else text.")] = None,
    out: Annotated[str | None, typer.Option("--out", "-o", metavar="PATH", help="The file to make.")] = None,
    archive: o.Path = ARCHIVE,
) -> None:
    """Put two accounts of one meeting side by side: what both say, what one alone says, what they say differently."""
    from communique.commands.comparing import Wish, run

    ending = {".html": Sheet.HTML, ".json": Sheet.JSON}.get(PurePath(out or "").suffix.lower())
    raise typer.Exit(run(Wish(first, second, (form or ending or Sheet.TEXT).value, out, archive)))


def timeline(
    states: States = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Where this person was, and with whom.")] = None,
    since: o.Since = None,
    until: o.Until = None,
    form: Annotated[Course | None, typer.Option("--format", "-f", help="Default: as --out ends, else table.")] = None,
    out: Out = None,
    archive: o.Path = ARCHIVE,
) -> None:
    """List what happened in order of time: between two states, of one state, of a person, or all there is.

    A day in brackets is that of the first text which tells of it: the texts name no other.
    """
    from communique.commands.timelines import Wish, run

    ending = {".csv": Course.CSV, ".jsonl": Course.JSONL, ".html": Course.HTML}.get(PurePath(out or "").suffix.lower())
    name = (form or ending or Course.TABLE).value
    raise typer.Exit(run(Wish(tuple(states or ()), person, since, until, name, out, archive)))


def picture(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="meetings, who-met-whom, rank or commitments.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="PATH", help="The file to make: .svg or .png.")],
    states: States = None,
    since: o.Since = None,
    until: o.Until = None,
    day: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Of commitments: the day; today.")] = None,
    rows: Annotated[str | None, typer.Option("--data", metavar="FILE", help="Also what it shows, as CSV.")] = None,
    archive: o.Path = ARCHIVE,
) -> None:
    """Draw what has passed between states: meetings a month, who met whom, rank of contacts, commitments."""
    from communique.commands.pictures import Wish, run

    raise typer.Exit(run(Wish(kind.value, tuple(states or ()), since, until, day, out, rows, archive)))


def verdict(
    source: Ident, says: Says, target: Other = "", by: Author = "", why: Why = "", archive: o.Path = ARCHIVE
) -> None:
    """Say that two things are the same or not, that a promise was fulfilled or not, or that a reading is wrong.

    It wins over what the program would decide: on a promise at once, on what is the same from the next
    `communique ledger` on.
    """
    from communique.commands.ledgering import said

    raise typer.Exit(said({"source": source, "says": says, "target": target, "by": by, "why": why}, archive))


def verdicts(
    form: o.As = o.Form.TABLE,
    everything: Annotated[bool, typer.Option("--all", help="Also those taken back.")] = False,
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take back the verdict of this number.")] = None,
    load: Annotated[str | None, typer.Option(metavar="FILE", help="Take in verdicts from a CSV file.")] = None,
    archive: o.Path = ARCHIVE,
) -> None:
    """List what people said of things across documents; take it back, or take it in from a file."""
    from communique.commands import ledgering

    if undo is not None:
        raise typer.Exit(ledgering.taken_back(undo, archive))
    if load is not None:
        raise typer.Exit(ledgering.loaded(load, archive))
    raise typer.Exit(ledgering.listed(form.value, everything, archive))
