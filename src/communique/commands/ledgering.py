"""Runs the commands of what goes across documents."""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.commands import tables
from communique.commands.failing import WRONG, guarded
from communique.ledger import reading
from communique.ledger.book import update
from communique.ledger.offices import Occupancy, offices_on
from communique.store import Archive, ArchiveError, open_archive
from communique.store.checking import problem
from communique.store.dyads import Span

FULFILMENT = ("fulfilled", "not_fulfilled")
SAYS = ("same", "not_same", *FULFILMENT, "wrong")
GIVEN = ("source", "says", "target", "by", "why")
OFFICES = (
    "office", "title", "body", "person", "name", "since", "until", "tenure", "shown", "documents", "evidence",
)  # fmt: skip
VERDICTS = ("key", "source", "says", "target", "by", "made", "why", "undone")


def made(path: str, patience: float) -> int:
    """Bring the ledger up to date; the exit code."""

    def work() -> int:
        began = time.monotonic()
        with open_archive(Path(path), write=True, patience=patience) as archive:
            change = update(archive)
        kept, fresh, gone = change.kept, change.fresh, change.gone
        taken = time.monotonic() - began
        print(f"ledger: {fresh:,} made, {kept:,} as they were, {gone:,} gone ({taken:.1f} s)", file=sys.stderr)
        return 0

    return guarded(work)


def warned(archive: Archive) -> None:
    """ArchiveError where no ledger was made; a line where documents came since."""
    behind = archive.across.behind()
    if behind is None:
        raise ArchiveError("the ledger has not been made yet (communique ledger makes it)")
    if behind:
        print(f"communique: {behind:,} documents are not in the ledger yet (communique ledger)", file=sys.stderr)


def opened(archive: Archive, states: Sequence[str], since: str | None, until: str | None) -> Span:
    """The states and days that are asked of a ledger. ArchiveError where there is none; UnknownError: no such state."""
    warned(archive)
    first, second = (*(archive.across.state(words) for words in states), "", "")[:2]
    return Span(first, second, since or "", until or "")


def held(state: str, day: str | None, form: str, path: str) -> int:
    """List the offices of a state; the exit code."""
    wrong = problem(day, None, None, None)
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG

    def work() -> int:
        with open_archive(Path(path)) as archive:
            warned(archive)
            code = archive.across.state(state)
            known = [reading.occupancy(row) for row in archive.across.occupancies(code)]
        if day is None:
            rows = [row(one, "") for one in known]
        else:
            rows = [row(one.occupancy, one.how) for one in offices_on(known, code, day)]
        tables.write(form, "offices", OFFICES, rows)
        return 0

    return guarded(work)


def row(one: Occupancy, how: str) -> list[object]:
    tenure = "acting" if one.acting else "current" if one.since else "elect" if one.elect else "former"
    evidence = "; ".join(f"{place.document[:12]}:{place.start}-{place.end}" for place in one.places)
    return [
        one.office, one.title, one.body or one.state, one.person, one.name, one.since, one.until, tenure, how,
        one.documents, evidence,
    ]  # fmt: skip


def said(verdict: Mapping[str, str], path: str) -> int:
    """Note one verdict; the exit code."""
    wrong = unfit(verdict)
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG
    return guarded(lambda: noted([verdict], path))


def unfit(verdict: Mapping[str, str]) -> str | None:
    """What is wrong with a verdict."""
    if verdict["says"] not in SAYS:
        return f"{verdict['says']}: not one of {', '.join(SAYS)}"
    if not verdict["by"].strip():
        return "a verdict needs --by: who says so"
    if not verdict["source"].strip() or (verdict["says"] in ("same", "not_same") and not verdict["target"].strip()):
        return f"{verdict['says']} needs two ids"
    return None


def noted(verdicts: Sequence[Mapping[str, str]], path: str) -> int:
    with open_archive(Path(path), write=True) as archive:
        numbers = archive.across.say(verdicts)
    print(f"communique: {len(numbers)} noted; {since(verdicts)}", file=sys.stderr)
    return 0


def since(verdicts: Sequence[Mapping[str, str]]) -> str:
    """From when on verdicts count: a promise is judged when it is asked for, what is the same when a ledger is made."""
    at_once = [one["says"] in FULFILMENT for one in verdicts]
    if verdicts and all(at_once):
        return "of promises they count at once"
    later = "from the next communique ledger on"
    return f"of promises they count at once, of all else {later}" if any(at_once) else f"they count {later}"


def loaded(file: str, path: str) -> int:
    """Take in verdicts from CSV, as `verdicts -f csv` writes them; all of them or none. The exit code."""

    def work() -> int:
        with open(file, encoding="utf-8-sig", newline="") as lines:
            rows = [{name: line.get(name) or "" for name in (*GIVEN, "made")} for line in csv.DictReader(lines)]
        for number, verdict in enumerate(rows, start=2):
            if wrong := unfit(verdict):
                raise ArchiveError(f"{file}: line {number}: {wrong}")
        known = {tuple(verdict.items()) for verdict in rows}
        with open_archive(Path(path)) as archive:
            kept = archive.across.verdicts(undone=True)
        there = {tuple((name, str(row[name])) for name in (*GIVEN, "made")) for row in kept}
        return noted([fresh(dict(verdict)) for verdict in sorted(known - there)], path)

    return guarded(work)


def fresh(verdict: dict[str, str]) -> dict[str, str]:
    """A verdict without a day is of today."""
    return verdict if verdict["made"] else {name: verdict[name] for name in GIVEN}


def taken_back(number: int, path: str) -> int:
    def work() -> int:
        with open_archive(Path(path), write=True) as archive:
            archive.across.unsay(number)
        return 0

    return guarded(work)


def listed(form: str, everything: bool, path: str) -> int:
    def work() -> int:
        with open_archive(Path(path)) as archive:
            rows = archive.across.verdicts(undone=everything)
        tables.write(form, "verdicts", VERDICTS, [[row[name] for name in VERDICTS] for row in rows])
        return 0

    return guarded(work)
