"""The command: what reads and hands on; the archive's are in `commands/`. Data on stdout, all else on stderr."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique import VERSION
from communique.commands.later import Later

app = typer.Typer(
    name="communique",
    cls=Later,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="Reads official diplomatic texts into records that can be checked against their words.",
    epilog="Exit codes: 0 done, 1 done in part, 2 wrong use, 3 nothing could be read.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """The forms a record can be written in."""

    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


ENDINGS = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
}


def version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {VERSION}")
        raise typer.Exit


@app.callback()
def shared(
    show_version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads official diplomatic texts into records that can be checked against their words."""


Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Texts, addresses; - is standard input.")]
Form = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: as --out ends, else text: a view for people."),
]
Day = Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")]
Host = Annotated[str | None, typer.Option(metavar="HOST", help="Who published it, e.g. whitehouse.gov.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language of the text, e.g. en.")]
Out = Annotated[str | None, typer.Option("--out", "-o", metavar="PATH", help="A file, or a folder: one file a text.")]
Lines = Annotated[bool, typer.Option("--jsonl", help="JSON lines on standard input, one record a line out.")]
Workers = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Texts read at one time.")]


@app.command()
def read(
    files: Files = None,
    form: Form = None,
    published: Day = None,
    publisher: Host = None,
    language: Language = None,
    out: Out = None,
    jsonl: Lines = False,
    workers: Workers = 1,
) -> None:
    """Read texts into records.

    With --jsonl each line of standard input is
    {"text" or "path", "source", "published", "publisher", "language"};
    a line that cannot be read gives {"source", "error"} in its place.
    """
    from communique import work

    name = (form or chosen(out, jsonl)).value
    wish = work.Wish(tuple(files or ()), name, published, publisher, language, out, jsonl, workers)
    problem = work.problem(wish)
    if problem:
        raise typer.BadParameter(problem)
    raise typer.Exit(work.run(wish))


def chosen(out: str | None, jsonl: bool) -> Format:
    """The form where none is asked for."""
    if jsonl:
        return Format.JSONL
    return ENDINGS.get(Path(out or "").suffix.lower(), Format.TEXT)


class Quotes(StrEnum):
    """The forms attributions can be written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TEI = "tei"


class Model(StrEnum):
    """What finds attributions."""

    RULES = "rules"
    ACCURATE = "accurate"


class Scope(StrEnum):
    """What counts as an attribution."""

    ATTITUDES = "attitudes"
    STATEMENTS = "statements"


QUOTE_ENDINGS = {".json": Quotes.JSON, ".jsonl": Quotes.JSONL, ".csv": Quotes.CSV, ".xml": Quotes.TEI}
QuoteForm = Annotated[Quotes | None, typer.Option("--format", "-f", help="Default: as --out ends, else table.")]
QuoteLines = Annotated[bool, typer.Option("--jsonl", help="JSON lines on standard input, one text a line out.")]
Finder = Annotated[Model, typer.Option(help="accurate needs the extra of that name.")]
Width = Annotated[
    Scope | None, typer.Option(help="Thoughts and plans too, or statements alone. Default: as the text is.")
]


@app.command()
def quotes(
    files: Files = None,
    form: QuoteForm = None,
    publisher: Host = None,
    language: Language = None,
    out: Out = None,
    jsonl: QuoteLines = False,
    workers: Workers = 1,
    model: Finder = Model.RULES,
    scope: Width = None,
) -> None:
    """Find who said, thought or meant what.

    A text that is mostly turns, blocks of speech or a letter gives its statements alone, any other thoughts and plans
    too; --scope decides it for all texts.

    With --jsonl each line of standard input is as for read; a line out is
    {"source", "statements": [{source, cue, content[], speakers[], mode, attitude, confidence, …}]}.
    """
    from communique import work

    ending = Quotes.JSONL if jsonl else QUOTE_ENDINGS.get(Path(out or "").suffix.lower(), Quotes.TABLE)
    name = (form or ending).value
    width = scope.value if scope else None
    wish = work.Wish(tuple(files or ()), name, None, publisher, language, out, jsonl, workers, model.value, width)
    problem = work.problem(wish)
    if problem:
        raise typer.BadParameter(problem)
    raise typer.Exit(work.run(wish))


class Dataset(StrEnum):
    """The forms that many records can be handed on in."""

    CSV = "csv"
    PARQUET = "parquet"
    DTA = "dta"
    XLSX = "xlsx"
    JSONL = "jsonl"
    FTM = "ftm"
    PLOVER = "plover"
    WEBANNO = "webanno"
    TEI = "tei"
    ICS = "ics"
    GRAPHML = "graphml"
    TRIPS = "trips"
    LABELSTUDIO = "labelstudio"


Records = Annotated[
    list[str], typer.Argument(metavar="RECORDS", help="An archive, or records as JSON lines; - is standard input.")
]
Into = Annotated[Dataset, typer.Option("--to", "-t", help="The form.")]
Place = Annotated[str, typer.Option("--out", "-o", metavar="PATH", help="The file or folder to make.")]
Revisions = Annotated[
    bool, typer.Option("--all-revisions", help="Of an archive also texts that their address has replaced.")
]


@app.command()
def export(records: Records, to: Into, out: Place, all_revisions: Revisions = False) -> None:
    """Hand records on to other programs.

    csv, parquet, dta, ftm and labelstudio make a folder, the others a file. Tables come with a codebook that says what
    each column is and how far to trust it.
    """
    from communique import exporting

    raise typer.Exit(exporting.run(to.value, out, tuple(records), all_revisions))


@app.command(short_help="Print what each column of the tables is.")
def codebook() -> None:
    """Print the codebook of the tables: each column with its meaning, unit and measured accuracy."""
    from communique.export.codebook import codebook as page

    typer.echo(page(), nl=False)


@app.command()
def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="A folder of gold, or a judged sheet.")],
    texts: Annotated[list[str] | None, typer.Option("--texts", metavar="FOLDER", help="Where the texts are.")] = None,
) -> None:
    """Tell how accurate communique is on your own texts.

    GOLD is a folder of gold files with their texts beside them, or a sheet made by `communique sample` with its column
    "right" filled in.
    """
    from communique import evaluating

    raise typer.Exit(evaluating.evaluate(gold, tuple(texts or ())))


@app.command(short_help="Draw rows at random to judge by hand.")
def sample(
    records: Records,
    out: Place,
    size: Annotated[int, typer.Option("--n", min=1, metavar="N", help="How many rows.")] = 100,
    table: Annotated[str, typer.Option(metavar="TABLE", help="Of which table, e.g. visits.")] = "meetings",
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed, another sample.")] = 1,
) -> None:
    """Draw rows at random into a sheet to judge by hand; `evaluate` then tells the share that is right."""
    from communique import evaluating
    from communique.tables import TABLES

    names = [one.name for one in TABLES]
    if table not in names:
        raise typer.BadParameter(f"no table {table!r} (there are: {', '.join(names)})")
    raise typer.Exit(evaluating.draw(evaluating.Draw(size, table, seed, out), tuple(records)))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from communique.export.as_json import dumped
    from communique.model import Record

    typer.echo(dumped(Record.json_schema(), indent=1))


def main() -> None:
    """Run the command; whatever goes wrong is told in one line."""
    try:
        app(prog_name="communique")
    except Exception as error:
        words = " ".join(str(error).split())[:300]
        print(f"communique: internal error: {type(error).__name__}: {words}", file=sys.stderr)
        sys.exit(3)
