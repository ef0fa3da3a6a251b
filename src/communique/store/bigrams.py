"""Chinese, Japanese and Korean for a full-text index that parts words at blanks: each pair of neighbouring signs."""

from __future__ import annotations

import re

from communique.store.near import CJK

RUN = re.compile(f"[{CJK}]+")


def bigrams(text: str) -> str | None:
    """The pairs of every run of such signs, and its last sign alone; None where a text has none."""
    runs = RUN.findall(text)
    return " ".join(pair for run in runs for pair in pairs(run)) or None


def pairs(run: str) -> list[str]:
    """`外交部` as `外交`, `交部`, `部`: a word is found by its pairs in a row, a single sign as a beginning of one."""
    return [run[n : n + 2] for n in range(len(run))]


def is_cjk(word: str) -> bool:
    return RUN.fullmatch(word) is not None
