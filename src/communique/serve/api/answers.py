"""Answers for programs: a part of a list with the way to the next, and a mark by which an answer is known again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from fastapi import Request, Response
from pydantic import BaseModel

from communique.store import Filter
from communique.store.rows import Row

JSON = "application/json"
CACHE = "private, no-cache"  # keep it, but ask each time whether it still holds


class Rows(BaseModel):
    """A part of a list; `next`: the address of the part after it, null at the end."""

    rows: list[dict[str, Any]]
    next: str | None


class Problem(BaseModel):
    """What is wrong, in a line."""

    detail: str


REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "A token is needed."},
    422: {"model": Problem, "description": "A value makes no sense."},
    503: {"model": Problem, "description": "The archive cannot be read now."},
}
SAME: dict[int | str, dict[str, Any]] = {304: {"description": "As it was when the mark of If-None-Match was given."}}
LIST = {**REFUSED, **SAME, 404: {"model": Problem, "description": "There is no such state."}}
ONE = {**REFUSED, **SAME, 404: {"model": Problem, "description": "There is no such thing."}}


def listed(request: Request, wish: Filter, rows: Callable[[Filter], Sequence[Row]]) -> Response:
    """A part of a list. One row more than wanted is looked for: it tells whether there is more."""
    limit = wish.limit or 1
    found = rows(replace(wish, limit=limit + 1))
    more = following(request, wish.offset + limit) if len(found) > limit else None
    answer = told(request, {"rows": list(found[:limit]), "next": more})
    if more:
        answer.headers["Link"] = f'<{more}>; rel="next"'
    return answer


def following(request: Request, offset: int) -> str:
    """The address of the next part, from the root of this server."""
    there = request.url.include_query_params(offset=offset)
    return f"{there.path}?{there.query}"


def told(request: Request, value: Any) -> Response:
    """A value as JSON; nothing but "as it was" to whoever has it already."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    mark = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": mark, "Cache-Control": CACHE}
    if known(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=JSON, headers=headers)


def known(given: str, mark: str) -> bool:
    """Is a mark among those that a program names?"""
    marks = (one.strip().removeprefix("W/") for one in given.split(","))
    return any(one in (mark, "*") for one in marks)
