"""States by their names and adjectives."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined
from communique.match import Hit
from communique.reading import Token


def state_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str, bool, int] | None:
    """(iso3, is adjective, token after) of the state named at token i, its "Republic of" included."""
    at = i
    whole = lex.states.at(run, i)
    prefix = lex.state_prefixes.at(run, i) if not whole else None
    if prefix and capital(run[i]):
        at = prefix.last + (1 if prefix.last < len(run) and run[prefix.last].lower == "the" else 0)
    hit = lex.states.at(run, at) if at < len(run) else None
    if not hit or not capital(run[at]) or misspelled(lex, run, hit):
        return None
    if prefix and hit.payload.adjective:
        return None
    realm = hit.last < len(run) and run[hit.last].text in lex.realms and joined(run, hit.last)
    if hit.payload.adjective and realm:
        return hit.payload.iso, False, hit.last + 1  # "the Italian Republic"
    return hit.payload.iso, hit.payload.adjective, hit.last


def misspelled(lex: Lexicon, run: Sequence[Token], hit: Hit) -> bool:
    """Is a short name written as a word ("Us"), not as an abbreviation ("US", "UK")?"""
    text = run[hit.first].text
    if hit.last - hit.first > 1 or len(text) > 3 or text.islower():
        return False
    return not (text.isupper() or "." in text or text in lex.small.short_states)
