"""Who said what as TEI P5: the text with `<said>` around what belongs to somebody, and the people by id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.attributions import Attributed, Attribution
from communique.export.marks import blocks, common, stretches
from communique.export.tei import DIRECT, attribute, words
from communique.model import Span

OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
ATTITUDES = ("speech", "thought", "intention", "nominal")
KINDS = "".join(f'<category xml:id="{kind}"><catDesc>{kind}</catDesc></category>' for kind in ATTITUDES)
TAXONOMY = f"<encodingDesc><classDecl><taxonomy>{KINDS}</taxonomy></classDecl></encodingDesc>"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of what somebody said within one line of the text. `part` is I, M or F for a piece of several."""

    start: int
    end: int
    number: int
    part: str


def tei(found: Attributed) -> str:
    """The document: a header with the speakers, and the text line by line."""
    names = {s.entity: s.name for one in found.statements for s in one.speakers if s.entity}
    people = "".join(person(identity, name) for identity, name in names.items())
    profile = f"<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>" if people else ""
    body = "\n".join(f"<p>{inside(found, line)}</p>" for line in blocks(found.text))
    return (
        f"{OPENING}<teiHeader><fileDesc><titleStmt><title>{words(found.source)}</title></titleStmt>"
        f"<publicationStmt><p>Made by communique.</p></publicationStmt>"
        f"<sourceDesc><bibl>{words(found.source)}</bibl></sourceDesc></fileDesc>{TAXONOMY}{profile}</teiHeader>\n"
        f"<text><body>\n{body or '<p/>'}\n</body></text>\n</TEI>\n"
    )


def person(identity: str, name: str) -> str:
    return f'<person xml:id="e{identity}"><persName>{words(name)}</persName></person>'


def inside(found: Attributed, line: Span) -> str:
    """The words of a line with `<said>` around what is said; one that crosses another is closed and opened again."""
    out: list[str] = []
    stack: list[Piece] = []
    for start, end, active in stretches(line, sorted(pieces(found, line), key=lambda p: (p.start, -p.end, p.number))):
        kept = common(stack, active)
        out.append("</said>" * (len(stack) - kept))
        out += [opening(found.statements[piece.number], piece) for piece in active[kept:]]
        out.append(words(found.text[start:end]))
        stack = active
    return "".join([*out, "</said>" * len(stack)])


def pieces(found: Attributed, line: Span) -> Iterator[Piece]:
    """What of the attributions stands in a line."""
    for number, one in enumerate(found.statements):
        last = len(one.content) - 1
        for n, anchor in enumerate(one.content):
            start, end = max(anchor.start, line.start), min(anchor.end, line.end)
            if start < end:
                begins, ends = n == 0 and start == anchor.start, n == last and end == anchor.end
                yield Piece(start, end, number, "N" if begins and ends else "I" if begins else "F" if ends else "M")


def opening(one: Attribution, piece: Piece) -> str:
    known = " ".join(f"#e{speaker.entity}" for speaker in one.speakers if speaker.entity)
    who = f" who={attribute(known)}" if known else ""
    part = f' part="{piece.part}"' if piece.part != "N" else ""
    kind = f' ana="#{one.attitude}"'
    return f'<said{who} direct={attribute(DIRECT[one.mode])} n="{piece.number}"{kind}{part}>'
