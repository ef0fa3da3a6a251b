"""Agreement of two readings of the same texts: every X.json of a gold folder that has an X.S.json beside it.

The second reading (blind to the first) is handed to score_record.py as if it were a program's output, so that the
agreement is measured by the scorer's own matching: F1 for offices, statements, the main act, each act kind and all
acts, then the agreement of subtype, status and voice on matched acts. P is the share of the second reading that the
first has too, R the share of the first that the second has; F does not depend on which is called the first.
What either reading calls doubtful counts neither way; with --doubts it counts like everything else.

Usage: python eval/agreement.py GOLD_DIR... --texts DIR [--texts DIR] [--doubts] [-v]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import score_record

Gold = dict[str, Any]
Similarity = Callable[[Any, Any], float]


def pairs(folders: list[Path]) -> list[tuple[Gold, Gold]]:
    """The first and the second reading of every document that has both."""
    seconds = [p for folder in folders for p in sorted(folder.glob("*.S.json"))]
    firsts = [p.with_name(p.name.removesuffix(".S.json") + ".json") for p in seconds]
    return [(loaded(a), loaded(b)) for a, b in zip(firsts, seconds, strict=True) if a.exists()]


def loaded(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf8"))
    return gold


def text_of(file: str, folders: list[Path]) -> str:
    """The text of a gold file; FileNotFoundError where no folder holds it."""
    path = next((f / file for f in folders if (f / file).exists()), None)
    if path is None:
        raise FileNotFoundError(f"no text {file}")
    return path.read_text(encoding="utf8")


def as_prediction(gold: Gold) -> Gold:
    """A reading in the shape of the scorer's norm_pred: one status and one strength an act, one list of voices."""
    norm = score_record.norm_gold(gold)
    acts = [
        act | {"status": raw["status"], "strength": raw.get("strength"), "voice": flat(act["voice"])}
        for act, raw in zip(norm["acts"], gold["acts"], strict=True)
    ]
    return {"offices": set(norm["offices"]), "statements": norm["statements"], "acts": acts}


def flat(voice: list[Any] | None) -> list[str] | None:
    names = [n for x in voice or [] for n in (x if isinstance(x, list) else [x])]
    return names or None


def similarities(text: str) -> dict[str, Similarity]:
    """How alike a second and a first reading's statement or act are, 0 where they do not match (as in the scorer)."""

    def statements(p: Gold, g: Gold) -> float:
        chars = score_record.chars
        alike = float(score_record.jac(chars(p["content"], text), chars(g["content"], text)))
        return alike if alike >= 0.5 else 0

    def acts(p: Gold, g: Gold) -> float:
        return float(score_record.act_sim(p, g, text))

    return {"statements": statements, "acts": acts}


def share_doubts(first: Gold, second: Gold, text: str) -> Gold:
    """What the second reading doubts becomes a doubt of the first, or, where the first lacks it, is left out.

    Changes `first`, returns the second without what was left out."""
    kept = dict(second)
    for part, alike in similarities(text).items():
        P, G = as_prediction(second)[part], score_record.norm_gold(first)[part]  # noqa: N806 (the scorer's names)
        partner = dict(score_record.greedy(P, G, alike))
        for i, item in enumerate(second[part]):
            if item.get("doubt") and i in partner:
                first[part][partner[i]]["doubt"] = True
        kept[part] = [x for i, x in enumerate(second[part]) if i in partner or not x.get("doubt")]
    return kept


def without_doubts(gold: Gold) -> Gold:
    return gold | {part: [x | {"doubt": False} for x in gold[part]] for part in ("statements", "acts")}


def score(firsts: list[Gold], seconds: list[Gold], texts: list[Path], verbose: bool) -> None:
    """Run the scorer on the first readings with the second ones in place of a program's records."""
    readings = {gold["file"]: as_prediction(gold) for gold in seconds}
    score_record.norm_pred = lambda record: readings[record["document"]["source"]]
    with tempfile.TemporaryDirectory() as folder:
        for gold in firsts:
            (Path(folder) / f"{gold['file']}.json").write_text(json.dumps(gold), encoding="utf8")
        records = Path(folder) / "second.jsonl"
        lines = [json.dumps({"document": {"source": file}}) + "\n" for file in readings]
        records.write_text("".join(lines), encoding="utf8")
        options = [x for t in texts for x in ("--texts", str(t))] + (["-v"] if verbose else [])
        sys.argv = ["score_record.py", folder, "--pred", str(records), *options]
        score_record.main()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="folders with X.json and X.S.json")
    parser.add_argument("--texts", action="append", default=[], type=Path, help="folder of the texts")
    parser.add_argument("--doubts", action="store_true", help="count what a reading calls doubtful")
    parser.add_argument("-v", dest="verbose", action="store_true", help="list what only one reading has")
    args = parser.parse_args()
    both = pairs(args.gold)
    if not both:
        print("no X.json with an X.S.json beside it", file=sys.stderr)
        return 1
    firsts, seconds = [], []
    for first, second in both:
        if args.doubts:
            first, second = without_doubts(first), without_doubts(second)
        else:
            second = share_doubts(first, second, text_of(first["file"], args.texts))
        firsts.append(first)
        seconds.append(second)
    score(firsts, seconds, args.texts, args.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
