"""Who said what, written down: JSON, a CSV table, a table for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.attributions import Attributed, Attribution
from communique.export.as_json import dumped
from communique.export.attributed_tei import tei
from communique.export.look import clean
from communique.model import Anchor

BETWEEN = " … "  # between the pieces of one content
COLUMNS = ("document", "number", "inside", "speakers", "entities", "source", "source_start", "source_end", "cue",
           "cue_start", "cue_end", "content", "content_places", "mode", "attitude", "confidence", "rule")  # fmt: skip
NOBODY = "—"


def page(found: Attributed) -> str:
    """One text as JSON over many lines."""
    return json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n"


def line(found: Attributed) -> str:
    """One text as JSON on one line, without a line end."""
    return dumped(found.to_dict())


def sheet(found: Attributed) -> str:
    """A row of CSV for each attribution, below a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(found.source, n, one) for n, one in enumerate(found.statements))
    return out.getvalue()


def row(document: str, number: int, one: Attribution) -> list[str | int | float | None]:
    speakers = "; ".join(speaker.name for speaker in one.speakers)
    entities = "; ".join(speaker.entity or "" for speaker in one.speakers)
    places = "; ".join(f"{piece.start}-{piece.end}" for piece in one.content)
    return [
        document, number, one.inside, speakers, entities, *placed(one.source), *placed(one.cue), content(one), places,
        one.mode, one.attitude, one.confidence, one.rule,
    ]  # fmt: skip


def placed(anchor: Anchor | None) -> tuple[str | None, int | None, int | None]:
    return (anchor.text, anchor.start, anchor.end) if anchor else (None, None, None)


def content(one: Attribution) -> str:
    return BETWEEN.join(piece.text for piece in one.content)


def table(found: Attributed, width: int = 80) -> str:
    """A table for people: who, by which words, what."""
    drawn = Table(box=box.SIMPLE_HEAD, title=Text(clean(found.source)), title_justify="left", pad_edge=False)
    for name, ratio in (("who", 3), ("cue", 2), ("attitude", None), ("what", 9)):
        drawn.add_column(name, ratio=ratio, overflow="fold")
    for one in found.statements:
        who = "; ".join(speaker.name for speaker in one.speakers) or (one.source.text if one.source else NOBODY)
        cells = (who, one.cue.text if one.cue else "", one.attitude, content(one))
        drawn.add_row(*(Text(" ".join(clean(cell).split())) for cell in cells))
    out = io.StringIO()
    Console(file=out, width=max(width, 40), no_color=True, emoji=False, markup=False, highlight=False).print(
        drawn if found.statements else Text(f"{clean(found.source)}: nobody's words found")
    )
    return "\n".join(text.rstrip() for text in out.getvalue().splitlines()) + "\n"


FORMS: dict[str, Callable[[Attributed], str]] = {"json": page, "jsonl": line, "csv": sheet, "tei": tei}
