"""House styles: what is known of a publisher. They refine a reading and are never needed for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from communique import data
from communique.model import Source


@dataclass(frozen=True, slots=True)
class Style:
    """A publisher's ways, out of styles/<name>/style.toml.

    `hosts` gives for each host the ISO3 code of the state it speaks for ("" where it speaks for several); `signs` are
    patterns of the first and last lines by which a text is recognised where its publisher is not told; `state` is the
    state of a text so recognised.
    """

    name: str | None = None
    publisher: str | None = None
    state: str | None = None
    hosts: Mapping[str, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()


UNKNOWN = Style()
KEYS = {"about", "publisher", "state", "hosts", "signs"}


@cache
def styles() -> tuple[Style, ...]:
    """Every style folder, in the order of names. DataError where one is malformed."""
    return tuple(loaded(name) for name in data.folders("styles"))


def loaded(name: str) -> Style:
    table = data.toml("styles", name, "style.toml")
    extra = set(table) - KEYS
    if extra:
        raise data.DataError(f"styles/{name}/style.toml: unknown key {sorted(extra)[0]}")
    return Style(
        name, table.get("publisher"), table.get("state"), dict(table.get("hosts", {})),
        tuple(table.get("signs", ())),
    )  # fmt: skip


def style_of(source: Source) -> Style:
    """The style of a text: by its publisher's host, else by the signs in its first and last lines, else unknown."""
    host = (source.publisher or "").lower().removeprefix("www.")
    for style in styles():
        for known, state in style.hosts.items():
            if host and (host == known or host.endswith("." + known)):
                return replace(style, state=state or None)
    edges = source.text[:600] + "\n" + source.text[-200:]
    for style in styles():
        if any(re.search(sign, edges, re.M) for sign in style.signs):
            return replace(style, publisher=style.publisher if style.state else None)
    return UNKNOWN
