"""What a user asked of `communique add` or `communique watch`."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, fields, replace

from communique import VERSION
from communique.ingest.facts import day
from communique.ingest.found import Columns, Fetching, Kept, Options, Validators

PROGRAM = "communique"
COLUMNS = tuple(one.name for one in fields(Columns))


@dataclass(frozen=True, slots=True)
class Wish:
    """The options: what to take in, into which archive, how.

    `again` reads what is there already once more; `columns` of tables are given as "text=body".
    """

    inputs: tuple[str, ...]
    archive: str = "communique.db"
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    hosts: tuple[str, ...] = ()
    private: bool = False
    workers: int = 1
    again: bool = False
    patience: float = 30.0
    columns: tuple[str, ...] = ()

    @property
    def options(self) -> Options:
        """How inputs are taken in."""
        return Options(
            columns=Columns(**dict(map(mapped, self.columns))),
            hosts=self.hosts,
            published=day(self.published),
            publisher=self.publisher,
            language=self.language,
            fetching=Fetching(private=self.private),
        )

    @property
    def reader(self) -> str:
        """Who would read, and how: where this is another, an input is taken in once more."""
        told = (self.published, self.publisher, self.language, self.hosts, *self.columns)
        return f"{PROGRAM} {VERSION} {told}" if any(told) else f"{PROGRAM} {VERSION}"


def problem(wish: Wish) -> str | None:
    """Why a wish makes no sense, in one line; None where it does."""
    if not wish.inputs:
        return "no PATH given (- reads standard input)"
    if wish.published and not day(wish.published):
        return f"--published {wish.published}: not a date (YYYY-MM-DD)"
    wrong = next((one for one in wish.columns if mapped(one)[0] not in COLUMNS or not mapped(one)[1]), None)
    return f"--column {wrong}: not {'|'.join(COLUMNS)}=NAME" if wrong is not None else None


def mapped(words: str) -> tuple[str, str]:
    """What a column of a table holds, and its name: "text=body"."""
    what, _, name = words.partition("=")
    return what.strip().lower(), name.strip()


def fetching(options: Options, known: Mapping[str, Validators], lists: MutableMapping[str, Kept]) -> Options:
    """Options that allow pages to be fetched, and ask only for what changed."""
    return replace(options, fetching=replace(options.fetching, allowed=True, known=known, lists=lists))
