"""From the numbers of the network to spans: cues, then the content and the source of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

NEVER = -1e9
Floats = np.ndarray[Any, np.dtype[np.float32]]
Places = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n pieces.

    Rows are pieces. `cue` has three columns: none, first piece of a cue, further piece. `edge` has two: a fragment of
    content begins here, ends here. `content` points from a piece to the first piece of its cue, `first` and `last`
    from there to the edges of its source; their column 0, the opener, means none.
    """

    cue: Floats
    edge: Floats
    content: Floats
    first: Floats
    last: Floats


@dataclass(frozen=True, slots=True)
class Taste:
    """How sure a cue must be, and how much the edges of content weigh beside the pieces. Chosen on held-out texts."""

    cue: float = 0.5
    edge: float = 1.0
    longest_source: int = 40


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution of a window, in places of pieces: half-open stretches."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    confidence: float


def log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def cues(scores: Scores, where: range, taste: Taste) -> list[tuple[int, int, float]]:
    """The cues that begin in a stretch: from a likely first piece on through likely further ones."""
    odds = np.exp(log_softmax(scores.cue))
    found = []
    for at in np.flatnonzero(odds[:, 1] >= taste.cue).tolist():
        end = at + 1
        while end < len(odds) and odds[end, 2] > max(odds[end, 0], odds[end, 1]):
            end += 1
        found.append((at, end, float(odds[at, 1])))
    return [cue for cue in found if cue[0] in where]


def source(scores: Scores, at: int, breaks: Places, taste: Taste) -> tuple[int, int] | None:
    """The likeliest source of the cue that begins here, or none. It stands in one paragraph."""
    first, last = log_softmax(scores.first[at]), log_softmax(scores.last[at])
    none = float(first[0] + last[0])
    begins = np.argsort(-first[1:], kind="stable")[:4] + 1
    best, span = none, None
    for begin in begins.tolist():
        wall = int(breaks[np.searchsorted(breaks, begin)])
        if wall == begin:
            continue
        reach = last[begin : min(wall, begin + taste.longest_source)]
        end = int(np.argmax(reach))
        if first[begin] + reach[end] > best:
            best, span = float(first[begin] + reach[end]), (begin, begin + end + 1)
    return span


def edges(scores: Scores, weight: float) -> tuple[list[float], ...]:
    """For each piece, weighed log odds: that content begins, that none begins, that it ends, that none ends."""
    yes = np.minimum(scores.edge, 0) - np.log1p(np.exp(-np.abs(scores.edge)))
    no = yes - scores.edge
    return tuple((weight * column).tolist() for column in (yes[:, 0], no[:, 0], yes[:, 1], no[:, 1]))


def contents(scores: Scores, heads: list[int], taste: Taste) -> list[int]:
    """For each piece, which of the cues it belongs to (counted from 1), or 0: the best way through the window."""
    pointed: list[list[float]] = log_softmax(scores.content)[:, [0, *heads]].tolist()
    for frame in (pointed[0], pointed[-1]):  # they are no words
        frame[1:] = [NEVER] * len(heads)
    begins, goes_on, ends, stays = edges(scores, taste.edge)
    best = pointed[0]
    back: list[list[int]] = []
    for t in range(1, len(pointed)):
        none, on = goes_on[t] + best[0] + stays[t - 1], goes_on[t] + stays[t - 1]
        last = max(range(1, len(best)), key=best.__getitem__)  # the cue whose content may end here
        after, left = ends[t - 1] + best[last], 0
        new_after = begins[t] + max(best[0] + stays[t - 1], after)
        came_from = 0 if best[0] + stays[t - 1] >= after else last
        if goes_on[t] + after > none:
            none, left = goes_on[t] + after, last
        row, came = [none], [left]
        for state in range(1, len(best)):
            kept = best[state] + on
            row.append(max(kept, new_after))
            came.append(state if kept >= new_after else came_from)
        best = [one + here for one, here in zip(row, pointed[t], strict=True)]
        back.append(came)
    return walked(back, best.index(max(best)))


def walked(back: list[list[int]], last: int) -> list[int]:
    """The way back from the last state, in order."""
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def runs(path: list[int], state: int) -> list[tuple[int, int]]:
    """The stretches of a path that are in one state."""
    found: list[tuple[int, int]] = []
    for t, here in enumerate(path):
        if here != state:
            continue
        if found and found[-1][1] == t:
            found[-1] = (found[-1][0], t + 1)
        else:
            found.append((t, t + 1))
    return found


def find(scores: Scores, core: range, breaks: Places, taste: Taste) -> list[Found]:
    """The attributions of a window whose cues begin in its core. `breaks` are the places between paragraphs, and the
    last place of the window."""
    around = cues(scores, range(1, len(scores.cue) - 1), taste)
    if not any(cue[0] in core for cue in around):
        return []
    path = contents(scores, [at for at, _, _ in around], taste)
    found = []
    for state, (at, end, sure) in enumerate(around, 1):
        content = runs(path, state)
        if at in core and content:
            found.append(Found((at, end), source(scores, at, breaks, taste), tuple(content), sure))
    return found
