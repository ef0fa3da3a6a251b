"""What the tables of the tests compare: plain values drawn from a record, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from communique import Record, read

Read = Callable[..., Record]


@pytest.fixture(scope="session")
def read_once() -> Read:
    """`read`, each text once in a run."""
    kept: dict[tuple[object, ...], Record] = {}

    def once(text: str | Path, published: str | None = None, publisher: str | None = None) -> Record:
        key = (text, published, publisher)
        if key not in kept:
            kept[key] = read(text, published=published, publisher=publisher)
        return kept[key]

    return once


def anchors(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every anchor in a plain record: start, end, words."""
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from anchors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from anchors(inner)


@pytest.fixture(scope="session")
def anchored() -> Callable[[Record], int]:
    """Holds every anchor of a record against its text, and tells how many there are."""

    def count(record: Record) -> int:
        plain, text = record.to_dict(), record.document.text
        found = list(anchors({key: plain[key] for key in ("document", "entities", "statements", "acts")}))
        for start, end, words in found:
            assert text[start:end] == words != ""
        return len(found)

    return count


def shortened(words: str, like: str) -> str:
    """Words in the form of an expectation "first … last": cut in the middle where they begin and end as it does."""
    first, gap, last = like.partition(" … ")
    fits = gap and words.startswith(first) and words.endswith(last) and len(words) >= len(first) + len(last)
    return like if fits else words


@pytest.fixture(scope="session")
def in_short() -> Callable[[str, str], str]:
    """`shortened`: words compared with an expectation that leaves out their middle."""
    return shortened


@pytest.fixture(scope="session")
def parts(read_once: Read) -> Callable[[str], list[tuple[str, str]]]:
    """The segments of a text: kind and words."""

    def of(text: str) -> list[tuple[str, str]]:
        return [(s.kind, text[s.start : s.end]) for s in read_once(text).document.segments]

    return of


Holder = tuple[str, str, str | None, str]


@pytest.fixture(scope="session")
def holders(read_once: Read) -> Callable[[str], set[Holder]]:
    """Who holds which office: (name, title, ISO3 or name of the body, tenure); the name is "" where none is told."""

    def of(text: str) -> set[Holder]:
        record = read_once(text)
        known = {e.id: e for e in record.entities}
        found: set[Holder] = set()
        for entity in record.entities:
            for office in entity.offices:
                body = known.get(office.of or "")
                state = (body.ref.iso3 if body.ref and body.ref.iso3 else body.name) if body else None
                name = entity.name if entity.type == "person" else ""
                found.add((name, office.title, state, office.tenure))
        return found

    return of


@pytest.fixture(scope="session")
def persons(read_once: Read) -> Callable[[str], set[str]]:
    """The names of the people of a text."""
    return lambda text: {e.name for e in read_once(text).entities if e.type == "person"}


@pytest.fixture(scope="session")
def states(read_once: Read) -> Callable[[str], set[str]]:
    """The states of a text by ISO3 code, or by name where the world data has none."""

    def of(text: str) -> set[str]:
        found = [e for e in read_once(text).entities if e.type == "state"]
        return {e.ref.iso3 if e.ref and e.ref.iso3 else e.name for e in found}

    return of


Told = tuple[str, set[str], str, int | None]


@pytest.fixture(scope="session")
def told(read_once: Read) -> Callable[[str], list[Told]]:
    """The statements of a text: mode, speakers, content (" / " between its pieces), number of the parent."""

    def of(text: str) -> list[Told]:
        record = read_once(text)
        names = {e.id: e.name for e in record.entities}
        numbers = {said.id: n for n, said in enumerate(record.statements)}
        return [
            (
                said.mode,
                {names[s] for s in said.speakers},
                " / ".join(c.text for c in said.content),
                numbers[said.parent] if said.parent else None,
            )
            for said in record.statements
        ]

    return of


@pytest.fixture(scope="session")
def meant(read_once: Read) -> Callable[[str], list[set[str]]]:
    """Whom the words in square brackets mean: for each pair of brackets the names of the entities mentioned there."""

    def of(marked: str) -> list[set[str]]:
        text, spans = "", []
        for piece in re.split(r"(\[[^\]]*\])", marked):
            if piece.startswith("["):
                spans.append((len(text), len(text) + len(piece) - 2))
            text += piece.strip("[]")
        found = read_once(text).entities
        return [{e.name for e in found if any((m.start, m.end) == span for m in e.mentions)} for span in spans]

    return of
