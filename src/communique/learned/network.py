"""The network itself: its files, opened once, run over the windows of a text on one core."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import onnxruntime

from communique.learned import WEIGHTS
from communique.learned.finding import Found, Scores, Taste, find
from communique.learned.pieces import Window, windows
from communique.learned.wordpieces import Vocabulary

OUTPUTS = ("cue", "edge", "content", "first", "last")


@dataclass(frozen=True, slots=True)
class Network:
    """Weights at work. The same text gives the same numbers, in every run and process."""

    session: Any
    vocabulary: Vocabulary
    taste: Taste

    def scores(self, window: Window) -> Scores:
        given = {"ids": window.ids[None], "shades": window.shades[None]}
        return Scores(*(rows[0] for rows in self.session.run(OUTPUTS, given)))

    def found(self, text: str) -> Iterator[tuple[Window, Found]]:
        """The attributions of a text, each with the window that its places lead into."""
        for window in windows(text, self.vocabulary):
            for one in find(self.scores(window), window.core, window.breaks, self.taste):
                yield window, one


@cache
def network() -> Network:
    """The network of the weights package."""
    spec = find_spec(WEIGHTS)
    assert spec is not None and spec.origin is not None
    return opened(Path(spec.origin).parent)


def opened(folder: Path) -> Network:
    """The network of a folder with weights."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one order of adding, one result
    options.enable_mem_pattern = False  # windows differ in length
    session = onnxruntime.InferenceSession(
        str(folder / "model.int8.onnx"), options, providers=["CPUExecutionProvider"]
    )
    taste = Taste(**json.loads((folder / "taste.json").read_text(encoding="utf-8")))
    return Network(session, Vocabulary.of(folder / "vocabulary.txt"), taste)
