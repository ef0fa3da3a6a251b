"""Institutions that a title goes on to: "Head of the State Customs Committee of the Republic of X"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.bodies import Body
from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined, named_at
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
    iso, own, last, state = words_of_name(lex, run, at)
    last = without_links(lex, run, at, last)
    if own == last:
        last = own = past_capitals(lex, run, at, last)
    return Body(iso, Span(run[at].start, run[own - 1].end), last, state) if own > at else None


def institution_end(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after the common words of an institution's name that begins at token `at`."""
    return without_links(lex, run, at, words_of_name(lex, run, at).last)


def without_links(lex: Lexicon, run: Sequence[Token], at: int, last: int) -> int:
    """`last` without the "of", "and", "for" that a name cannot end with."""
    while last > at and run[last - 1].lower in lex.small.institution_links:
        last -= 1
    return last


def within(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "of Elders", "of the Riigikogu" at token i: words no list has, in which an institution is.

    One capital word, before a comma or before whose it is ("Council of Elders of the Organization of …").
    """
    if i + 2 >= len(run) or run[i].lower != "of":
        return i
    at = i + 1 + (run[i + 1].lower == "the")
    known = lex.organizations.at(run, at) or lex.styles.at(run, at)
    if known:
        return known.last
    if at + 1 >= len(run) or not capital(run[at]) or not joined(run, at) or state_at(lex, run, at):
        return i
    if run[at + 1].text == ",":
        return at + 1
    further = within(lex, run, at + 1) if run[at + 1].lower == "of" else at
    return further if further > at + 1 else i


class Words(NamedTuple):
    """The words of an institution's name: a state in it, the token after its own name, after all, the state's place."""

    iso: str | None
    own: int
    last: int
    state: Span | None


def words_of_name(lex: Lexicon, run: Sequence[Token], at: int) -> Words:
    """The words of an institution's name that begin at token `at`."""
    last, own, iso, place = at, at, None, None
    while last < len(run) and last - at < LONGEST and (last == at or joined(run, last)):
        state = state_at(lex, run, last)
        if state and last > at and owns_what_follows(run, state[2]):
            break  # "… Central Committee and China's foreign minister"
        if state:
            if not iso and (last == at or not state[1]):  # not "the Latin American Affairs Bureau"
                iso, place = state[0], Span(run[last].start, run[state[2] - 1].end)
            last = past_possessive(run, state[2])
            own = last if state[1] or last - 1 == at else own
        elif institutional(lex, run, last):
            hit = lex.places.at(run, last)
            last = own = hit.last if hit else last + 1
        elif last > at and (run[last].lower in lex.small.institution_links or past_possessive(run, last) > last):
            last += 1
        else:
            break
    return Words(iso, own, last, place)


def owns_what_follows(run: Sequence[Token], i: int) -> bool:
    return i < len(run) and run[i].lower == "'s"


def past_possessive(run: Sequence[Token], i: int) -> int:
    """The token after a possessive sign at token i before a capital word."""
    return i + (owns_what_follows(run, i) and i + 1 < len(run) and capital(run[i + 1]))


def past_capitals(lex: Lexicon, run: Sequence[Token], at: int, last: int) -> int:
    """The token after capital words that go on an institution's name ("the State Great Hural")."""
    while (
        at < last < len(run)
        and (not complete(lex, run[last - 1]) or run[last].text in lex.organization_ends)
        and run[last - 2].lower != "for"
        and capital(run[last])
        and joined(run, last)
        and not lex.honorifics.at(run, last)
        and run[last].text not in lex.given_names
        and not lex.offices.at(run, last - 1)
    ):
        last += 1
    return last


def institutional(lex: Lexicon, run: Sequence[Token], k: int) -> bool:
    """May token k be part of an institution's name?"""
    if len(run[k].text) == 1 or lex.honorifics.at(run, k) or bears_rank(lex, run, k):
        return False
    if run[k - 1].lower == "for" and capital(run[k]):
        return True  # "Commissioner for Enlargement"
    return capital(run[k]) and (common(lex, run[k]) or bool(lex.places.at(run, k)))


def bears_rank(lex: Lexicon, run: Sequence[Token], k: int) -> bool:
    """Does a military rank begin at token k, and a name behind it ("Services Senior General Name")?"""
    rank = lex.ranks.at(run, k)
    officer = rank is not None and not lex.offices.at(run, k) and run[rank.last - 1].text in lex.small.officers
    return bool(officer and rank and named_at(lex, run, rank.last))


def common(lex: Lexicon, token: Token) -> bool:
    """Is a word in the vocabulary of institutions?"""
    return token.lower in lex.not_names or token.lower in lex.portfolio_words or token.text in lex.organization_ends


def complete(lex: Lexicon, token: Token) -> bool:
    """Is an institution's name whole with this word ("Committee", "Affairs")?"""
    return (
        token.text in lex.organization_ends
        or (token.lower in lex.portfolio_words and token.lower not in lex.small.portfolio_openers)
        or token.lower in lex.small.institution_ends
    )
