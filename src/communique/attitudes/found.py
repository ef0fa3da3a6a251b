"""What a model of attribution finds in a text, before speakers are known."""

from __future__ import annotations

from typing import NamedTuple

from communique.attributions import Attitude
from communique.model import Mode, Span


class Found(NamedTuple):
    """One attribution as a model found it: places in the shadow text. `rule` is a sentence a user is shown.

    `mentions` are numbers of the mentions that name the source, where the model knows them; else those in `source`
    tell. `mode` is given where the quotation marks do not tell it.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    attitude: Attitude
    rule: str
    mentions: tuple[int, ...] = ()
    confidence: float | None = None
    mode: Mode | None = None

    @property
    def start(self) -> int:
        return self.content[0].start
