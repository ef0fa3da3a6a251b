"""What `communique read` and `quotes` do: inputs made into jobs, outcomes written, failures named, an exit code."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from communique import lines
from communique.batch import Job, Outcome, Reader, attributed, outcomes
from communique.export.as_json import dumped
from communique.ingest.facts import day
from communique.model import Record
from communique.output import Target, opened

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
WEB = re.compile(r"https?://", re.I)
DONE, PARTLY, NOTHING = 0, 1, 3
WHOLE = {"html": "HTML", "tei": "TEI"}  # forms in which one file holds one text


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: the options of `communique read`, or with a model those of `communique quotes`."""

    files: tuple[str, ...]
    form: str
    published: str | None
    publisher: str | None
    language: str | None
    out: str | None
    jsonl: bool
    workers: int
    model: str | None = None
    scope: str | None = None


@dataclass(slots=True)
class Tally:
    """How many texts were read, and how many could not be."""

    done: int = 0
    failed: int = 0

    @property
    def code(self) -> int:
        return DONE if not self.failed else PARTLY if self.done else NOTHING


def problem(wish: Wish) -> str | None:
    """Why a wish makes no sense, in one line; None where it does."""
    if wish.jsonl:
        if wish.files:
            return "--jsonl reads standard input: give no FILE with it"
        if wish.form != "jsonl":
            return "--jsonl writes JSON lines: give no other --format with it"
        if wish.out and is_folder(wish.out):
            return "--jsonl writes one stream: --out must be a file"
    elif not wish.files:
        return "no FILE given (- reads standard input)"
    if wish.published and not day(wish.published):
        return f"--published {wish.published}: not a date (YYYY-MM-DD)"
    if wish.form in WHOLE and len(wish.files) > 1 and not (wish.out and is_folder(wish.out)):
        return f"several texts as {WHOLE[wish.form]} need a folder: --out FOLDER/"
    return missing(wish.model) if wish.model else None


def missing(model: str) -> str | None:
    """Why a model cannot be used; None where it can."""
    from communique.attitudes.models import ModelError, model_of

    try:
        model_of(model)
    except ModelError as error:
        return str(error)
    return None


def is_folder(out: str) -> bool:
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def run(wish: Wish) -> int:
    """Read everything that was asked for; the exit code."""
    tally = Tally()
    try:
        with opened(aim(wish)) as write:
            for outcome in outcomes(jobs(wish), reader(wish), wish.workers):
                tell(outcome, wish, tally, write)
    except BrokenPipeError:
        silence()
    except OSError as error:
        print(f"communique: cannot write: {error.strerror or error}", file=sys.stderr)
        return PARTLY if tally.done else NOTHING
    return tally.code


def tell(outcome: Outcome[str], wish: Wish, tally: Tally, write: Callable[[str, str], None]) -> None:
    """Write one outcome; name a failure on stderr."""
    if outcome.output is not None:
        tally.done += 1
        write(outcome.name, outcome.output)
        return
    tally.failed += 1
    print(f"communique: {outcome.name}: {outcome.error}", file=sys.stderr)
    if wish.jsonl:
        write(outcome.name, dumped({"source": outcome.name, "error": outcome.error}))


def silence() -> None:
    """Nobody reads stdout any more: nothing is left to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def jobs(wish: Wish) -> Iterator[Job]:
    """The jobs of the files named, or of the lines on standard input."""
    default = Job("", published=day(wish.published), publisher=wish.publisher, language=wish.language)
    if wish.jsonl:
        return lines.jobs(sys.stdin.buffer, default)
    return (named(file, default) for file in wish.files)


def named(file: str, default: Job) -> Job:
    """The job of one file, of standard input, or of a page on the network."""
    if file == "-":
        return replace(default, name="standard input", raw=sys.stdin.buffer.read())
    if WEB.match(file):
        return replace(default, name=file, address=file)
    if ADDRESS.match(file):
        return replace(default, name=file, error="only addresses that begin with http:// or https:// are read")
    return replace(default, name=str(Path(file)), path=file)


def aim(wish: Wish) -> Target:
    """Where the output goes and how several records follow each other there."""
    return Target(wish.form, len(wish.files) > 1, wish.out, bool(wish.out and is_folder(wish.out)))


def reader(wish: Wish) -> Reader:
    """What makes an output of a job: its record, or who says what in it."""
    if wish.model is None:
        return Reader(forms(wish))
    from communique.export.attributed import FORMS, table

    form = partial(table, width=screen(wish.out)[0]) if wish.form == "table" else FORMS[wish.form]
    return Reader(form, partial(attributed, model=wish.model, scope=wish.scope))


def forms(wish: Wish) -> Callable[[Record], str]:
    """The function that writes a record in the form asked for."""
    from communique.export import as_json

    if wish.form in ("json", "jsonl"):
        return as_json.page if wish.form == "json" else as_json.line
    if wish.form == "text":
        from communique.export import terminal

        return partial(terminal.view, screen=terminal.Screen(*screen(wish.out)))
    from communique.export import html, markdown

    return html.page if wish.form == "html" else markdown.page


def screen(out: str | None) -> tuple[int, bool]:
    """The width of the view, and whether it has colours: on a terminal only, and where they are wanted."""
    shown = out is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size((80, 24)).columns if shown or os.environ.get("COLUMNS") else 80
    return min(width, 120), shown and not plain
