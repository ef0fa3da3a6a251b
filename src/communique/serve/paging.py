"""Lists a part at a time: the rows shown, and the addresses of the parts before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Request

from communique.store import Filter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list: its rows, the number of the first, and the addresses of its neighbours, "" where none is."""

    rows: Sequence[T]
    first: int
    back: str
    more: str

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def part(request: Request, wish: Filter, rows: Callable[[Filter], Sequence[T]]) -> Part[T]:
    """The part of a list that is asked for. One more row is fetched, to see whether there are more."""
    most = wish.limit or 0
    found = rows(replace(wish, limit=most + 1))
    more = address(request, offset=wish.offset + most) if len(found) > most else ""
    back = address(request, offset=max(0, wish.offset - most)) if wish.offset else ""
    return Part(found[:most], wish.offset + 1, back, more)


def sliced(request: Request, wish: Filter, rows: Sequence[T]) -> Part[T]:
    """The part that is asked for of a list that is at hand whole."""
    return part(request, wish, lambda one: rows[one.offset : one.offset + (one.limit or 0)])


def address(request: Request, path: str = "", **changed: object) -> str:
    """The address of a page with some of its parameters changed; those without a value are left out."""
    given = {**request.query_params, **changed}
    query = urlencode({name: value for name, value in given.items() if value not in ("", None, 0, False)})
    root = request.scope.get("root_path", "")
    here = path or request.url.path.removeprefix(root)
    return f"{root}{here}" + (f"?{query}" if query else "")


def query(**values: object) -> str:
    """The parameters of an address, those without a value left out."""
    kept: Mapping[str, object] = {name: value for name, value in values.items() if value not in ("", None, 0, False)}
    return f"?{urlencode(kept)}" if kept else ""


def segment(words: object) -> str:
    """Words as a part of an address."""
    return quote(str(words).strip(), safe="")
