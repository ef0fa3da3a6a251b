"""The models of attribution by name: the rules, and what an extra adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from communique.attitudes.found import Found
from communique.attitudes.recorded import printed_speech, recorded
from communique.learned import missing
from communique.reading import Reading

NAMES = ("rules", "accurate")
SCOPES = ("attitudes", "statements")
HOW_TO = "in the project's folder: pip install '.[accurate]' ./accurate"


class Model(NamedTuple):
    """What finds attributions in the wide sense, and statements as records have them."""

    attitudes: Callable[[Reading], Sequence[Found]]
    statements: Callable[[Reading], Sequence[Found]]

    def found(self, reading: Reading, scope: str | None) -> Sequence[Found]:
        """What a text has of a scope. Without one, printed speech gives its statements, other texts all attitudes."""
        narrow = scope == "statements" or (scope is None and printed_speech(reading))
        return self.statements(reading) if narrow else self.attitudes(reading)


class ModelError(Exception):
    """A model that is not there; the message says how to get it."""


def model_of(name: str) -> Model:
    """The model of a name. ModelError where there is none."""
    if name == "rules":
        from communique.attitudes import wide

        return Model(wide.found, recorded)
    if name == "accurate":
        if lacking := missing():
            raise ModelError(f"model accurate: {', '.join(lacking)} not installed ({HOW_TO})")
        from communique.attitudes import accurate

        return Model(accurate.found, accurate.statements)
    raise ModelError(f"model {name[:40]!r}: there is none of this name (there are {', '.join(NAMES)})")
