"""The evaluation gate: scores every set of gold and compares it with the floors of eval/floors.toml.

Usage: python eval/gate.py            prints scores, exits with 1 where one is below its floor
       python eval/gate.py --report   also bootstrap intervals (1,000 draws of documents, fixed seed)
       python eval/gate.py --accuracy prints the figures of the closed set as src/communique/world/accuracy.csv has them

Texts of the corpus come from the folder that COMMUNIQUE_SHARED names (../shared by default); sets whose texts are
absent are skipped and named. Floors of the invented sets always bind. A floor is raised when the program improves.
"""

from __future__ import annotations

import random
import sys
import tomllib
from pathlib import Path

from scores import TOPICS, Counts, parts, scored, total

DRAWS = 1000
FLOORS = Path(__file__).with_name("floors.toml")


def gathered() -> tuple[dict[str, list[Counts]], list[str]]:
    """The counts of every document by set, and the sets that were skipped."""
    sets: dict[str, list[Counts]] = {}
    skipped: list[str] = []
    for part in parts():
        if not part.there:
            skipped.append(part.name)
            continue
        sets.setdefault(part.name, []).extend(counts for _, counts in scored(part))
    if "closed corpus" in sets and "closed invented" in sets:
        sets["closed"] = [*sets["closed corpus"], *sets["closed invented"]]
    return sets, skipped


def value(counts: Counts, measure: str) -> float:
    """A measure by its name in floors.toml: F1, "precision of X", or "right X"."""
    if measure.startswith("precision of "):
        return counts.precision(measure.removeprefix("precision of "))
    if measure.startswith("right "):
        return counts.ratio(measure.removeprefix("right "))
    return counts.f1(measure)


def interval(documents: list[Counts], measure: str) -> tuple[float, float]:
    """The middle 95% of a measure over draws of documents with replacement."""
    chance = random.Random(20261124)
    draws = sorted(value(total(chance.choices(documents, k=len(documents))), measure) for _ in range(DRAWS))
    return draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975)]


def show(name: str, documents: list[Counts], report: bool) -> None:
    summed = total(documents)
    print(f"\n{name}: {len(documents)} documents")
    for measure, (tp, predicted, gold) in summed.found.items():
        precision, recall = tp / max(1, predicted), tp / max(1, gold)
        line = f"  {measure:20s} P {precision:.3f} R {recall:.3f} F {summed.f1(measure):.3f}"
        line += f"  ({tp} of {gold} found, {predicted} given)"
        if report and name == "closed" and measure != TOPICS:
            line += "  95%: {:.3f} to {:.3f}".format(*interval(documents, measure))
        print(line)
    print("  right: " + ", ".join(f"{k} {a}/{b}" for k, (a, b) in summed.ratios.items()))


def accuracy(documents: list[Counts]) -> str:
    """The figures of a set as a table: what users are told of each kind and field."""
    summed = total(documents)
    lines = ["measure,precision,recall,f1,low,high,share,given,cases"]
    for measure, (tp, given, gold) in summed.found.items():
        bounds = "{:.3f},{:.3f}".format(*interval(documents, measure)) if measure != TOPICS else ","
        figures = f"{tp / max(1, given):.3f},{tp / max(1, gold):.3f},{summed.f1(measure):.3f}"
        lines.append(f"{measure},{figures},{bounds},,{given},{gold}")
    lines += [f"{name},,,,,,{right / max(1, of):.3f},,{of}" for name, (right, of) in summed.ratios.items()]
    return "\n".join(lines)


def failures(sets: dict[str, list[Counts]]) -> list[str]:
    """The measures below their floors, a line each."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf8"))
    return [
        f"{name}: {measure} {value(total(sets[name]), measure):.3f} is below its floor {floor}"
        for name, table in floors.items() if name in sets
        for measure, floor in table.items() if value(total(sets[name]), measure) < floor
    ]  # fmt: skip


def main() -> int:
    sets, skipped = gathered()
    if "--accuracy" in sys.argv[1:]:
        print(accuracy(sets["closed"]))
        return 0
    for name, documents in sets.items():
        show(name, documents, "--report" in sys.argv[1:])
    if skipped:
        print(f"\nskipped, their texts are absent: {', '.join(sorted(set(skipped)))}")
    low = failures(sets)
    print("\n" + ("\n".join(low) if low else "every measure reaches its floor"))
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
