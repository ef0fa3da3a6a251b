"""What the network is compared with: a linear-chain CRF over words, their neighbours, marks and the rules' verb lists.

Usage: python training/crf.py TRAIN FOLD [LIMIT]

Learns from TRAIN (a split folder of PolNeAR) without every fifth document from the FOLD-th on, and scores those. Needs
python-crfsuite beside what training/attribution.py needs. A content goes to the nearest cue of its sentence, a cue to
the nearest source.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from attribution import scoring
from gold import Document, Place, documents, joined

from communique.attitudes.lexicon import cue_lemmas, verb_forms
from communique.learned.pieces import in_marks, paragraphs

TOKEN = re.compile(r"\w+(?:[-'\u2019.]\w+)*|\S")
FORMS = verb_forms("en")
CUES = cue_lemmas("en")
REACH = 3  # words on each side that a word sees
ROLES = ("content", "cue", "source")


class Line:
    """A paragraph: words with their places."""

    def __init__(self, at: int, words: str) -> None:
        inside = in_marks(words)
        found = list(TOKEN.finditer(words))
        self.places = [(at + m.start(), at + m.end()) for m in found]
        self.words = [m.group() for m in found]
        self.seen = [features(m.group(), bool(inside[m.start()])) for m in found]

    def features(self) -> list[list[str]]:
        near = range(-REACH, REACH + 1)
        return [
            [f"{k}:{item}" for k in near if 0 <= i + k < len(self.seen) for item in self.seen[i + k]]
            for i in range(len(self.seen))
        ]


def features(word: str, quoted: bool) -> list[str]:
    low = word.lower()
    found = [low, f"end={low[-3:]}", f"marks={quoted}", f"shape={shape(word)}"]
    return found + [f"verb={f.form}" for f in FORMS.get(low, ())] + ["cue"] * any(
        f.lemma in CUES for f in FORMS.get(low, ())
    )


def shape(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^\W\d_]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", word)))[:8])


def labels(line: Line, gold: list[dict[str, list[Place]]]) -> list[str]:
    found = ["O"] * len(line.places)
    for one in gold:
        for role in ROLES:
            for start, end in joined(one[role]):
                inside = [i for i, (a, b) in enumerate(line.places) if a < end and b > start]
                for i in inside:
                    found[i] = ("B-" if i == inside[0] else "I-") + role
    return found


def spans(line: Line, tags: list[str]) -> Iterator[tuple[str, int, int]]:
    """Role, first word and last word of each stretch."""
    start = 0
    for i, tag in enumerate(tags):
        if tag[0] == "B" or (tag[0] == "I" and (i == 0 or tags[i - 1][2:] != tag[2:])):
            start = i
        if tag != "O" and (i + 1 == len(tags) or tags[i + 1][0] in "OB" or tags[i + 1][2:] != tag[2:]):
            yield tag[2:], start, i


def linked(line: Line, tags: list[str]) -> Iterator[dict[str, list[Place]]]:
    """Attributions: each content to the nearest cue, each cue to the nearest source."""
    found = list(spans(line, tags))
    by = {role: [(a, b) for r, a, b in found if r == role] for role in ROLES}

    def near(one: Place, many: list[Place]) -> Place | None:
        return min(many, key=lambda other: max(other[0] - one[1], one[0] - other[1]), default=None)

    def place(one: Place) -> Place:
        return line.places[one[0]][0], line.places[one[1]][1]

    owner = {content: near(content, by["cue"]) for content in by["content"]}
    for cue in by["cue"]:
        content = [place(c) for c, own in owner.items() if own == cue]
        source = near(cue, by["source"])
        if content:
            yield {"cue": [place(cue)], "content": content, "source": [place(source)] if source else []}


def main() -> None:
    fold, limit = int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None
    known = list(documents(Path(sys.argv[1])))
    held = known[fold::5]
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c2": 0.1, "c1": 0.05, "max_iterations": 60, "feature.minfreq": 3})
    for document in [d for n, d in enumerate(known) if n % 5 != fold][:limit]:
        for at, words in paragraphs(document.text):
            line = Line(at, words)
            trainer.append(line.features(), labels(line, document.gold))
    with TemporaryDirectory() as folder:
        trainer.train(f"{folder}/crf")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/crf")
        score = scoring().Score()
        for document in held:
            score.add(document.text, document.gold, list(found_in(document, tagger)))
    print(*(f"{name}: {value}" for name, value in score.rep().items()), sep="\n")


def found_in(document: Document, tagger: pycrfsuite.Tagger) -> Iterator[dict[str, list[Place]]]:
    for at, words in paragraphs(document.text):
        line = Line(at, words)
        if line.words:
            yield from linked(line, tagger.tag(line.features()))


if __name__ == "__main__":
    main()
