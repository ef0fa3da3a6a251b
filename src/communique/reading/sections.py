"""The sections of a text, and what is talked about in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.model import Span


class TopicPhrase(NamedTuple):
    """A phrase that tells what is talked about, and its topic code. A `weak` one counts only where no other stands."""

    span: Span
    code: str
    weak: bool = False


def telling(phrases: Sequence[TopicPhrase]) -> list[TopicPhrase]:
    """The first phrase of each code; weak phrases only where there are no others."""
    chosen: dict[str, TopicPhrase] = {}
    for phrase in [p for p in phrases if not p.weak] or phrases:
        chosen.setdefault(phrase.code, phrase)
    return list(chosen.values())


class Section(NamedTuple):
    """A segment of the text. `label` is the words that name a turn's speaker, `speaker` the mentions in them."""

    kind: str
    span: Span
    label: Span | None = None
    intro: Span | None = None
