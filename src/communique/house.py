"""House styles: what is known of a publisher. They refine a reading and are never needed for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique import data
from communique.model import Source


@dataclass(frozen=True, slots=True)
class Style:
    """A publisher's ways. `hosts` and `signs` recognise it; `state` is the ISO3 code of the state it speaks for."""

    name: str | None = None
    publisher: str | None = None
    state: str | None = None
    hosts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


UNKNOWN = Style()


@cache
def styles() -> tuple[Style, ...]:
    """Every style folder, in the order of names. DataError where one is malformed."""
    return tuple(loaded(name) for name in data.folders("styles"))


def loaded(name: str) -> Style:
    table = data.toml("styles", name, "style.toml")
    extra = set(table) - {"publisher", "state", "hosts", "signs", "about"}
    if extra:
        raise data.DataError(f"styles/{name}/style.toml: unknown key {sorted(extra)[0]}")
    return Style(name, table.get("publisher"), table.get("state"), tuple(table.get("hosts", ())), tuple(table.get("signs", ())))


def style_of(source: Source) -> Style:
    """The style of a text: by its publisher's host, else by the signs in its first lines, else unknown."""
    host = (source.publisher or "").lower().removeprefix("www.")
    for style in styles():
        if host and any(host == h or host.endswith("." + h) for h in style.hosts):
            return style
    top = source.text[:600] + "\n" + source.text[-200:]
    for style in styles():
        if style.signs and any(re.search(sign, top, re.M) for sign in style.signs):
            return style
    return UNKNOWN
