"""Words joined by a hyphen that are read one by one: "President-elect", "Ex-President", "Azerbaijani-Belarusian"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.reading import Token


def parted(lex: Lexicon, run: Sequence[Token]) -> list[Token]:
    """The tokens, with a title or two states that a hyphen joins as tokens of their own."""
    found: list[Token] = []
    for token in run:
        halves = split(token) if token.text.count("-") == 1 else None
        found += halves if halves and separate(lex, *halves) else (token,)
    return found


def split(token: Token) -> tuple[Token, Token]:
    """The two words around the hyphen, which is left out."""
    cut = token.text.index("-")
    first, second = token.text[:cut], token.text[cut + 1 :]
    return (
        Token(token.start, token.start + cut, first, first.lower(), token.fresh),
        Token(token.start + cut + 1, token.end, second, second.lower()),
    )


def separate(lex: Lexicon, first: Token, second: Token) -> bool:
    """Is it a title with "-elect", a title after "Ex-", or the adjectives of two states?"""
    if not first.text or not second.text:
        return False
    if second.lower in lex.small.elect:
        return True
    if first.lower in lex.small.former and second.text[0].isupper():
        return True
    pair = [lex.states.at([half], 0) for half in (first, second)]
    return all(hit and hit.payload.adjective for hit in pair) and first.text[0].isupper() and second.text[0].isupper()
