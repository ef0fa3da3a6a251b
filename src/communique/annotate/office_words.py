"""The title word itself, and what is said of it: tenure, a portfolio or an institution before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.institutions import common
from communique.annotate.lexicon import Lexicon, OfficeWord
from communique.annotate.names import capital, joined
from communique.annotate.portfolios import portfolio_at
from communique.reading import Tenure, Token

LONGEST_ACRONYM = 6  # letters
LONGEST = 9  # tokens of an institution before a title
# Offices whose title an institution's name may precede.
FRONTED = frozenset({
    "official", "adviser", "national_security_adviser", "secretary", "secretary_general", "commissioner",
    "spokesperson", "international_head", "deputy_minister", "envoy", "minister",
})  # fmt: skip
# Ranks that no house has.
OF_A_STATE = frozenset({"minister", "foreign_minister", "defence_minister", "head_of_state", "head_of_government"})


class Core(NamedTuple):
    """A title word: its office, its first token and the token after it, and the portfolio that it includes."""

    word: OfficeWord
    begin: int
    after: int
    portfolio: str | None = None


def tenure_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[int, Tenure]:
    """(token after, tenure) of "former", "acting", "newly appointed" at token i."""
    tenure: Tenure = "current"
    at = i
    while at < len(run):
        hit = lex.tenures.at(run, at)
        if not hit:
            return at, tenure
        tenure = hit.payload if hit.payload != "neutral" else tenure
        at = hit.last
    return i, "current"


def core_at(lex: Lexicon, run: Sequence[Token], i: int) -> Core | None:
    """The title word at token i, a portfolio before it included ("Foreign Minister")."""
    if i >= len(run):
        return None
    hit = lex.offices.at(run, i)
    portfolio, at = portfolio_at(lex, run, i)
    if at > i and at < len(run) and run[at].lower in lex.fronted and (not hit or hit.last <= at):
        fronted = lex.offices.at(run, at)
        if fronted:
            return Core(fronted.payload, i, fronted.last, portfolio)
    return Core(hit.payload, i, hit.last) if hit else None


def fronted_at(lex: Lexicon, run: Sequence[Token], i: int) -> Core | None:
    """A title with an institution before it, at token i ("National Economic Council Director")."""
    at = i
    while at < len(run) and at - i < LONGEST and may_front(lex, run, i, at):
        if at > i and at + 3 < len(run) and run[at].text == "(" and run[at + 2].text == ")":
            at += 3  # "National Assembly (NA) Chairwoman"
        hit = lex.offices.at(run, at) if at > i else None
        if hit and lex.place_ends.at(run, at - 1) and hit.payload.rank in OF_A_STATE:
            return None  # "at the Presidential Palace Foreign Minister"
        if hit and hit.payload.office in FRONTED:
            return Core(hit.payload, i, hit.last)
        if not common(lex, run[at]) and not (at == i and acronym(run, at)):
            return None
        at += 1
    return None


def acronym(run: Sequence[Token], at: int) -> bool:
    """Is a word an institution's initials, in a line that is not all in capitals ("NA Chairwoman", "CPV General …")?"""
    text = run[at].text
    shouted = at + 1 < len(run) and run[at + 1].text.isupper()
    return text.isalpha() and text.isupper() and 2 <= len(text) <= LONGEST_ACRONYM and not shouted


def may_front(lex: Lexicon, run: Sequence[Token], i: int, at: int) -> bool:
    """May token `at` belong to an institution's name that begins at token i?"""
    token = run[at]
    opening = capital(token) or (token.text == "(" and at > i)
    return opening and (at == i or joined(run, at)) and token.lower not in lex.closed
