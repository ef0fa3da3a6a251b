"""What a worker does: a text read, and made ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique import data
from communique.batch import Outcome, one_line
from communique.model import Source
from communique.store.prepared import Prepared, prepared


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read under the name of its input; None where there is nothing to read, but its turn is kept."""

    name: str
    source: Source | None


def read_text(text: Text) -> Outcome[Prepared]:
    """All that is kept of a text; or why it cannot be read."""
    from communique import read
    from communique.ingest import IngestError

    if text.source is None:
        return Outcome(text.name, None, None)
    try:
        return Outcome(text.name, prepared(read(spoken(text.source))), None)
    except IngestError as error:
        words = str(error)
        for name in (text.name, text.source.source or "", "text"):
            words = words.removeprefix(f"{name}: ")
        return Outcome(text.name, None, words)
    except Exception as error:
        return Outcome(text.name, None, f"internal error: {type(error).__name__}: {one_line(error)}")


def spoken(source: Source) -> Source:
    """A source as it is read: in a language that has no folder in lang/, as a text of which nothing is said."""
    plain = (source.language or "").lower().replace("_", "-").split("-")[0]
    return source if plain in ("", *data.folders("lang")) else replace(source, language=None)
