"""Portfolios: what an office is in charge of."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital
from communique.reading import Token


def portfolio_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str | None, int]:
    """(portfolio id, token after) of "Foreign Affairs and Trade" at token i; (None, i) where there is none."""
    at, first = i, None
    while at < len(run):
        hit = lex.portfolios.at(run, at)
        if hit:
            first, at = first or hit.payload, hit.last
        elif of_portfolio(lex, run[at]):
            at += 1
        else:
            break
        step = past_joints(run, at, lex.small.portfolio_joints)
        if step == at:
            if not goes_on(lex, run, at):
                break
        elif not more_at(lex, run, step):
            break
        at = step
    return first, at


def of_portfolio(lex: Lexicon, token: Token) -> bool:
    """Is a capital word one that portfolios have, or an abbreviation?"""
    short = token.text.isupper() and len(token.text) in (3, 4, 5)
    return capital(token) and (token.lower in lex.portfolio_words or short)


def past_joints(run: Sequence[Token], at: int, joints: frozenset[str]) -> int:
    """The token after one or two joining words and signs (", and") at token `at`."""
    step = at
    while step < len(run) and run[step].text in joints and step - at < 2:
        step += 1
    return step


def goes_on(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Does a portfolio go on at token `at`, with no joining word before it?"""
    if at >= len(run) or lex.offices.at(run, at):
        return False
    return bool(lex.portfolios.at(run, at)) or (capital(run[at]) and run[at].lower in lex.portfolio_words)


def more_at(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Is there another portfolio at token `at`, after a joining word?"""
    if at >= len(run) or lex.offices.at(run, at):
        return False
    return bool(lex.portfolios.at(run, at)) or run[at].lower in lex.portfolio_words
