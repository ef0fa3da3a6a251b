"""Front matter: what a Markdown file says of itself above its text. The text itself stays as published."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.ingest.facts import day, host
from communique.model import Source

BLOCK = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*:[ \t]*(?P<value>\S[^\n]*)")


def described(source: Source) -> Source:
    """The source with the date, publisher and address that its front matter gives; its text unchanged."""
    entries = front_matter(source.text)
    address = entries.get("source") or entries.get("url")
    return replace(
        source,
        source=source.source or address,
        published=source.published or day(entries.get("published") or entries.get("date")),
        publisher=source.publisher or host(entries.get("publisher")) or web_host(address),
        language=source.language or entries.get("language") or entries.get("lang"),
    )


def web_host(address: str | None) -> str | None:
    """The host of a web address; None for a file's name."""
    return host(address) if "//" in (address or "") else None


def front_matter(text: str) -> dict[str, str]:
    """The `key: value` lines between two `---` lines at the top, keys in small letters, values unquoted."""
    block = BLOCK.match(text[:20_000])
    found = [ENTRY.fullmatch(line.strip()) for line in block["lines"].splitlines()] if block else []
    return {match["key"].lower(): unquoted(match["value"].strip()) for match in found if match}


def unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
