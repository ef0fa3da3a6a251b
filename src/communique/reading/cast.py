"""The cast of a text: who is who among its mentions."""

from __future__ import annotations

from typing import NamedTuple

from communique.model import Span
from communique.reading.mentions import Title


class Character(NamedTuple):
    """An entity of the text before it becomes part of the record.

    `mentions` are numbers of mentions, in order; `places` are further places where it is named inside a mention of
    somebody else ("Belarus" in "Minister of Defense of Belarus").
    """

    type: str
    name: str
    iso: str | None
    mentions: tuple[int, ...]
    titles: tuple[Title, ...]
    rule: str
    places: tuple[Span, ...] = ()


class Cast(NamedTuple):
    """Who is who: the characters, for each mention the characters it stands for, and the parties of the encounter."""

    characters: tuple[Character, ...]
    of: tuple[tuple[int, ...], ...]
    principals: tuple[int, ...]
