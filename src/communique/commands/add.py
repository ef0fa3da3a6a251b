"""`add` and `watch`."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.commands import options as o

ARCHIVE = "communique.db"
Day = Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication of all inputs, YYYY-MM-DD.")]
Host = Annotated[str | None, typer.Option(metavar="HOST", help="Who published all inputs, e.g. whitehouse.gov.")]
Workers = Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Texts read at one time.")]
Hosts = Annotated[
    list[str] | None, typer.Option("--host", metavar="HOST", help="Of web archives and feeds only this host's pages.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="WHAT=NAME", help="Of tables: text=body, published=day, source=link, …"),
]
Private = Annotated[bool, typer.Option("--private", help="Fetch from private addresses too.")]


def add(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, addresses; - is standard input.")
    ] = None,
    archive: o.Path = ARCHIVE,
    workers: Workers = 1,
    published: Day = None,
    publisher: Host = None,
    language: o.Language = None,
    host: Hosts = None,
    column: Columns = None,
    private: Private = False,
    again: Annotated[bool, typer.Option("--again", help="Read what is there already once more.")] = False,
    patience: o.Patience = 30.0,
) -> None:
    """Take texts into the archive. What is there already and has not changed is not read again."""
    from communique.adding.wish import Wish, problem
    from communique.commands.taking import run

    wish = Wish(
        tuple(inputs or ()), archive, published, publisher, language, tuple(host or ()), private, workers, again,
        patience, tuple(column or ()),
    )  # fmt: skip
    wrong = problem(wish)
    if wrong:
        raise typer.BadParameter(wrong)
    raise typer.Exit(run(wish))


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds, sitemaps or pages.")],
    archive: o.Path = ARCHIVE,
    every: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="The time between two looks.")] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="Look once, then end.")] = False,
    workers: Workers = 1,
    host: Hosts = None,
    private: Private = False,
    patience: o.Patience = 30.0,
) -> None:
    """Look at feeds from time to time, and take in what is new."""
    from communique.adding.wish import Wish
    from communique.commands.taking import run_again

    wish = Wish(tuple(feeds), archive, hosts=tuple(host or ()), private=private, workers=workers, patience=patience)
    raise typer.Exit(run_again(wish, None if once else every * 60))
