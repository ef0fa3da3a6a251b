"""Scores the ledger against its gold: the archive of a folder is made, its ledger, and that in the form of gold.

Usage: python eval/ledger.py [-v] [open|closed ...]
-v prints each storyline, which is not for the closed ones. Texts of ../shared (or COMMUNIQUE_SHARED) are left out where
they are not there. What is measured and how places are matched: eval/ledger_scores.py.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique import read
from communique.ledger.book import Book, book, items
from communique.ledger.chains import chains
from communique.ledger.commitments import follow
from communique.ledger.compare import compare
from communique.ledger.items import Telling
from communique.model import Record
from communique.store import Archive, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

sys.path.insert(0, str(Path(__file__).parent))
from compare import in_form, listed
from ledger_scores import Ledger, loaded, scores, table, texts_of, total

GOLD = Path(__file__).parent / "gold" / "ledger"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", "../shared"))
SERIES = SHARED / "corpus" / "whitehouse-series"
OUTCOMES = ("happened", "postponed", "cancelled")
EVENTS = ("meeting", "visit", "agreement")
SHOWN = ("done", "partly", "against", "superseded")
Place = list[Any]


@dataclass(frozen=True)
class Shelf:
    """The documents of a folder by name, their records, and the ledger made of them."""

    records: Mapping[str, Record]
    names: Mapping[str, str]
    book: Book
    lists_main: bool  # gold lists only the main items of joint statements, fact sheets and transcripts

    def places(self, telling: Telling) -> list[Place]:
        """Every place of an act or statement."""
        record = self.records[self.names[telling.document]]
        if telling.kind == "sentence":
            return [[self.names[telling.document], telling.place.start, telling.place.end]]
        act = next((act for act in record.acts if act.id == telling.act), None)
        anchors = act.anchors if act else [a for s in record.statements if s.id == telling.act for a in s.content]
        return [[self.names[telling.document], anchor.start, anchor.end] for anchor in anchors]


def folders(part: str) -> dict[str, list[Path]]:
    """Where the texts of a part lie, by the name that gold has for the folder."""
    invented = GOLD / "texts" if part == "open" else GOLD / "closed" / "texts"
    return {"whitehouse-series": [SERIES] if SERIES.is_dir() else [], "invented": [invented]}


def shelf(folder: Path) -> Shelf:
    """The records and the ledger of all texts of a folder."""
    days = published(folder)
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md") and path.stem != "HEADER")
    known = {"publisher": "whitehouse.gov"} if folder == SERIES else {}
    records = {path.name: read(path, published=days.get(path.name), **known) for path in files}
    with tempfile.TemporaryDirectory() as place, open_archive(Path(place) / "a.db", create=True) as archive:
        writer = archive.writer("eval", "0")
        sightings = {name: Sighting(record.document.id, name) for name, record in records.items()}
        archive.write(writer, [Entry(sightings[name], prepared(record)) for name, record in records.items()])
        made = made_of(archive)
    return Shelf(records, {record.document.id: name for name, record in records.items()}, made, folder == SERIES)


def published(folder: Path) -> dict[str, str]:
    """The days of a folder's texts, where a list beside it has them."""
    index = folder.with_suffix(".tsv")
    if not index.exists():
        return {}
    with index.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["published"] for row in csv.DictReader(lines, delimiter="\t")}


def made_of(archive: Archive) -> Book:
    return book(*items(archive))


def predicted(gold: Ledger, shelf: Shelf) -> dict[str, Any]:
    """What the ledger says of a storyline's documents, in the form of gold."""
    wanted = set(gold["documents"])
    return {
        "persons": list(persons(shelf, wanted)),
        "events": list(events(shelf, wanted)),
        "plans": list(plans(shelf, wanted)),
        "commitments": list(commitments(shelf, wanted, gold)),
        "chains": list(chained(shelf, wanted)),
        "compare": [compared(one, shelf) for one in gold.get("compare", ())],
    }


def compared(wanted: Ledger, shelf: Shelf) -> Ledger:
    """Two accounts compared; what gold does not list of texts that are no readouts counts neither way."""
    first, second = wanted["documents"]
    found = in_form(compare(shelf.records[first], shelf.records[second]), first, second)
    return listed(found, wanted) if shelf.lists_main else found


def persons(shelf: Shelf, wanted: set[str]) -> Iterator[Ledger]:
    for person in shelf.book.persons:
        mentions = []
        for naming in person.namings:
            document, _, entity = naming.partition(":")
            name = shelf.names[document]
            found = next(one for one in shelf.records[name].entities if one.id == entity)
            mentions += [[name, place.start, place.end] for place in found.mentions if name in wanted]
        if mentions:
            yield {"id": person.id, "name": person.name, "mentions": mentions}


def events(shelf: Shelf, wanted: set[str]) -> Iterator[Ledger]:
    for event in shelf.book.events:
        mentions = [
            [*place, telling.status]
            for telling in event.tellings
            for place in shelf.places(telling)
            if place[0] in wanted
        ]
        if mentions and event.kind in EVENTS:
            yield {"id": event.id, "kind": event.kind, "mentions": mentions}


def plans(shelf: Shelf, wanted: set[str]) -> Iterator[Ledger]:
    told = {telling.key: telling for telling in shelf.book.tellings}
    for link in shelf.book.links:
        if link.relation in OUTCOMES and link.source in told and link.target in told:
            (plan, *plan_also), (by, *by_also) = (shelf.places(told[key]) for key in (link.source, link.target))
            if plan[0] in wanted and by[0] in wanted:
                yield {"plan": plan, "outcome": link.relation, "by": by, "plan_also": plan_also, "by_also": by_also}


def commitments(shelf: Shelf, wanted: set[str], gold: Ledger) -> Iterator[Ledger]:
    """Each commitment with the evidence, and its status on every day that gold asks about."""
    tellings = shelf.book.tellings
    told = {telling.key: telling for telling in tellings}
    promised = [one for one in tellings if one.kind == "commitment" and shelf.names[one.document] in wanted]
    found: dict[str, list[Ledger]] = defaultdict(list)
    for link in shelf.book.links:
        if link.relation in SHOWN and link.target in told:
            places = [place for place in shelf.places(told[link.target])[:1] if place[0] in wanted]
            found[link.source] += [{"at": place, "shows": link.relation} for place in places]
    states: dict[str, dict[str, str]] = defaultdict(dict)
    for day in sorted({day for one in gold.get("commitments", ()) for day in one.get("status", {})}):
        for one in follow(promised, tellings, day):
            states[one.commitment][day] = one.status
    for one in promised:
        place, *also = shelf.places(one)
        yield {"at": place, "also": also, "evidence": found[one.key], "status": states[one.key]}


def chained(shelf: Shelf, wanted: set[str]) -> Iterator[Ledger]:
    told = {telling.key: telling for telling in shelf.book.tellings}
    for chain in chains(shelf.book.tellings, shelf.book.who, shelf.book.events):
        steps = [[*shelf.places(told[key])[0], name] for key, name in chain.steps]
        if steps and all(step[0] in wanted for step in steps):
            yield {"kind": chain.kind, "steps": steps}


def measured(part: str, verbose: bool) -> None:
    """Print the scores of the open or of the closed storylines."""
    where, shelves = folders(part), dict[Path, Shelf]()
    each: dict[str, dict[str, list[Any]]] = defaultdict(dict)
    for path in sorted((GOLD / part).glob("*.json")):
        gold = loaded(path)
        for folder in where[gold["folder"]]:
            if folder not in shelves:
                shelves[folder] = shelf(folder)
            found = scores(predicted(gold, shelves[folder]), gold, texts_of(gold, [folder]))
            each[gold["folder"]][path.stem] = found
            if verbose and part == "open":
                print(f"{path.stem}\n{table(found)}\n")
    for folder, stories in each.items():
        print(f"{part}, {folder}: {len(stories)} storylines\n{table(total(stories.values()))}\n")
    if len(each) > 1:
        both = [one for stories in each.values() for one in stories.values()]
        print(f"{part}: {len(both)} storylines\n{table(total(both))}\n")


def main(arguments: Sequence[str]) -> int:
    for part in [word for word in arguments if not word.startswith("-")] or ["open", "closed"]:
        measured(part, "-v" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
