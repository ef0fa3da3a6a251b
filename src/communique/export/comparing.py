"""Two accounts of one meeting side by side: for the terminal, as an HTML page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain
from textwrap import wrap
from typing import Any

from communique.export.brief import policy, style
from communique.export.look import clean, shortened
from communique.ledger.compare import Comparison, Difference, Pair, Passage
from communique.model import Record

WIDE = 90  # columns from which on the accounts stand beside each other
LONGEST = 300
HEADS = ("Both say", "They say it differently", "Only the first says", "Only the second says", "Not decided")
NAMES = ("in both", "only in the first", "only in the second")
NOTE = (
    "Only one side's is what no sentence of the other text tells. A text that leaves something out need not deny it. "
    "What is not decided may stand in the other text in other words."
)
TITLE = "Two accounts of one meeting"


def title(record: Record) -> str:
    """How an account is called: its headline, who published it, and when."""
    document = record.document
    head = document.title.text if document.title else document.source or document.id[:12]
    told = ", ".join(part for part in (document.publisher.name or document.publisher.host, document.published) if part)
    return clean(head) + (f" ({clean(told)})" if told else "")


def words(one: Passage) -> str:
    return f"{shortened(clean(one.words), LONGEST)} [{one.start}-{one.end}]"


def differing(one: Difference) -> str:
    return f"{one.what}: {one.first} / {one.second}"


def groups(found: Comparison) -> tuple[list[Pair], list[Pair]]:
    """What both say alike, and what they say differently."""
    return [one for one in found.both if not one.differ], list(found.differ)


def lists(found: Comparison) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Topics and people, each with what is in both, in one, in the other."""
    yield "Topics", tuple(tuple(code.replace("_", " ") for code in codes) for codes in found.topics)
    yield "People named", found.people


# --- The terminal --------------------------------------------------------------------------------------------------


def text(found: Comparison, width: int = 80) -> str:
    """The comparison as lines: two columns where there is room, else one account under the other."""
    lines = [f"1  {title(found.first)}", f"2  {title(found.second)}"]
    alike, unlike = groups(found)
    for head, pairs in zip(HEADS, (alike, unlike), strict=False):
        lines += section(head, (line for pair in pairs for line in paired(pair, width)))
    for head, ones in zip(HEADS[2:], (found.only_first, found.only_second, found.unclear), strict=True):
        lines += section(head, (line for one in ones for line in single(one, found, width)))
    for head, parts in lists(found):
        told = [f"{name}: {', '.join(map(clean, part))}" for name, part in zip(NAMES, parts, strict=True) if part]
        lines += section(head, (line for one in told for line in wrap(one, width, subsequent_indent="  ")))
    return "\n".join([*lines, "", *wrap(NOTE, width)]) + "\n"


def section(head: str, lines: Iterable[str]) -> list[str]:
    told = list(lines)
    return ["", head.upper(), *told] if told else []


def single(one: Passage, found: Comparison, width: int) -> list[str]:
    side = "1" if one.document == found.first.document.id else "2"
    return wrap(f"{one.kind}: {words(one)}", width, initial_indent=f"{side}  ", subsequent_indent="   ")


def paired(pair: Pair, width: int) -> list[str]:
    notes = [f"   = {differing(one)}" for one in pair.differ]
    if width < WIDE:
        told = (("1  ", pair.first), ("2  ", pair.second))
        lines = (wrap(words(one), width, initial_indent=mark, subsequent_indent="   ") for mark, one in told)
        return [*chain.from_iterable(lines), *notes]
    half = (width - 3) // 2
    return [*columns(wrap(words(pair.first), half), wrap(words(pair.second), half), half), *notes, ""]


def columns(left: Sequence[str], right: Sequence[str], half: int) -> Iterator[str]:
    for nth in range(max(len(left), len(right))):
        one, other = (lines[nth] if nth < len(lines) else "" for lines in (left, right))
        yield f"{one:<{half}} | {other}".rstrip()


# --- HTML ----------------------------------------------------------------------------------------------------------


def html(found: Sequence[Comparison]) -> str:
    """The comparisons as a page that stands alone: it loads nothing and runs no script."""
    body = "".join(part for one in found for part in parts(one))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{TITLE}</title><style>{style()}</style></head>\n"
        f"<body><main><h1>{TITLE}</h1>{body}<p class=note>{NOTE}</p></main></body></html>\n"
    )


def parts(found: Comparison) -> list[str]:
    """One comparison: the two accounts, and what they share and do not."""
    alike, unlike = groups(found)
    body = [
        f"<ol><li>{escape(title(found.first))}</li><li>{escape(title(found.second))}</li></ol>",
        *(table(head, pairs) for head, pairs in zip(HEADS, (alike, unlike), strict=False) if pairs),
    ]
    for head, ones in zip(HEADS[2:], (found.only_first, found.only_second, found.unclear), strict=True):
        body += [listing(head, [quoted(one) for one in ones])] if ones else []
    for head, parts in lists(found):
        told = [f"{name}: {escape(', '.join(part))}" for name, part in zip(NAMES, parts, strict=True) if part]
        body += [listing(head, told)] if told else []
    return body


def quoted(one: Passage) -> str:
    place = f"{one.document[:12]}:{one.start}-{one.end}"
    return f'{one.kind}: <q data-place="{place}">{escape(clean(one.words))}</q> <span class=note>{place}</span>'


def listing(head: str, told: Iterable[str]) -> str:
    items = "".join(f"<li>{one}</li>" for one in told)
    return f"<section><h2>{head}</h2><ul>{items}</ul></section>"


def table(head: str, pairs: Iterable[Pair]) -> str:
    rows = "".join(row(pair) for pair in pairs)
    names = "".join(f"<th scope=col>{name}</th>" for name in ("First account", "Second account", "Difference"))
    return f"<section><h2>{head}</h2><table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></section>"


def row(pair: Pair) -> str:
    differ = "; ".join(differing(one) for one in pair.differ)
    return f"<tr><td>{quoted(pair.first)}</td><td>{quoted(pair.second)}</td><td>{escape(differ)}</td></tr>"


# --- JSON ----------------------------------------------------------------------------------------------------------


def as_json(found: Sequence[Comparison]) -> str:
    """A comparison as JSON, a list of them where there are several; places are code points into the document's text."""
    plain = [plainly(one) for one in found]
    return json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=2) + "\n"


def plainly(found: Comparison) -> dict[str, Any]:
    return {
        "documents": [about(found.first), about(found.second)],
        "both": [pair_of(one) for one in found.both],
        "only_first": [place(one) for one in found.only_first],
        "only_second": [place(one) for one in found.only_second],
        "unclear": [place(one) for one in found.unclear],
        "topics": dict(zip(("both", "only_first", "only_second"), found.topics, strict=True)),
        "people": dict(zip(("both", "only_first", "only_second"), found.people, strict=True)),
    }

def about(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "id": document.id, "title": document.title.text if document.title else None, "published": document.published,
        "publisher": document.publisher.name or document.publisher.host,
    }  # fmt: skip


def pair_of(one: Pair) -> dict[str, Any]:
    differ = [{"what": each.what, "first": each.first, "second": each.second} for each in one.differ]
    return {"first": place(one.first), "second": place(one.second), "differ": differ}


def place(one: Passage) -> dict[str, Any]:
    return {"document": one.document, "start": one.start, "end": one.end, "kind": one.kind, "words": one.words}
