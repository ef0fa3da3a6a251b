"""Titles in the plural, and the names or states that they go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.appositions import state_of
from communique.annotate.bodies import body_at
from communique.annotate.honorifics import honoured
from communique.annotate.lexicon import Lexicon
from communique.annotate.named import Name, Step, with_apposition
from communique.annotate.names import name_end
from communique.annotate.states import state_at
from communique.annotate.titles import Found
from communique.model import Span
from communique.reading import Mention, MentionKind, Title, Token

SEVERAL = "A title in the plural goes to each of the names that follow it."
MOST_MEMBERS = 40


class Member(NamedTuple):
    """One of several title holders: the name, where there is one, the titles, and the token after them."""

    name: Span | None
    titles: tuple[Title, ...]
    after: int


def listed(lex: Lexicon, run: Sequence[Token], found: Found) -> bool:
    """Does a plural title go on to a list of states or of names ("the ambassadors of X, Y and Z")?"""
    if not state_of(found.titles):
        return False
    at = found.after
    while at < len(run) and run[at].text in lex.small.joints:
        at += 1
    if at == found.after or at >= len(run):
        return False
    state = state_at(lex, run, at + (run[at].lower in lex.small.of_the_state))
    if state and not state[1]:
        return True
    return honoured(lex, run, at) > at or body_at(lex, run, at, "minister") is not None


def several(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step:
    """One mention for each of "Presidents A and B", "Ambassadors of X, Mr. A, and of Y, Mr. B"."""
    mentions: list[Mention] = []
    begin, at, after = i, found.after, found.after
    owner = found.titles[0].body if found.titles[0].iso else None
    while at < len(run) and len(mentions) < MOST_MEMBERS:
        one = member(lex, run, at, found.titles, owner)
        if one is None:
            break
        after = one.after
        kind: MentionKind = "person" if one.name else "office"
        start, end = run[begin].start, run[after - 1].end
        mentions.append(Mention(start, end, kind, one.name, one.titles, state_of(one.titles), rule=SEVERAL))
        owner, at = None, past_joints(lex, run, after)
        if at == after:
            break
        begin = at
    return Step(tuple(mentions), after)


def past_joints(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after the commas, "and" or "as well as" at token `at`."""
    while at < len(run) and (
        run[at].text in lex.small.member_joints or (run[at].lower == "as" and run[at : at + 3][-1].lower == "as")
    ):
        at += 1
    return at


def member(lex: Lexicon, run: Sequence[Token], at: int, titles: tuple[Title, ...], owner: Span | None) -> Member | None:
    """One of several title holders at token `at`. A state alone stands for its office holder."""
    after, own = at, titles
    if not owner:
        after, own = owned(lex, run, at, titles)
    begin = after + (after > at and after < len(run) and run[after].text == ",")
    begin = honoured(lex, run, begin) if begin < len(run) else begin
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end > begin and not listed_state(lex, run, at, begin, end):
        mention = with_apposition(lex, run, Name(begin, begin, end), own).mentions[0]
        while end < len(run) and run[end].start < mention.end:
            end += 1
        return Member(mention.name, mention.titles, end)
    return Member(None, own, after) if after > at or owner else None


def listed_state(lex: Lexicon, run: Sequence[Token], at: int, begin: int, end: int) -> bool:
    """Is what could be a name a state in a list of states ("the Philippines, Jordan and Colombia")?"""
    state = state_at(lex, run, begin)
    return begin > at and run[begin - 1].text == "," and state is not None and state[2] == end


def owned(lex: Lexicon, run: Sequence[Token], at: int, titles: tuple[Title, ...]) -> tuple[int, tuple[Title, ...]]:
    """(token after, titles) of the state or body at token `at`, whose the titles then are."""
    body = body_at(lex, run, at, "minister")
    if body:
        return body.after, tuple(t._replace(iso=body.iso, body=body.span) for t in titles)
    state = state_at(lex, run, at + (run[at].lower == "the"))
    if state and not state[1]:
        span = Span(run[at].start, run[state[2] - 1].end)
        return state[2], tuple(t._replace(iso=state[0], body=span) for t in titles)
    return at, titles
