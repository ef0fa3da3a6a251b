"""Institutions that a title goes on to: "Head of the State Customs Committee of the Republic of X"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.bodies import Body
from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined
from communique.annotate.states import state_at
from communique.model import Span
from communique.reading import Token

LONGEST = 14  # tokens
# Ranks that are of a state, and of no institution in it.
OF_STATES = frozenset({"minister", "head_of_state", "head_of_government"})


def institution(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """An institution after "Head of the …" at token i: capital words of the common vocabulary.

    `span` is its own name without the state that it ends with ("of the Republic of X"), `iso` that state.
    """
    if i + 1 >= len(run) or run[i].lower not in lex.small.institution_of or rank in OF_STATES:
        return None
    at = i + 1 + (run[i + 1].lower == "the")
    iso, own, last = words_of_name(lex, run, at)
    while last > at and run[last - 1].lower in lex.small.institution_links:
        last -= 1
    if own == last:
        last = own = past_capitals(lex, run, at, last)
    return Body(iso, Span(run[at].start, run[own - 1].end), last) if own > at else None


def words_of_name(lex: Lexicon, run: Sequence[Token], at: int) -> tuple[str | None, int, int]:
    """(iso3 of a state in it, token after its own name, token after all) of an institution at token `at`."""
    last, own, iso = at, at, None
    while last < len(run) and last - at < LONGEST and (last == at or joined(run, last)):
        state = state_at(lex, run, last)
        if state:
            last, iso = state[2], iso or state[0]
            own = last if state[1] or last - 1 == at else own
        elif institutional(lex, run, last):
            hit = lex.places.at(run, last)
            last = own = hit.last if hit else last + 1
        elif last > at and run[last].lower in lex.small.institution_links:
            last += 1
        else:
            break
    return iso, own, last


def past_capitals(lex: Lexicon, run: Sequence[Token], at: int, last: int) -> int:
    """The token after capital words that go on an institution's name ("the State Great Hural")."""
    while (
        at < last < len(run)
        and not complete(lex, run[last - 1])
        and run[last - 2].lower != "for"
        and capital(run[last])
        and joined(run, last)
    ):
        last += 1
    return last


def institutional(lex: Lexicon, run: Sequence[Token], k: int) -> bool:
    """May token k be part of an institution's name?"""
    if len(run[k].text) == 1:
        return False
    if run[k - 1].lower == "for" and capital(run[k]):
        return True  # "Commissioner for Enlargement"
    return capital(run[k]) and (common(lex, run[k]) or bool(lex.places.at(run, k)))


def common(lex: Lexicon, token: Token) -> bool:
    """Is a word in the vocabulary of institutions?"""
    return token.lower in lex.not_names or token.lower in lex.portfolio_words or token.text in lex.organization_ends


def complete(lex: Lexicon, token: Token) -> bool:
    """Is an institution's name whole with this word ("Committee", "Affairs")?"""
    return (
        token.text in lex.organization_ends
        or token.lower in lex.portfolio_words
        or token.lower in lex.small.institution_ends
    )
