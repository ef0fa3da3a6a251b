"""What stands before a name and is no part of it: honorifics and ranks."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, named_at
from communique.reading import Token


def honoured(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after honorifics ("H.E. Mr.", "His Highness the Amir Sheikh") that begin at token i."""
    at = i
    while at < len(run):
        hit = lex.honorifics.at(run, at)
        if not hit or not (capital(run[at]) or run[at].lower in lex.small.lowercase_honorifics):
            break
        if run[at].text in lex.small.honorifics_or_names and not named_at(lex, run, hit.last):
            break
        at = hit.last + (hit.last < len(run) and run[hit.last].text == ".")
    return at


def ranked(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after a rank before a name ("Lieutenant General Name") at token i; i where there is none."""
    rank = lex.ranks.at(run, i) if i < len(run) else None
    if rank and capital(run[i]) and named_at(lex, run, rank.last):
        return rank.last
    return i
