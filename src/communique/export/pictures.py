"""Pictures of the ledger, as SVG and PNG: Vega-Lite, drawn by vl-convert without a network or a browser.

Colours are told apart by people who see few of them, and on grey paper; every mark has its words for those who listen.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from communique.export.errors import needed
from communique.export.look import clean
from communique.ledger.contacts import NAMES
from communique.ledger.phrases import STATUSES
from communique.ledger.pictures import FORMS, Table, every_month, every_quarter

Spec = dict[str, Any]
# Light and dark differ as much as hue does: dark blue, orange, light yellow (of the palette of Okabe and Ito).
FORM_COLOURS = ("#0072b2", "#e69f00", "#f0e442")
RANK_COLOURS = ("#08306b", "#2171b5", "#9ecae1", "#e3e3e3")  # the higher the darker
LIGHT, DARK = "#deebf7", "#08306b"
EDGE, INK = "#444444", "#1c1e21"
LABEL = 260  # points of a label before it is cut
SLANTED = {"labelAngle": -45, "labelOverlap": "greedy"}
COUNT = "contacts"
NARROWEST, WIDEST, STEP = 240, 720, 24  # points
LOW, HIGH, FIELD = 56, 200, 26
LINE = 78  # signs of a line of the title
NAMED = re.compile(r"\b(clip|gradient_)(\d+)\b")
LABELS = {
    "meetings": {"month": "Month", "contacts": "Contacts held", "form": "Form", "pair": "Contacts held between"},
    "rank": {"quarter": "Quarter", "contacts": "Contacts held", "rank": "Rank"},
    "who-met-whom": {"state": "State", "other": "met", "contacts": "Contacts held"},
    "commitments": {"state": "State that promised", "status": "What became of it", "commitments": "Commitments"},
}


def svg(table: Table, source: str) -> bytes:
    """The picture as SVG; the same table gives the same bytes."""
    vega = needed("vl_convert", "a picture", "pictures")
    drawn = numbered(vega.vegalite_to_svg(spec(table, source)))
    words = f"<title>{escape(table.title)}</title><desc>{escape('. '.join(below(table, source)))}</desc>"
    head, tag, rest = drawn.partition(">")
    return f'{head} role="graphics-document"{tag}{words}{rest}\n'.encode()


def png(table: Table, source: str) -> bytes:
    """The picture as PNG, sharp enough for print."""
    vega = needed("vl_convert", "a picture", "pictures")
    made: bytes = vega.vegalite_to_png(spec(table, source), scale=2)
    return made


def numbered(drawn: str) -> str:
    """The names inside a picture, counted from one: the program that draws counts on from picture to picture."""
    known: dict[str, str] = {}
    return NAMED.sub(lambda name: known.setdefault(name[0], f"{name[1]}{len(known) + 1}"), drawn)


def spec(table: Table, source: str) -> Spec:
    """The picture in the terms of Vega-Lite."""
    makers = {"meetings": by_month, "rank": by_rank, "who-met-whom": grid, "commitments": grid}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 12,
        "title": {
            "text": wrap(table.title, LINE), "anchor": "start", "fontSize": 15, "subtitleFontSize": 11,
            "subtitle": [part for line in below(table, source) for part in wrap(line, LINE + 20)], "offset": 12,
        },
        "data": {"values": [dict(zip(table.columns, map(shown, row), strict=True)) for row in table.rows]},
        **makers[table.kind](table),
        "config": {
            "font": "sans-serif", "title": {"color": INK, "subtitleColor": INK}, "view": {"stroke": "#cccccc"},
            "axis": {"labelColor": INK, "titleColor": INK, "labelFontSize": 11, "labelLimit": LABEL},
            "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 11},
            "header": {"labelColor": INK, "labelFontSize": 11, "labelLimit": LABEL},
        },
    }  # fmt: skip


def shown(value: str | int) -> str | int:
    """A value that can do no harm where it is drawn."""
    return clean(value) if isinstance(value, str) else value


def below(table: Table, source: str) -> list[str]:
    """What stands below the title: what is counted, and where it is from."""
    return [*(table.notes if table.rows else (NOTHING,)), f"Source: {source}, read by communique"]


NOTHING = "No document of the archive tells of any"


def by_month(table: Table) -> Spec:
    """Bars a month, a row for each pair of states."""
    pairs = list(dict.fromkeys(str(row[0]) for row in table.rows))
    found = bars(table, Time("month", every_month(table)), Parts("form", FORMS, FORM_COLOURS))
    if len(pairs) < 2:
        return found
    header = {"labelAngle": 0, "labelAlign": "left", "title": LABELS["meetings"]["pair"]}
    found["encoding"]["row"] = {"field": "pair", "type": "nominal", "sort": pairs, "header": header, "spacing": 8}
    found["encoding"]["y"]["title"] = None  # the title of the rows says it
    return {**found, "height": LOW}


def by_rank(table: Table) -> Spec:
    """Bars a quarter, the highest rank at the bottom."""
    return bars(table, Time("quarter", every_quarter(table)), Parts("rank", NAMES, RANK_COLOURS))


@dataclass(frozen=True, slots=True)
class Time:
    """The column that tells the time, and all its values, also those without a row."""

    column: str
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """The column by which bars are parted, its values from the bottom up, and their colours."""

    column: str
    values: Sequence[str]
    colours: Sequence[str]


def bars(table: Table, time: Time, parts: Parts) -> Spec:
    """Bars over time, in parts that stand on each other in one order."""
    label = LABELS[table.kind]
    x = {"field": time.column, "title": label[time.column], "scale": {"domain": list(time.values)}, "axis": SLANTED}
    y = {"field": COUNT, "title": label[COUNT], "axis": {"tickMinStep": 1, "format": "d", "tickCount": 4}}
    scale = {"domain": list(parts.values), "range": list(parts.colours)}
    words = " + ', ' + ".join(f"datum.{one}" for one in table.columns)
    return {
        "width": max(NARROWEST, min(WIDEST, STEP * len(time.values))),
        "height": HIGH,
        "transform": [
            {"calculate": f"indexof({json.dumps(parts.values)}, datum.{parts.column})", "as": "nth"},
            {"calculate": words, "as": "told"},
        ],
        "mark": {"type": "bar", "stroke": EDGE, "strokeWidth": 0.5},
        "encoding": {
            "x": {**x, "type": "ordinal"},
            "y": {**y, "type": "quantitative"},
            "color": {"field": parts.column, "type": "nominal", "title": label[parts.column], "scale": scale},
            "order": {"field": "nth", "type": "quantitative"},
            "description": {"field": "told", "type": "nominal"},
        },
    }


def grid(table: Table) -> Spec:
    """A map of two columns: the more the darker, and the number in each field."""
    rows, columns, count = table.columns
    most = max((int(row[2]) for row in table.rows), default=1)
    label = LABELS[table.kind]
    shade: Spec = {"field": count, "type": "quantitative", "title": label[count], "legend": None}
    shade["scale"] = {"type": "sqrt", "domain": [0, most], "range": [LIGHT, DARK]}
    ink = {"condition": {"test": f"datum[{json.dumps(count)}] > {most * 0.3}", "value": "white"}, "value": INK}
    return {
        "width": {"step": FIELD},
        "height": {"step": FIELD},
        "encoding": {
            "y": {"field": plain(rows), "type": "nominal", "title": label.get(rows, rows), "sort": order(table, 0)},
            "x": {**{"field": plain(columns), "type": "nominal", "title": label.get(columns, columns)},
                  "sort": order(table, 1), "axis": {**SLANTED, "labelOverlap": False}},
        },
        "layer": [
            {"mark": {"type": "rect", "stroke": "white"}, "encoding": {"color": shade}},
            {"mark": {"type": "text", "fontSize": 11, "aria": False},
             "encoding": {"text": {"field": count, "type": "quantitative"}, "color": ink}},
        ],
    }  # fmt: skip


def plain(column: str) -> str:
    """The name of a column where signs in it would mean something to Vega."""
    return re.sub(r"([.\[\]'\"\\])", r"\\\1", column)


def order(table: Table, nth: int) -> list[str]:
    """The values of a column: those of statuses as they follow each other, all else with the most first."""
    often = Counter[str]()
    for row in table.rows:
        often[str(row[nth])] += int(row[2])
    if table.columns[nth] == "status":
        return [status for status in STATUSES.values() if status in often]
    return sorted(often, key=lambda one: (-often[one], one))
