"""Scores of the program on the project's gold, document by document, through the scorer's own matching.

The scorer prints (true positives, predicted, gold) a measure; run on one document at a time it gives what floors and
bootstrap intervals need. Sets: `reference`, `open` (rules are written against it) and `closed` (they are not).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import run
import score_record

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
STYLES = ROOT / "src" / "communique" / "styles"
ROW = re.compile(r"^(\S[\w+ ]*?)\s+P [\d.]+ R [\d.]+ F [\d.]+\s+\(tp (\d+) pred (\d+) gold (\d+)\)$", re.M)
RATIO = re.compile(r"(\w[\w' (]*?) (\d+)/(\d+)")
TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of gold and the folder of its texts. `name` tells the set it belongs to."""

    name: str
    gold: Path
    texts: Path

    @property
    def there(self) -> bool:
        return self.gold.is_dir() and self.texts.is_dir()


def parts() -> tuple[Part, ...]:
    """Every gold folder of the project, and the reference text of the shared folder."""
    corpus, gold = SHARED / "corpus" / "whitehouse", ROOT / "eval" / "gold"
    styles = tuple(Part("open invented", folder, folder) for folder in sorted(STYLES.iterdir()) if folder.is_dir())
    return (
        Part("reference", SHARED / "gold" / "reference", SHARED / "samples"),
        Part("open corpus", gold / "open" / "corpus", corpus),
        Part("open invented", gold / "open" / "invented", gold / "open" / "invented"),
        Part("open practice", gold / "open" / "practice", gold / "open" / "practice"),
        *styles,
        Part("closed corpus", gold / "closed" / "corpus", corpus),
        Part("closed invented", gold / "closed" / "invented", gold / "closed" / "invented"),
    )


@dataclass
class Counts:
    """(true positives, predicted, gold) a measure, and (right, of) a ratio."""

    found: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    ratios: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, other: Counts) -> None:
        for name, new in other.found.items():
            old = self.found.get(name, (0, 0, 0))
            self.found[name] = (old[0] + new[0], old[1] + new[1], old[2] + new[2])
        for name, pair in other.ratios.items():
            was = self.ratios.get(name, (0, 0))
            self.ratios[name] = (was[0] + pair[0], was[1] + pair[1])

    def f1(self, name: str) -> float:
        tp, predicted, gold = self.found.get(name, (0, 0, 0))
        return 2 * tp / (predicted + gold) if predicted + gold else 0.0

    def precision(self, name: str) -> float:
        tp, predicted, _ = self.found.get(name, (0, 0, 0))
        return tp / predicted if predicted else 0.0

    def ratio(self, name: str) -> float:
        right, of = self.ratios.get(name, (0, 0))
        return right / of if of else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    summed = Counts()
    for one in counts:
        summed.add(one)
    return summed


def scored(part: Part) -> Iterator[tuple[str, Counts]]:
    """(gold file, counts) of every document of a part."""
    for path in sorted(p for p in part.gold.glob("*.json") if not p.name.endswith(".S.json")):
        with tempfile.TemporaryDirectory() as folder:
            alone, out = Path(folder) / "gold", Path(folder) / "records.jsonl"
            alone.mkdir()
            (alone / path.name).write_bytes(path.read_bytes())
            out.write_text("\n".join(run.records([alone], [part.texts])) + "\n", encoding="utf8")
            yield (
                path.name,
                counted(printed([str(alone), "--pred", str(out), "--texts", str(part.texts)]), path, out),
            )


def printed(arguments: list[str]) -> str:
    """What the scorer prints."""
    before, sys.argv = sys.argv, ["score_record.py", *arguments]
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            score_record.main()
    finally:
        sys.argv = before
    return output.getvalue()


def counted(output: str, gold: Path, records: Path) -> Counts:
    found = {name.strip(): (int(tp), int(p), int(g)) for name, tp, p, g in ROW.findall(output)}
    tail = (
        output[output.index("of matched acts") :]
        .replace("somebody's words", "voice of somebody")
        .replace("(", "")
        .replace(")", "")
    )
    ratios = {
        name.removeprefix("of matched acts: ").split(": ")[-1].strip(): (int(a), int(b))
        for name, a, b in RATIO.findall(tail)
    }
    found[TOPICS] = topic_counts(gold, records)
    return Counts(found, ratios)


def topic_counts(gold: Path, records: Path) -> tuple[int, int, int]:
    """(right, given, in gold) of topic codes over matched acts; the scorer prints only their F."""
    lines = [line for line in records.read_text(encoding="utf8").splitlines() if line]
    if not lines:
        return 0, 0, 0
    annotated = json.loads(gold.read_text(encoding="utf8"))
    record = json.loads(lines[0])
    text = record["document"]["text"]
    mine, yours = score_record.norm_pred(record)["acts"], score_record.norm_gold(annotated)["acts"]
    pairs = score_record.greedy(mine, yours, lambda p, g: score_record.act_sim(p, g, text))
    firm = [(mine[i]["topics"], yours[j]["topics"]) for i, j in pairs if not yours[j].get("doubt")]
    return sum(len(a & b) for a, b in firm), sum(len(a) for a, _ in firm), sum(len(b) for _, b in firm)
