"""Scores three readers of statements on the project's gold: the record, `attribute()`, and its model `accurate`.

Usage: python eval/statements.py [MODEL...]      MODEL: record, rules, accurate (all three by default)

`attribute` is asked for what gold holds: `scope="statements"`. Prints totals of each set, never a statement; matched
as in eval/gate.py: half of the letters of content, and half of the speakers.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import run
from scores import Part, parts

from communique import attribute, read
from communique.attributions import Attribution
from communique.model import Anchor, Record, Source
from communique.scoring.found import Found
from communique.scoring.gold import Gold, Names, opened
from communique.scoring.matching import letters, paired, same_speakers, shared
from communique.scoring.tally import Hits, f1, firm, precision, recall

MODELS = ("record", "rules", "accurate")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that a reader found, in the terms of gold."""

    content: tuple[Anchor, ...]
    speakers: tuple[Names, ...]


def told(model: str, source: Source, record: Record) -> list[Told]:
    """The statements that a reader finds in a text."""
    found = Found(record)
    if model == "record":
        return [Told(one.content, tuple(found.speakers(one))) for one in record.statements]
    return [Told(one.content, named(found, one)) for one in attribute(source, model=model, scope="statements")]


def named(found: Found, one: Attribution) -> tuple[Names, ...]:
    """All names of each speaker: those that the record has for its entity, else its own."""
    known = tuple(found.names(who.entity) or (who.name,) for who in one.speakers)
    return known or (((one.source.text,),) if one.source else ())


def hits(mine: list[Told], gold: Gold, text: str) -> tuple[Hits, Hits]:
    """The counts of content, and of content with speaker."""
    gold_letters = [letters(one.content, text) for one in gold.statements]

    def likeness(one: tuple[Told, set[int]], j: int) -> float:
        share = shared(one[1], gold_letters[j])
        return share if share >= HALF else 0.0

    rows = [(one, letters(((a.start, a.end) for a in one.content), text)) for one in mine]
    pairs = paired(rows, range(len(gold.statements)), likeness)
    doubts = [one.doubt for one in gold.statements]
    right = [(i, j) for i, j in pairs if doubts[j] or same_speakers(mine[i].speakers, gold.statements[j].speakers)]
    return firm(pairs, len(mine), doubts), firm(right, len(mine), doubts)


def counted(part: Part, model: str) -> Iterator[tuple[Hits, Hits]]:
    """The counts of every document of a part."""
    days = run.published(part.texts)
    for path in sorted(p for p in part.gold.glob("*.json") if not p.name.endswith(".S.json")):
        gold = opened(path)
        record = read(part.texts / gold.file, published=days.get(gold.file))
        yield hits(told(model, Source(record.document.text, language="en"), record), gold, record.document.text)


def summed(rows: list[Hits]) -> Hits:
    return Hits(*(sum(column) for column in zip(*rows, strict=True)))


def gathered(model: str) -> dict[str, list[tuple[Hits, Hits]]]:
    """The counts of every document, by set."""
    sets: dict[str, list[tuple[Hits, Hits]]] = {}
    for part in parts():
        if part.there:
            sets.setdefault(part.name, []).extend(counted(part, model))
            if part.name.startswith("closed"):
                sets.setdefault("closed", []).extend(sets[part.name])
    return sets


def shown(measure: str, rows: list[Hits]) -> str:
    whole = summed(rows)
    figures: tuple[Callable[[Hits], float | None], ...] = (precision, recall, f1)
    p, r, f = (figure(whole) or 0.0 for figure in figures)
    return f"{measure:18s} P {p:.3f} R {r:.3f} F {f:.3f}  ({whole.right} of {whole.gold} found, {whole.given} given)"


def main() -> None:
    for model in sys.argv[1:] or MODELS:
        for name, rows in gathered(model).items():
            print(f"{model:9s} {name:15s} {shown('statement content', [content for content, _ in rows])}")
            print(f"{model:9s} {name:15s} {shown('statement+speaker', [speaker for _, speaker in rows])}")


if __name__ == "__main__":
    main()
