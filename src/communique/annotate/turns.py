"""Small phrases between a subject and its verb: "and the Minister, in turn, said" is "and the Minister said"."""

from __future__ import annotations

from collections.abc import Sequence

from communique import data
from communique.annotate.rows import Chunk, Row

LONGEST = 5  # chunks between the two commas
ASIDE = frozenset({"A", "T"})


def without_turns(row: Row, found: Sequence[Chunk]) -> list[Chunk]:
    """The chunks of a sentence, those between commas that only turn to a speaker made one adverb."""
    kept: list[Chunk] = []
    i = 0
    while i < len(found):
        last = aside_end(row, found, i) if kept and kept[-1].tag == "NP" else None
        if last is None:
            kept.append(found[i])
            i += 1
        else:
            kept.append(Chunk("A", found[i].start, found[last].end, found[min(i + 1, last)].word))
            i = last + 1
    return kept


def aside_end(row: Row, found: Sequence[Chunk], i: int) -> int | None:
    """The number of the last chunk of what stands aside at chunk i: a turning phrase, an abbreviation in brackets."""
    return turn_end(row, found, i) or plain_end(row, found, i) or bracket_end(row, found, i)


def bracket_end(row: Row, found: Sequence[Chunk], i: int) -> int | None:
    """The number of the chunk that closes an abbreviation in brackets ("the Organization (ORG)")."""
    if found[i].tag != "(" or i + 2 >= len(found) or found[i + 2].tag != ")":
        return None
    inside = [token.text for token in row.run if found[i].end <= token.start < found[i + 2].start]
    return i + 2 if len(inside) == 1 and inside[0].isupper() else None


def plain_end(row: Row, found: Sequence[Chunk], i: int) -> int | None:
    """The number of the last chunk of a turning phrase without commas at chunk i ("he in turn said")."""
    verb = next((k for k in range(i, min(i + LONGEST, len(found))) if found[k].verb), None)
    if verb is None or verb == i or said(row, found[i].start, found[verb].start) not in turning(row):
        return None
    return verb - 1


def turn_end(row: Row, found: Sequence[Chunk], i: int) -> int | None:
    """The number of the comma that ends a turning phrase which the comma at chunk i opens; a verb follows it."""
    if found[i].tag != ",":
        return None
    last = next((k for k in range(i + 1, min(i + LONGEST + 1, len(found))) if found[k].tag == ","), None)
    if last is None or last + 1 >= len(found) or found[last + 1].verb is None:
        return None
    small = last > i + 1 and all(chunk.tag in ASIDE for chunk in found[i + 1 : last])
    return last if small or said(row, found[i].end, found[last].start) in turning(row) else None


def said(row: Row, start: int, end: int) -> str:
    """The words of a sentence from one offset to another, in lower case."""
    return " ".join(token.lower for token in row.run if start <= token.start < end)


def turning(row: Row) -> frozenset[str]:
    return data.words(row.language, "turning", "people")
