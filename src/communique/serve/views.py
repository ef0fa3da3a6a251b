"""Pages from templates. All that a template is given is escaped, unless it is marked as HTML that we made."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from communique.export.look import clean, shortened, told
from communique.ledger import timeline
from communique.ledger.phrases import state
from communique.serve.review.people import person

FIND = re.compile(r"\[([^\[\]]{1,200})\]")
# The parts of the room, in the order of its bar: path, name.
PARTS = (
    ("/documents", "Documents"),
    ("/meetings", "Meetings"),
    ("/people", "People"),
    ("/states", "States"),
    ("/statements", "Statements"),
    ("/commitments", "Commitments"),
    ("/pictures", "Pictures"),
    ("/read", "Read a text"),
)


def short(words: object, width: int = 120) -> str:
    return shortened(str(words or ""), width)


def found(snippet: object) -> Markup:
    """A snippet of the full text with the words that were looked for marked: they stand in brackets there."""
    parts = FIND.split(clean(str(snippet or "")))
    marked = Markup('<mark class="found">{}</mark>')
    return Markup("").join(marked.format(part) if n % 2 else part for n, part in enumerate(parts))


templates = Environment(
    loader=PackageLoader("communique.serve"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters |= {
    "clean": lambda words: clean(str(words or "")),
    "short": short,
    "found": found,
    "told": lambda code: told(str(code or "")),
    "state": lambda code: state(str(code)) if code else "",
    "moment": lambda when: str(when or "")[:16].replace("T", " "),
    "segment": lambda words: quote(str(words), safe=""),
    "event_day": lambda event: clean(timeline.day(event)),
    "event_what": lambda event: clean(timeline.what(event)),
    "event_where": lambda event: clean(timeline.where(event)),
}


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of a template. `here`: the part of the room it belongs to."""
    root = request.scope.get("root_path", "")
    settings = request.app.state.room.settings
    account = person(request)
    given = {"root": root, "parts": PARTS, "here": "", "settings": settings, "account": account, **values}
    headers = {"Cache-Control": "private, no-store"} if account else None  # nobody finds it there after signing out
    return HTMLResponse(templates.get_template(name).render(given), status, headers)
