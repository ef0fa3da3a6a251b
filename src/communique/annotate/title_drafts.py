"""What is made while titles are read: titles said together, and a title half read."""

from __future__ import annotations

from typing import NamedTuple

from communique.model import Span
from communique.reading import Tenure, Title


class Found(NamedTuple):
    """Titles said together, the token after them, and whether they are plural."""

    titles: tuple[Title, ...]
    after: int
    plural: bool


class Draft(NamedTuple):
    """A title half read: the offset where its words end, the token to read on from, and whose office it is.

    `scoped` is true where an institution or a body was named after the title word.
    """

    end: int
    after: int
    tenure: Tenure
    iso: str | None
    owner: Span | None
    scoped: bool = False
