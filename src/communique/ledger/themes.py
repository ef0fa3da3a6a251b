"""Which themes two states raise, and whether more or less than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.store.rows import Row

FEW = 4  # texts below which nothing is said about the direction
SHIFT = 1.5  # share in the later half over that in the earlier one, from which on a theme rises


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic code, in how many texts it was raised in the earlier and the later half of the time, and the trend:
    rising, falling or steady; "" where there are too few texts to say."""

    code: str
    earlier: int
    later: int
    trend: str


def themes(rows: Sequence[Row]) -> list[Theme]:
    """Themes by how often they were raised. The halves are those of the texts, not of the calendar."""
    days = sorted(row["day"] for row in rows for _ in range(row["documents"]) if row["day"])
    middle = days[len(days) // 2] if days else ""
    earlier: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for row in rows:
        (earlier if row["day"] < middle else later)[row["code"]] += row["documents"]
    whole = earlier.total(), later.total()
    found = [
        Theme(code, earlier[code], later[code], trend((earlier[code], later[code]), whole))
        for code in earlier.keys() | later.keys()
    ]
    return sorted(found, key=lambda one: (-one.earlier - one.later, one.code))


def trend(counts: tuple[int, int], whole: tuple[int, int]) -> str:
    """Compared by share, as one half may have more texts than the other."""
    if sum(counts) < FEW or not all(whole):
        return ""
    before, after = counts[0] / whole[0], counts[1] / whole[1]
    if after >= SHIFT * before:
        return "rising"
    return "falling" if before >= SHIFT * after else "steady"
