"""The models of attribution by name: the rules, and what an extra adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.attitudes.found import Found
from communique.learned import missing
from communique.reading import Reading

Model = Callable[[Reading], Sequence[Found]]

NAMES = ("rules", "accurate")
HOW_TO = "in the project's folder: pip install '.[accurate]' ./accurate"


class ModelError(Exception):
    """A model that is not there; the message says how to get it."""


def model_of(name: str) -> Model:
    """The model of a name. ModelError where there is none."""
    if name == "rules":
        from communique.attitudes.wide import found

        return found
    if name == "accurate":
        if lacking := missing():
            raise ModelError(f"model accurate: {', '.join(lacking)} not installed ({HOW_TO})")
        from communique.attitudes.accurate import found as learned

        return learned
    raise ModelError(f"model {name[:40]!r}: there is none of this name (there are {', '.join(NAMES)})")
