"""The learned part of attribution: a small network that finds cues, and for each cue its content and its source.

It needs the extra `accurate`; nothing here is imported without it, except this file.
"""

from __future__ import annotations

from importlib.util import find_spec

WEIGHTS = "communique_accurate"  # the package that has them
NEEDED = ("numpy", "onnxruntime", WEIGHTS)


def missing() -> tuple[str, ...]:
    """The packages that the network needs and that are not installed."""
    return tuple(name for name in NEEDED if find_spec(name) is None)
