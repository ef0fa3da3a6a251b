"""The sections of a text, and what is talked about in them."""

from __future__ import annotations

from typing import NamedTuple

from communique.model import Span


class TopicPhrase(NamedTuple):
    """A phrase that tells what is talked about, and its topic code."""

    span: Span
    code: str


class Section(NamedTuple):
    """A segment of the text. `label` is the words that name a turn's speaker, `speaker` the mentions in them."""

    kind: str
    span: Span
    label: Span | None = None
    intro: Span | None = None
