"""Those who head a ministry: "the head of the Peruvian Foreign Ministry" is its minister."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.reading import Title, Token

FOREIGN = ("foreign_minister", "foreign_affairs")


def of_ministry(lex: Lexicon, run: Sequence[Token], title: Title) -> Title:
    """A title with the office of a minister, where it is the head of a foreign ministry."""
    words = [token.lower for token in run if title.start <= token.start < title.end]
    heads = title.office == "official" and words[:1] and words[0] in lex.small.ministry_heads
    if not heads or not any(phrase in " ".join(words) for phrase in lex.small.foreign_ministries):
        return title
    return title._replace(office=FOREIGN[0], rank=FOREIGN[0], portfolio=FOREIGN[1])
