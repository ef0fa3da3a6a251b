"""PolNeAR as the network learns it: documents, and what it should say of each of their pieces."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from glob import escape
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from communique.learned.pieces import WINDOW, Numbers, Pieces, borders
from communique.learned.pieces import window as window_of

Place = tuple[int, int]
Gold = list[dict[str, list[Place]]]
SIZE = WINDOW - 2  # pieces of a window, its two marks not counted
IGNORED = -100
FILL = {"ids": 0, "shades": 0, "cue": IGNORED, "content": IGNORED, "first": IGNORED, "last": IGNORED,
        "edge": 0, "role": 0}  # fmt: skip


class Document(NamedTuple):
    name: str
    text: str
    gold: Gold


def documents(split: Path) -> Iterator[Document]:
    """The documents of a split folder, each with what its first annotator marked."""
    for path in sorted((split / "text").glob("*.txt")):
        marked = sorted((split / "attributions").glob(escape(path.stem) + "_????.ann"))
        if marked:
            with path.open(encoding="utf-8", newline="") as file:
                yield Document(path.stem, file.read(), annotations(marked[0]))


def annotations(path: Path) -> Gold:
    """The attributions of a brat file that have content."""
    spans: dict[str, list[Place]] = {}
    found: Gold = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if marked := re.match(r"(T\d+)\t\w+ ([\d ;]+)\t", line):
            places = (piece.split() for piece in marked[2].split(";"))
            spans[marked[1]] = [(int(start), int(end)) for start, end in places]
        elif event := re.match(r"E\d+\t(.*)", line):
            one: dict[str, list[Place]] = {"source": [], "cue": [], "content": []}
            for pair in event[1].split():
                role, ref = pair.split(":")
                one.get(role.rstrip("0123456789").lower(), []).extend(spans.get(ref, []))
            found.append(one)
    return [one for one in found if one["content"]]


def joined(spans: Sequence[Place]) -> list[Place]:
    """Spans in order, those that touch made one."""
    found: list[Place] = []
    for start, end in sorted(spans):
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class Labels:
    """For each piece of a row: cue (1 begins, 2 goes on), edges of content, the place of the cue that it is content of
    (-1 none), and for the first piece of a cue where its source begins and ends (-1 none)."""

    def __init__(self, gold: Gold, pieces: Pieces) -> None:
        self.pieces = pieces
        n = len(pieces)
        self.cue = np.zeros(n, np.int64)
        self.edge, self.role = np.zeros((n, 2), np.float32), np.zeros((n, 2), np.float32)
        self.content, self.first, self.last = (np.full(n, -1) for _ in range(3))
        for one in gold:
            self.add(one)

    def at(self, spans: Sequence[Place]) -> list[Numbers]:
        """The places of the pieces in spans, breaks between paragraphs inside a span among them."""
        p = self.pieces
        found = [np.flatnonzero((p.starts < end) & (p.ends > start)) for start, end in spans]
        return [places for places in found if len(places)]

    def add(self, one: dict[str, list[Place]]) -> None:
        cue, source = self.at(one["cue"][:1]), self.at(one["source"][:1])
        if not cue:
            return
        head = cue[0][0]
        self.cue[cue[0]] = 2
        self.cue[head] = 1
        for places in self.at(joined(one["content"])):
            self.content[places] = head
            self.edge[places[0], 0] = self.edge[places[-1], 1] = self.role[places, 0] = 1
        for places in source:
            self.first[head], self.last[head] = places[0], places[-1]
            self.role[places, 1] = 1

    def window(self, start: int, end: int) -> dict[str, Numbers]:
        """What the network is given and should say of the pieces from `start` to `end`."""
        seen = window_of(self.pieces, start, end, (0, 0))
        cut = slice(start, end)

        def framed(row: Numbers, fill: int) -> Numbers:
            ends = np.full((1, *row.shape[1:]), fill, row.dtype)
            return np.concatenate([ends, row[cut], ends])

        def places(row: Numbers) -> Numbers:
            """In the window, 0 for none; what points out of it is not learned from."""
            inside = np.where((row >= start) & (row < end), row - start + 1, IGNORED)
            return np.where(row < 0, 0, inside)

        heads = self.cue == 1
        return {
            "ids": seen.ids, "shades": seen.shades, "cue": framed(self.cue, IGNORED),
            "content": framed(places(self.content), 0), "edge": framed(self.edge, 0), "role": framed(self.role, 0),
            "first": framed(np.where(heads, places(self.first), IGNORED), IGNORED),
            "last": framed(np.where(heads, places(self.last), IGNORED), IGNORED),
        }  # fmt: skip


def windows(rows: Sequence[Labels], chance: random.Random) -> list[dict[str, Numbers]]:
    """The windows of all rows, cut anew at each call."""
    return [
        row.window(start, end)
        for row in rows
        for start, end in borders(row.pieces, SIZE, chance.randint(90, SIZE))
        if end - start >= 8
    ]


def batches(found: list[dict[str, Numbers]], size: int, chance: random.Random) -> Iterator[dict[str, Tensor]]:
    """Windows of like length together, the groups in random order. `real` tells pieces from filling."""
    order = sorted(range(len(found)), key=lambda i: (len(found[i]["ids"]) // 8, chance.random()))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(groups)
    for group in groups:
        longest = max(len(found[i]["ids"]) for i in group)
        batch = {name: stacked([found[i][name] for i in group], longest, fill) for name, fill in FILL.items()}
        lengths = torch.tensor([len(found[i]["ids"]) for i in group])
        yield batch | {"real": torch.arange(longest)[None] < lengths[:, None]}


def stacked(rows: list[Numbers], longest: int, fill: int) -> Tensor:
    filled = (np.pad(r, [(0, longest - len(r))] + [(0, 0)] * (r.ndim - 1), constant_values=fill) for r in rows)
    return torch.from_numpy(np.stack(list(filled)))
