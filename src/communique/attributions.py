"""Who said, thought or meant what: the values that `communique.attribute` gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from communique.codec import to_plain
from communique.model import Anchor, Mode

Attitude = Literal["speech", "thought", "intention", "nominal"]
Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of those whose words or thoughts are told.

    `entity` is the id that the record of the same text has for them, null where nothing but the words is known.
    `chain` leads from the words beside the statement ("he") back to those that name them in full.
    """

    name: str
    entity: str | None
    chain: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Told(Generic[Place]):
    """Words, a thought or an intention, and whose they are.

    `source` and `cue` are null where no words name the source or tell that somebody speaks; `inside` is the number of
    the attribution whose content holds this one.
    """

    source: Place | None
    cue: Place | None
    content: tuple[Place, ...]
    speakers: tuple[Speaker, ...]
    mode: Mode
    attitude: Attitude
    inside: int | None
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Attribution(Told[Anchor]):
    """Words, a thought or an intention, and whose they are. Places lead into the text as it was given."""

    source: Anchor | None  # said again: JSON is made and read by these types
    cue: Anchor | None
    content: tuple[Anchor, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for `json.dumps`."""
        plain: dict[str, Any] = to_plain(self)
        return plain


@dataclass(frozen=True, slots=True)
class Attributed:
    """A text with the attributions in it. `source` is where it came from, as it was named."""

    source: str
    text: str
    statements: tuple[Attribution, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, the text left out."""
        return {"source": self.source, "statements": [one.to_dict() for one in self.statements]}
