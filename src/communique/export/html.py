"""A page that stands alone: the text as published, what was found in it marked, and listed beside it.

It loads nothing and runs no script: the policy in its head forbids both.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib import resources

from communique.export.cards import Card, listed
from communique.export.html_text import FAMILIES, NAMES, article
from communique.export.look import Look, clean, facts, shortened
from communique.export.wording import sentence
from communique.model import Record

LEGEND = (
    ("encounter", "Meetings, visits, invitations"),
    ("undertaking", "Agreements, commitments, requests, aid"),
    ("stance", "Positions, assessments"),
    ("courtesy", "Messages, thanks"),
    ("speech", "Words of others"),
    ("who", "People, offices"),
    ("body", "States, organizations, groups"),
    ("thing", "Places, times, events"),
)
STYLES = ("marks.css", "page.css")
NOTE = "Dashed: planned, proposed or not done. A mark shows its reason on focus or under the pointer."


def page(record: Record) -> str:
    """The page of a record."""
    look = Look(record)
    title = record.document.title
    name = shortened(title.text, 120) if title else "Untitled text"
    lists = [section(title, name, [closed(card) for card in cards]) for title, name, cards in listed(look)]
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(name)}</title><style>{style()}</style></head>\n<body>{head(look)}"
        f'<main>{article(look)}<aside class="record" aria-label="The record">{"".join(lists)}</aside></main>\n'
        f"{foot(look)}</body></html>\n"
    )


@cache
def style() -> str:
    folder = resources.files("communique").joinpath("export", "styles")
    return "".join(folder.joinpath(name).read_text(encoding="utf8") for name in STYLES)


@cache
def policy() -> str:
    """The policy that lets the page use its own style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def head(look: Look) -> str:
    """The main act in a sentence, what is known of the document, and the legend."""
    named = Look(look.record, full=True)
    main = [f"<p>{escape(sentence(named, act))}</p>" for act in look.acts if act.salience == "main"]
    rows = [f"<div><dt>{label}</dt><dd>{escape(words)}</dd></div>" for label, words in facts(look)]
    told = "".join(main) or "<p>No main act was found.</p>"
    return f"<header>{told}<dl>{''.join(rows)}</dl>{legend(look)}</header>"


def legend(look: Look) -> str:
    """What the marks mean, each with a box that hides and shows it."""
    boxes = [
        f'<label class="key {name}"><input type="checkbox" id="f-{name}" checked> <span>{words}</span></label>'
        for name, words in LEGEND
        if name in present(look)
    ]
    note = f'<span class="note">{NOTE}</span>'
    return f"<fieldset><legend>Marks</legend>{''.join(boxes)}{note}</fieldset>"


def present(look: Look) -> set[str]:
    """The kinds of marks that the page has."""
    names = {NAMES.get(entity.type, "thing") for entity in look.record.entities}
    speech = {"speech"} if look.record.statements else set()
    return names | speech | {FAMILIES[act.kind] for act in look.acts}


def section(title: str, name: str, cards: list[str]) -> str:
    count = f" <small>{len(cards)}</small>" if cards else ""
    inner = f"<ol>{''.join(cards)}</ol>" if cards else "<p>Nothing found.</p>"
    return f'<section aria-labelledby="h-{name}"><h2 id="h-{name}">{title}{count}</h2>{inner}</section>'


def closed(card: Card) -> str:
    """A card as an entry of its list; what it has to show besides is shown on opening it."""
    if not card.body:
        return f'<li class="{card.classes}" id="c-{card.id}">{card.link} {card.summary}</li>'
    start = " open" if card.open else ""
    return (
        f'<li class="{card.classes}" id="c-{card.id}">{card.link}<details{start}><summary>{card.summary}</summary>'
        f"{card.body}</details></li>"
    )


def foot(look: Look) -> str:
    """What made the page, and from which text."""
    run, document = look.record.run, look.record.document
    source = f", from {escape(clean(document.source))}" if document.source else ""
    return (
        f"<footer>Read by {escape(run.program)} {escape(run.version)}{source}. Text {document.id[:16]}. "
        "Marks and sentences are made by rules from the words shown; they are not part of the text.</footer>"
    )
