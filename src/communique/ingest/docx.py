"""DOCX files: the paragraphs of the body in their order, tables row by row, changes as if they were accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from communique.ingest.bounded import BROKEN
from communique.ingest.errors import IngestError
from communique.ingest.found import MEBIBYTE, Place

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
BODY, CORE = "word/document.xml", "docProps/core.xml"
LONGEST_PART = 128 * MEBIBYTE
SIGNS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "\u2011"}
UNREAD = frozenset(f"{WORD}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent"))


@dataclass(frozen=True, slots=True)
class Docx:
    """The text of a DOCX file, the title it states, and the place of each paragraph."""

    text: str
    title: str | None
    places: tuple[Place, ...]


def read(raw: bytes, name: str) -> Docx:
    """The text of a DOCX file. IngestError where there is none."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            body, core = part(package, BODY), part(package, CORE)
    except (*BROKEN, ValueError) as error:
        raise IngestError(f"{name}: a broken DOCX ({error})") from None
    if body is None:
        raise IngestError(f"{name}: a broken DOCX (no text in it)")
    text, places = written(body)
    if not text.strip():
        raise IngestError(f"{name}: no text in this DOCX")
    return Docx(text, stated_title(core, text), places)


def part(package: zipfile.ZipFile, name: str) -> Any:
    """The XML of one part of a package, None where there is none. Its entities are never unfolded."""
    if name not in package.namelist():
        return None
    if package.getinfo(name).file_size > LONGEST_PART:
        raise ValueError("a part of it is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(package.read(name), parser)


def written(body: Any) -> tuple[str, tuple[Place, ...]]:
    """Paragraphs with a blank line between them, the items of a list and the rows of a table without one."""
    parts: list[str] = []
    places: list[Place] = []
    length, before = 0, ""
    for group, prefix, paragraphs in blocks(body):
        gap = ("\n" if group and group == before else "\n\n") if parts else ""
        before = group
        parts.append(gap + prefix)
        length += len(gap) + len(prefix)
        for number, (path, words, offset) in enumerate(paragraphs):
            parts.append((" | " if number else "") + words)
            length += 3 if number else 0
            places.append(Place(length, length + len(words), path, offset))
            length += len(words)
    text = "".join(parts)
    return (text + "\n" if text else ""), tuple(places)


Paragraph = tuple[str, str, int]
Block = tuple[str, str, list[Paragraph]]


def blocks(body: Any) -> Iterator[Block]:
    """Each paragraph and each row of a table that holds words: its group (list or table), its opening, its words."""
    tree = body.getroottree()
    for element in body.iter(f"{WORD}p", f"{WORD}tr"):
        rows = [above for above in element.iterancestors(f"{WORD}tr")]
        if rows or any(above.tag in UNREAD for above in element.iterancestors()):
            continue  # a cell's paragraphs come with their row
        if element.tag == f"{WORD}tr":
            cells = [paragraph(tree, p) for p in element.iter(f"{WORD}p")]
            group, prefix = f"table {tree.getpath(element.getparent())}", ""
        else:
            cells = [paragraph(tree, element)]
            listed = element.find(f"{WORD}pPr/{WORD}numPr") is not None or "List" in style(element)
            group, prefix = ("list", "- ") if listed else ("", "")
        told = [cell for cell in cells if cell[1]]
        if told:
            yield group, prefix, told


def style(element: Any) -> str:
    found = element.find(f"{WORD}pPr/{WORD}pStyle")
    return "" if found is None else found.get(f"{WORD}val") or ""


def paragraph(tree: Any, element: Any) -> Paragraph:
    """The path of a paragraph, its words, and how many blanks before them are left out."""
    whole = "".join(signs(element))
    words = whole.strip()
    return tree.getpath(element), words, len(whole) - len(whole.lstrip())


def signs(element: Any) -> Iterator[str]:
    """The text of a paragraph, what was deleted or is hidden in a field left out."""
    for child in element:
        if child.tag in UNREAD or not isinstance(child.tag, str):
            continue
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from signs(child)


def stated_title(core: Any, text: str) -> str | None:
    """The title that the file states, where its text shows it near its beginning; else it may be a template's."""
    stated = " ".join((core.findtext(TITLE) or "").split()) if core is not None else ""
    return stated if stated and stated.lower() in " ".join(text[:3000].split()).lower() else None
