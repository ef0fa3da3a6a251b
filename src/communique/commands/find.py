"""`search`, the lists, `show`, `sql` and `datasette-metadata`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from communique.commands import options as o

ARCHIVE = "communique.db"
LIMIT = 50


def search(
    words: o.Words,
    between: o.Between = None, state: o.State = None, person: o.Person = None, since: o.Since = None,
    until: o.Until = None, status: o.Status = None, topic: o.Topic = None, voice: o.Voice = None,
    publisher: o.Publisher = None, language: o.Language = None, limit: o.Limit = 20, all_revisions: o.Revisions = False,
    form: o.As = o.Form.TABLE,
    statements: Annotated[bool, typer.Option("--statements", help="Look in what was said only.")] = False,
    archive: o.Path = ARCHIVE,
) -> None:  # fmt: skip
    """Search the texts: the best finds first, with the words around them."""
    from communique.commands.asking import Ask, run

    given = (between, state, person, since, until, status, topic, voice, publisher, language, limit, all_revisions)
    raise typer.Exit(run(Ask("search", archive, form.value, given, " ".join(words), statements)))


def listed(name: str, what: str) -> Callable[..., None]:
    """Make the command of a list."""

    def command(
        between: o.Between = None, state: o.State = None, person: o.Person = None, since: o.Since = None,
        until: o.Until = None, status: o.Status = None, topic: o.Topic = None, voice: o.Voice = None,
        publisher: o.Publisher = None, language: o.Language = None, limit: o.Limit = LIMIT,
        all_revisions: o.Revisions = False, form: o.As = o.Form.TABLE, archive: o.Path = ARCHIVE,
    ) -> None:  # fmt: skip
        from communique.commands.asking import Ask, run

        given = (between, state, person, since, until, status, topic, voice, publisher, language, limit, all_revisions)
        raise typer.Exit(run(Ask(name, archive, form.value, given)))

    command.__doc__ = what
    return command


def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Of a document, act or statement; its beginning will do.")],
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl, markdown or html.")] = "text",
    original: Annotated[bool, typer.Option("--original", help="The file or page that the text came from.")] = False,
    changes: Annotated[bool, typer.Option("--changes", help="What changed since the earlier revision.")] = False,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="With what people said of it.")] = False,
    archive: o.Path = ARCHIVE,
) -> None:
    """Show the record of a document and where it came from."""
    from communique.commands.showing import Show, run

    raise typer.Exit(run(Show(ident, archive, form, original, changes, reviewed)))


def sql(
    query: Annotated[str, typer.Argument(metavar="SELECT", help="One query.")],
    form: o.As = o.Form.TABLE,
    seconds: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="The longest it may take.")] = 30.0,
    archive: o.Path = ARCHIVE,
) -> None:
    """Ask the archive in SQL, for reading only."""
    from communique.commands.asking import ask_sql

    raise typer.Exit(ask_sql(query, archive, form.value, seconds))


def datasette_metadata(archive: o.Path = ARCHIVE) -> None:
    """Print metadata for Datasette: facets, full-text search, titles."""
    from pathlib import Path

    from communique.commands.datasette import metadata

    typer.echo(metadata(Path(archive).stem))


meetings = listed("meetings", "List meetings: who met whom, when, where, in what form.")
visits = listed("visits", "List visits: who travelled where, to whom.")
statements = listed("statements", "List statements: who said what.")
commitments = listed("commitments", "List commitments: who will do what, by when.")
messages = listed("messages", "List messages: who sent greetings, letters, condolences to whom.")
people = listed("people", "List people with their offices.")
documents = listed("documents", "List documents.")
