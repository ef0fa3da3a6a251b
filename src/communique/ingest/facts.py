"""What a page or a front matter says of a text from outside: its date and its publisher's host."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

DATE_FORMS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y")
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def day(text: str | None) -> str | None:
    """The ISO date that a date line states, whole and plain; None for anything else."""
    words = (text or "").strip()
    if not words:
        return None
    try:
        return date.fromisoformat(words[:10]).isoformat() if words[:4].isdigit() else worded(words)
    except ValueError:
        return None


def worded(words: str) -> str | None:
    """The ISO date of "22 October 2024" and the like."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(words, form).date().isoformat()
        except ValueError:
            continue
    return None


def host(text: str | None) -> str | None:
    """The host of an address, or a host name itself, without "www."; None for a publisher's name in words."""
    words = (text or "").strip().lower()
    try:
        name = (urlsplit(words).hostname or "") if "//" in words else words
    except ValueError:
        return None
    name = name.removeprefix("www.")
    return name if HOST.fullmatch(name) else None
