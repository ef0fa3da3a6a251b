"""Mentions: the places where a text names somebody or something, and the titles said there."""

from __future__ import annotations

from typing import Literal, NamedTuple

from communique.model import Span

MentionKind = Literal[
    "person",
    "office",
    "state",
    "adjective",
    "organization",
    "group",
    "place",
    "event",
    "document",
    "pronoun",
    "time",
]

Tenure = Literal["current", "former", "acting", "elect"]

COUNTERPART = "counterpart"
LABEL = "The label of a turn names its speaker."
TOGETHER = "A word for the sides of the encounter together."
INSTITUTION = "An institution that is said to say something."
STYLED = "A style of address that stands for its bearer."


class Title(NamedTuple):
    """An office in the words of the text. `iso` or `body` tell whose it is, where the text says so."""

    start: int
    end: int
    text: str
    office: str
    rank: str
    portfolio: str | None
    iso: str | None
    body: Span | None
    tenure: Tenure


class Mention(NamedTuple):
    """A place where the text names somebody or something.

    `name` is the proper name alone ("Viktor Khrenin"), `titles` the offices said with it, `iso` the state that a
    state's name, an adjective or a group's adjective stands for, `plural` is true for several at once.
    """

    start: int
    end: int
    kind: MentionKind
    name: Span | None = None
    titles: tuple[Title, ...] = ()
    iso: str | None = None
    plural: bool = False
    rule: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
