"""A statement as it is cited: in words, as BibTeX, as CSL-JSON. Each names the place of the words in the document."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from communique.export.look import Look, clean, shortened
from communique.model import Record, Statement

LONGEST = 700  # signs of the words that a citation has
UNTITLED, NOT_NAMED = "Untitled text", "speaker not named"
WEB = re.compile(r"https?://[^\s\"<>{}\\^`|]+\Z")
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# What means something to TeX, and how it is written.
TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "^": r"\textasciicircum{}",
    "_": r"\_", "~": r"\textasciitilde{}", "%": r"\%",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement with its document. `places`: of its words, in code points; `source`: the address or file."""

    statement: str
    speakers: tuple[str, ...]
    words: str
    document: str
    places: tuple[tuple[int, int], ...]
    title: str
    publisher: str
    published: str
    source: str
    language: str

    @property
    def place(self) -> str:
        """The document and the code points, as `communique show` and the reading room take them."""
        return f"{self.document[:12]}:{', '.join(f'{start}-{end}' for start, end in self.places)}"

    @property
    def url(self) -> str:
        """The address of the text; "" where it came from elsewhere."""
        return self.source if WEB.match(self.source) else ""

    @property
    def day(self) -> list[int]:
        """Year, month and day, as far as they are known."""
        found = DAY.match(self.published)
        return [int(part) for part in found.groups() if part] if found else []

    @property
    def key(self) -> str:
        """A name for the entry: the same each time, and of no other statement."""
        year = str(self.day[0]) if self.day else "nd"
        return f"communique:{year}:{re.sub('[^0-9A-Za-z]', '', self.document[:8] + self.statement[-6:])}"


def citation(record: Record, statement: Statement) -> Citation:
    """A statement of a record as it is cited."""
    document, look = record.document, Look(record)
    return Citation(
        statement=statement.id,
        speakers=tuple(look.names(statement.speakers)),
        words=shortened(" […] ".join(anchor.text for anchor in statement.content), LONGEST),
        document=document.id,
        places=tuple((anchor.start, anchor.end) for anchor in statement.content),
        title=clean(document.title.text) if document.title else UNTITLED,
        publisher=clean(document.publisher.name or document.publisher.host or ""),
        published=(document.published or "")[:10],
        source=clean(document.source or ""),
        language=clean(document.language or ""),
    )


def plain(one: Citation) -> str:
    """In words: who, the words, the title, the publisher, the day, the address, the place."""
    who = ", ".join(one.speakers) or NOT_NAMED
    source = one.url or one.source
    told = (f"“{one.title}”", one.publisher, one.published or "no date", source, f"[{one.place}]")
    return f"{who}: “{one.words}”. In: {', '.join(part for part in told if part)}."


def bibtex(one: Citation) -> str:
    """As an entry of BibTeX; names stand in braces, for what is a surname is not known."""
    year, month, *_ = (*map(str, one.day), "", "")
    fields = {
        "author": " and ".join(f"{{{tex(name)}}}" for name in one.speakers),
        "title": f"{{{tex(one.title)}}}",
        "howpublished": tex(one.publisher),
        "year": year, "month": month, "date": one.published,
        "url": one.url,
        "note": tex(f"“{one.words}” [{one.place}]"),
    }  # fmt: skip
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{one.key},", *lines, "}"]) + "\n"


def tex(words: str) -> str:
    """Words in which nothing means anything to TeX."""
    return "".join(TEX.get(sign, sign) for sign in words)


def csl(one: Citation) -> dict[str, Any]:
    """As an item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": one.key,
        "type": "webpage" if one.url else "document",
        "author": [{"literal": name} for name in one.speakers],
        "title": one.title,
        "publisher": one.publisher,
        "issued": {"date-parts": [one.day]} if one.day else None,
        "URL": one.url,
        "language": one.language,
        "archive_location": one.place,
        "note": f"“{one.words}”",
    }
    return {name: value for name, value in item.items() if value}


def csl_json(one: Citation) -> str:
    """As a CSL-JSON file of one item."""
    return json.dumps([csl(one)], ensure_ascii=False, indent=2) + "\n"
