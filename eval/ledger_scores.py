"""Scores of a ledger: what goes across documents, predicted against gold, two dicts of one form for each storyline.

The form is that of eval/gold/ledger/HEADER.md. A prediction is written in the same form; what it lacks counts as not
found, what gold lacks is not asked for. A place is [document, start, end]; two places overlap where they share a code
point of one document. A prediction may name any number of places of a person in a document, gold names one.

- **persons, meetings and visits, agreements, chains** are groups of places. Each place of gold is found by the
  predicted place (of the same kind of event or chain) that overlaps it best, and takes over its group. Counted are
  pairs of places: among those found ("alike"), and "end to end", where pairs of gold of which a place was not found
  are missed too.
- **plans**: a link is right where both its ends overlap those of a link of gold, or other tellings of the same event
  there (of the plan: in the same document, planned or proposed too; of the outcome: in any document, with the same
  status), and the outcome is the same. A link between two tellings of one event that gold does not ask for counts
  neither way.
- **evidence**: a link is right where the commitment overlaps one of gold (any of its tellings: `at`, `also`) and the
  evidence is in the same document as one of gold's and overlaps it (`at`, `also`) or lies in the same paragraph, no
  blank line between them.
  Whether it shows what gold says (done, partly, against, superseded) is a ratio apart.
- **only one side** (compare): an item is right where it overlaps one that gold gives to that side alone, in a pair of
  accounts that gold compares.
- **status**: of a commitment found, on each date that gold names. "All" counts those not found as wrong.

A predicted link, commitment or item that is not right and overlaps a place that gold calls doubtful counts neither way.

Usage: python eval/ledger_scores.py GOLD_FOLDER PREDICTED_FOLDER [TEXT_FOLDER...] [-v]
The files of both folders have the same names; -v prints each storyline too.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path
from typing import Any

Ledger = Mapping[str, Any]
Place = Sequence[Any]
Texts = Mapping[str, str]
Grouped = list[tuple[Place, str]]
MET = ("meeting", "visit")
PLANNED = ("planned", "proposed")
OUTCOMES = {"happened": ("occurred", "ongoing"), "postponed": ("postponed",), "cancelled": ("cancelled",)}


@dataclass(frozen=True, slots=True)
class Score:
    """Predicted things and how many of them are right; things of gold and how many of them were found."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )


# Places


def shared(a: Place, b: Place) -> int:
    """How many code points two places share."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def likeness(a: Place, b: Place) -> float:
    """Shared code points over all that either covers."""
    both = shared(a, b)
    return both / (a[2] - a[1] + b[2] - b[1] - both) if both else 0.0


def overlaps(place: Place, others: Iterable[Place]) -> bool:
    return any(shared(place, other) for other in others)


def same_paragraph(a: Place, b: Place, texts: Texts) -> bool:
    """No blank line stands between two places of one document."""
    if a[0] != b[0] or a[0] not in texts:
        return False
    first, second = sorted((a, b), key=lambda place: (place[1], place[2]))
    return "\n\n" not in texts[a[0]][first[2] : second[1]]


# Groups: persons, events, chains


def persons(ledger: Ledger) -> Grouped:
    return [(place[:3], person["id"]) for person in ledger.get("persons", ()) for place in person["mentions"]]


def events(ledger: Ledger, kind: str) -> Grouped:
    chosen = [event for event in ledger.get("events", ()) if event["kind"] == kind]
    return [(place[:3], event["id"]) for event in chosen for place in event["mentions"]]


def chains(ledger: Ledger, kind: str) -> Grouped:
    chosen = enumerate(chain for chain in ledger.get("chains", ()) if chain["kind"] == kind)
    return [(step[:3], str(number)) for number, chain in chosen for step in chain["steps"]]


def groups_found(predicted: Grouped, gold: Grouped) -> list[tuple[str, str | None]]:
    """For each place of gold its group, and the group of the predicted place that overlaps it best."""
    there: dict[str, Grouped] = defaultdict(list)
    for place, group in predicted:
        there[place[0]].append((place, group))
    return [(group, best_group(there[place[0]], place)) for place, group in gold]


def best_group(predicted: Grouped, place: Place) -> str | None:
    alike, group = max(((likeness(one, place), group) for one, group in predicted), default=(0.0, ""))
    return group if alike else None


def pairs(groups: Iterable[object]) -> int:
    """How many pairs there are within groups."""
    return sum(comb(size, 2) for size in Counter(groups).values())


def pairwise(found: list[tuple[str, str | None]]) -> tuple[Score, Score]:
    """Pairs of places put together: among the places that both have, and with those not found missed."""
    both = [(gold, predicted) for gold, predicted in found if predicted is not None]
    right, named = pairs(both), pairs(predicted for _, predicted in both)
    alike = Score(right, named, right, pairs(gold for gold, _ in both))
    return alike, Score(right, named, right, pairs(gold for gold, _ in found))


def grouped(predicted: Iterable[Grouped], gold: Iterable[Grouped]) -> tuple[Score, Score, Score]:
    """Pairs alike, pairs end to end, places found: kinds are held apart when matched, and counted together."""
    alike = whole = places = Score()
    for mine, yours in zip(predicted, gold, strict=True):
        found = groups_found(mine, yours)
        one, other = pairwise(found)
        alike, whole, places = alike + one, whole + other, places + places_found(found)
    return alike, whole, places


def places_found(found: list[tuple[str, str | None]]) -> Score:
    """How many places of gold were found at all; of extra ones gold says nothing."""
    there = sum(group is not None for _, group in found)
    return Score(there, there, there, len(found))


# Links


def counted(right: Sequence[bool], neither: Sequence[bool], found: Sequence[bool]) -> Score:
    """A score of predicted things (right or not, those that count neither way left out) and of those of gold."""
    wrong = sum(not good and not out for good, out in zip(right, neither, strict=True))
    return Score(sum(right), sum(right) + wrong, sum(found), len(found))


def doubtful(gold: Ledger, *places: Place) -> bool:
    return any(overlaps(place, gold.get("doubtful", ())) for place in places)


def tellings(gold: Ledger, place: Place, statuses: Sequence[str]) -> list[tuple[str, Place]]:
    """(event, place) of every mention, with one of these statuses, of the events that are told at a place."""
    at = [e for e in gold.get("events", ()) if any(m[3] in statuses and shared(m, place) for m in e["mentions"])]
    return [(event["id"], mention) for event in at for mention in event["mentions"] if mention[3] in statuses]


def plan_matches(one: Ledger, link: Ledger, gold: Ledger) -> bool:
    """Both ends overlap, each told there or in another telling, and the outcome is the same."""
    if one["outcome"] != link["outcome"]:
        return False
    plans = [place for _, place in tellings(gold, link["plan"], PLANNED) if place[0] == link["plan"][0]]
    outcomes = [place for _, place in tellings(gold, link["by"], OUTCOMES[link["outcome"]])]
    planned = any(overlaps(place, [link["plan"], *plans]) for place in ends(one, "plan"))
    return planned and any(overlaps(place, [link["by"], *outcomes]) for place in ends(one, "by"))


def ends(link: Ledger, end: str) -> list[Place]:
    """The places of an end of a predicted link: a telling may have several, a headline and a sentence."""
    return [link[end], *link.get(f"{end}_also", ())]


def one_event(one: Ledger, gold: Ledger) -> bool:
    """Both ends of a link tell one event of gold, one as planned, one with the status of the outcome."""
    planned = {event for place in ends(one, "plan") for event, _ in tellings(gold, place, PLANNED)}
    shown = (told for place in ends(one, "by") for told in tellings(gold, place, OUTCOMES[one["outcome"]]))
    return any(event in planned for event, _ in shown)


def plans(predicted: Ledger, gold: Ledger) -> Score:
    mine, yours = predicted.get("plans", ()), gold.get("plans", ())
    right = [any(plan_matches(one, link, gold) for link in yours) for one in mine]
    neither = [one_event(one, gold) or doubtful(gold, *ends(one, "plan"), *ends(one, "by")) for one in mine]
    return counted(right, neither, [any(plan_matches(one, link, gold) for one in mine) for link in yours])


# Commitments

Proof = tuple[Ledger, Ledger]  # a commitment and one piece of its evidence


def proofs(ledger: Ledger) -> list[Proof]:
    return [(one, evidence) for one in ledger.get("commitments", ()) for evidence in one.get("evidence", ())]


def told_at(one: Ledger) -> list[Place]:
    """Every telling of a commitment, or of a piece of evidence in its document."""
    return [one["at"], *one.get("also", ())]


def proof_matches(one: Proof, link: Proof, texts: Texts) -> bool:
    """The commitment overlaps, the evidence overlaps or stands in the same paragraph."""
    told = any(overlaps(place, told_at(link[0])) for place in told_at(one[0]))
    at = one[1]["at"]
    return told and any(shared(at, place) > 0 or same_paragraph(at, place, texts) for place in told_at(link[1]))


def evidence(predicted: Ledger, gold: Ledger, texts: Texts) -> Score:
    mine, yours = proofs(predicted), proofs(gold)
    right = [any(proof_matches(one, link, texts) for link in yours) for one in mine]
    neither = [doubtful(gold, *told_at(one), at["at"]) for one, at in mine]
    return counted(right, neither, [any(proof_matches(one, link, texts) for one in mine) for link in yours])


def shows(predicted: Ledger, gold: Ledger, texts: Texts) -> Score:
    """Of the evidence found: whether it shows what gold says."""
    mine = proofs(predicted)
    matched = [(link, [one for one in mine if proof_matches(one, link, texts)]) for link in proofs(gold)]
    same = [any(one[1].get("shows") == link[1]["shows"] for one in ones) for link, ones in matched if ones]
    return counted(same, [False] * len(same), same)


def same_commitment(commitment: Ledger, predicted: Ledger) -> Ledger | None:
    """The predicted commitment that overlaps one of gold best; its first telling goes before the others."""
    ones: Sequence[Ledger] = predicted.get("commitments", ())
    for wanted in told_at(commitment):
        alike = [max(likeness(place, wanted) for place in told_at(one)) for one in ones]
        if any(alike):
            return ones[alike.index(max(alike))]
    return None


def status(predicted: Ledger, gold: Ledger) -> tuple[Score, Score]:
    """Statuses right, of the commitments found and of all, on the dates that gold names."""
    found: list[bool] = []
    missed = 0
    for commitment in gold.get("commitments", ()):
        one, wanted = same_commitment(commitment, predicted), commitment["status"]
        missed += len(wanted) if one is None else 0
        if one is not None:
            found += [one.get("status", {}).get(day) == value for day, value in wanted.items()]
    right, asked = sum(found), len(found)
    return Score(right, asked, right, asked), Score(right, asked, right, asked + missed)


# Two accounts of one meeting


def sides(comparison: Ledger, first: str) -> tuple[list[Place], list[Place]]:
    """What the account in a document says alone, and what the other one does."""
    one, other = comparison["only_first"], comparison["only_second"]
    return (one, other) if comparison["documents"][0] == first else (other, one)


def only_one_side(predicted: Ledger, gold: Ledger) -> Score:
    score = Score()
    mine = {frozenset(one["documents"]): one for one in predicted.get("compare", ())}
    for comparison in gold.get("compare", ()):
        documents = comparison["documents"]
        one = mine.get(frozenset(documents), {"documents": documents, "only_first": [], "only_second": []})
        wanted = sides(comparison, documents[0])
        for given, asked in zip(sides(one, documents[0]), wanted, strict=True):
            right = [overlaps(place, asked) for place in given]
            neither = [doubtful(gold, place) for place in given]
            score += counted(right, neither, [overlaps(place, given) for place in asked])
    return score


# All


GROUPED: dict[str, Callable[[Ledger], list[Grouped]]] = {
    "persons": lambda ledger: [persons(ledger)],
    "meetings and visits": lambda ledger: [events(ledger, kind) for kind in MET],
    "agreements": lambda ledger: [events(ledger, "agreement")],
    "chains": lambda ledger: [chains(ledger, kind) for kind in ("message", "invitation")],
}


def scores(predicted: Ledger, gold: Ledger, texts: Texts) -> dict[str, Score]:
    """Every measure of one storyline."""
    measured: dict[str, Score] = {}
    for name, of in GROUPED.items():
        three = zip(("alike", "end to end", "places found"), grouped(of(predicted), of(gold)), strict=True)
        measured |= {f"{name}, {what}": score for what, score in three}
    kept = status(predicted, gold)
    return measured | {
        "plans": plans(predicted, gold),
        "evidence": evidence(predicted, gold, texts),
        "evidence, shows the same": shows(predicted, gold, texts),
        "only one side": only_one_side(predicted, gold),
        "status, of those found": kept[0],
        "status, all": kept[1],
    }


def total(each: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    summed: dict[str, Score] = {}
    for one in each:
        for name, score in one.items():
            summed[name] = summed.get(name, Score()) + score
    return summed


def table(measured: Mapping[str, Score]) -> str:
    rows = (
        f"{name:<34} P {s.precision:.3f} ({s.right}/{s.predicted})  R {s.recall:.3f} ({s.found}/{s.gold})  F {s.f1:.3f}"
        for name, s in measured.items()
    )
    return "\n".join(rows)


def loaded(path: Path) -> Ledger:
    """A ledger in this form; an empty one where there is no such file."""
    ledger: Ledger = json.loads(path.read_text(encoding="utf8")) if path.exists() else {}
    return ledger


def texts_of(gold: Ledger, folders: Sequence[Path]) -> dict[str, str]:
    paths = [(name, folder / name) for name in gold["documents"] for folder in folders]
    return {name: path.read_text(encoding="utf8") for name, path in paths if path.exists()}


def main(arguments: Sequence[str]) -> int:
    names = [Path(word) for word in arguments if not word.startswith("-")]
    if len(names) < 2:
        print(str(__doc__).rsplit("\n\n", 1)[-1].strip(), file=sys.stderr)
        return 2
    gold_folder, predicted_folder, *text_folders = names
    each = {}
    for path in sorted(gold_folder.glob("*.json")):
        gold = loaded(path)
        each[path.stem] = scores(loaded(predicted_folder / path.name), gold, texts_of(gold, text_folders))
    for name, measured in each.items() if "-v" in arguments else ():
        print(f"{name}\n{table(measured)}\n")
    print(f"{len(each)} storylines\n{table(total(each.values()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
