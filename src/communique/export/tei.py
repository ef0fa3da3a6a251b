"""TEI P5: each text with its sections, `<said>` around what somebody said, `<u>` for turns, and who is who.

Statements may cross each other and the borders of sections; a piece of a longer one says so with `part`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from communique.export import aside
from communique.export.marks import common, stretches
from communique.model import Entity, Record, Segment, Span, Statement

# What XML 1.0 has no place for.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DIRECT = {"verbatim": "true", "quoted": "true", "reported": "false", "mixed": "unknown"}
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
CORPUS_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Official texts and who said what in them</title></titleStmt>"
    "<publicationStmt><p>Made by communique.</p></publicationStmt>"
    "<sourceDesc><p>Each text names its own source.</p></sourceDesc></fileDesc></teiHeader>\n"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement within one section. `part` is I, M or F for a piece of several, else N."""

    start: int
    end: int
    said: Statement
    part: str


def as_tei(records: Iterable[Record], out: Path) -> None:
    """A TEI corpus, one `<TEI>` a text."""
    with aside.file(out) as path, path.open("w", encoding="utf8", errors="replace") as file:
        file.write(OPENING + CORPUS_HEADER)
        for record in records:
            file.write(tei(record))
        file.write("</teiCorpus>\n")


def tei(record: Record) -> str:
    """The `<TEI>` element of one record."""
    body = "\n".join(sections(record))
    return f"<TEI>\n{header(record)}<text><body><div>\n{body or '<p/>'}\n</div></body></text>\n</TEI>\n"


def header(record: Record) -> str:
    """Title, publisher, day, source, and the people and states by id."""
    document = record.document
    title = document.title.text if document.title else document.source or "Untitled"
    publisher = document.publisher.host or document.publisher.name or "unknown"
    when = f"<date when={attribute(document.published[:10])}/>" if document.published else ""
    who = "".join(person(record, one) for one in record.entities if one.type in ("person", "office"))
    sides = "".join(side(record, one) for one in record.entities if one.type in ("state", "organization", "group"))
    lists = (f"<listPerson>{who}</listPerson>" if who else "") + (f"<listOrg>{sides}</listOrg>" if sides else "")
    profile = f"<profileDesc><particDesc>{lists}</particDesc></profileDesc>" if lists else ""
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{words(title)}</title></titleStmt>"
        f"<publicationStmt><publisher>{words(publisher)}</publisher>{when}</publicationStmt>"
        f"<sourceDesc><bibl>{words(document.source or document.id)}</bibl></sourceDesc></fileDesc>"
        f"{profile}</teiHeader>\n"
    )


def person(record: Record, entity: Entity) -> str:
    roles = "".join(f"<roleName>{words(office.title)}</roleName>" for office in entity.offices)
    key = attribute(name(record, entity.id))
    return f"<person xml:id={key}><persName>{words(entity.name)}{roles}</persName></person>"


def side(record: Record, entity: Entity) -> str:
    return f"<org xml:id={attribute(name(record, entity.id))}><orgName>{words(entity.name)}</orgName></org>"


def sections(record: Record) -> Iterator[str]:
    """The sections of the text, each as an element, with what is said in it."""
    for segment in record.document.segments:
        kind = "u" if segment.kind == "turn" else "p"
        turn = [said for said in record.statements if kind == "u" and is_turn(said, segment)]
        pieces = [piece for said in record.statements if said not in turn for piece in pieces_in(said, segment)]
        details = "" if kind == "p" else speakers(record, segment.speakers)
        details += f" rend={attribute(segment.kind)}" if kind == "p" else ""
        yield f"<{kind}{details}>{inside(record, Span(segment.start, segment.end), pieces)}</{kind}>"


def is_turn(said: Statement, segment: Segment) -> bool:
    """Is a statement the turn itself?"""
    inner = [a for a in said.content if a.start < segment.end and segment.start < a.end]
    return bool(inner) and said.mode == "verbatim" and said.parent is None and said.speakers == segment.speakers


def pieces_in(said: Statement, segment: Segment) -> Iterator[Piece]:
    """What of a statement stands in a section."""
    last = len(said.content) - 1
    for number, anchor in enumerate(said.content):
        start, end = max(anchor.start, segment.start), min(anchor.end, segment.end)
        if start < end:
            begins, ends = number == 0 and start == anchor.start, number == last and end == anchor.end
            yield Piece(start, end, said, "N" if begins and ends else "I" if begins else "F" if ends else "M")


def inside(record: Record, span: Span, pieces: list[Piece]) -> str:
    """The words of a section with `<said>` around what is said; one that crosses another is closed and opened again."""
    out: list[str] = []
    stack: list[Piece] = []
    for start, end, active in stretches(span, sorted(pieces, key=lambda p: (p.start, -p.end))):
        kept = common(stack, active)
        out.append("</said>" * (len(stack) - kept))
        out += [opening(record, piece) for piece in active[kept:]]
        out.append(words(record.document.text[start:end]))
        stack = active
    return "".join([*out, "</said>" * len(stack)])


def opening(record: Record, piece: Piece) -> str:
    said = piece.said
    part = f' part="{piece.part}"' if piece.part != "N" else ""
    return f"<said{speakers(record, said.speakers)} direct={attribute(DIRECT[said.mode])} n={attribute(said.id)}{part}>"


def speakers(record: Record, ids: Iterable[str]) -> str:
    known = " ".join("#" + name(record, one) for one in ids)
    return f" who={attribute(known)}" if known else ""


def name(record: Record, identity: str) -> str:
    """An id that is one of its own in the whole corpus, and a name in XML."""
    return f"d{record.document.id[:16]}.{identity}"


def words(text: str) -> str:
    return escape(ILLEGAL.sub("\ufffd", text))


def attribute(text: str) -> str:
    return quoteattr(ILLEGAL.sub("\ufffd", text))
