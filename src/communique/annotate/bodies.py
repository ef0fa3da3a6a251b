"""Whose an office is: the state or organization named before or after its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined, nameable, past_abbreviation
from communique.annotate.states import state_at
from communique.model import Span
from communique.reading import Token

LONGEST_BODY = 6  # words
# Ranks whose "of X" is a state, whether the world data knows it or not.
NATIONAL = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
# Ranks that nobody holds "to" a state.
SEATED = frozenset({"royal", "minister", "speaker_of_parliament"})


class Body(NamedTuple):
    """Whose office it is, by its state's code or its own name, and the token after the name.

    `state` is where a state is named inside an institution's name.
    """

    iso: str | None
    span: Span | None
    after: int
    state: Span | None = None


def owner_start(lex: Lexicon, run: Sequence[Token], i: int) -> int | None:
    """The token where the owner's name begins after "of the", "to our" at token i; None where nothing leads to one."""
    if i + 1 >= len(run) or run[i].lower not in lex.small.owner_links:
        return None
    at = i + 1 + (run[i + 1].lower in lex.small.owner_articles)
    at += at < len(run) and run[at].lower in lex.fraternal
    return at if at < len(run) else None


def unnamed_state(lex: Lexicon, run: Sequence[Token], i: int, at: int) -> bool:
    """Does "of the Republic" at token i name no state (the word stands at token `at`)?"""
    return (
        at + 1 < len(run)
        and run[at].text in lex.small.state_nouns
        and run[i].lower == "of"
        and run[at + 1].lower not in lex.small.institution_of
        and not capital(run[at + 1])
    )


def body_at(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """Whose office it is: "of the Republic of Belarus", "to the United Nations", "for NATO", at token i."""
    at = owner_start(lex, run, i)
    if at is None or (run[i].lower == "to" and rank in NATIONAL | SEATED):  # "by the President to Norway"
        return None
    if unnamed_state(lex, run, i, at):
        return Body(None, None, at + 1)
    state = state_at(lex, run, at)
    if state and run[i].lower not in lex.small.location:
        iso, adjective, after = state
        # "thanked the Minister for Japan's help"
        helped = run[i].lower == "for" and after < len(run) and run[after].lower == "'s"
        named = Body(iso, Span(run[at].start, run[after - 1].end), after)
        return named if not adjective and not helped else None
    organization = lex.organizations.at(run, at)
    if organization:
        return Body(None, Span(run[at].start, run[organization.last - 1].end), organization.last)
    return unknown_state(lex, run, at) if run[i].lower == "of" and rank in NATIONAL else None


def named_body(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """A body that no list has, by the capital words of its name and the last of them ("of the Nordic Council")."""
    at = owner_start(lex, run, i)
    if at is None or run[i].lower != "of":
        return None
    if rank == "speaker_of_parliament" and nameable(lex, run, at) and run[at].text not in lex.given_names:
        return Body(None, Span(run[at].start, run[at].end), at + 1)  # "of the Storting"
    last = at
    while last < len(run) and last - at < LONGEST_BODY and capital(run[last]) and (last == at or joined(run, last)):
        last += 1
        if run[last - 1].text in lex.organization_ends and (last == len(run) or not capital(run[last])):
            return Body(None, Span(run[at].start, run[last - 1].end), last) if last - at > 1 else None
    return None


def unknown_state(lex: Lexicon, run: Sequence[Token], at: int) -> Body | None:
    """A state unknown to the world data, named after "President of": one capital word, or its "Republic of"."""
    prefix = lex.state_prefixes.at(run, at)
    begin = prefix.last if prefix else at
    if begin < len(run) and nameable(lex, run, begin) and run[begin].text not in lex.given_names:
        return Body(None, Span(run[begin].start, run[begin].end), begin + 1)
    return None


def owner_at(lex: Lexicon, run: Sequence[Token], i: int) -> Body:
    """A state's adjective, name or possessive, or an organization, before the title ("Belarusian", "Japan's")."""
    if i >= len(run):
        return Body(None, None, i)
    state = state_at(lex, run, i)
    organization = lex.organizations.at(run, i) if not state else None
    if not (state or organization) or (state and visited(lex, run, i, state)):
        return Body(None, None, i)
    iso, at = (state[0], state[2]) if state else (None, organization.last if organization else i)
    span = Span(run[i].start, run[at - 1].end)
    at = at if state else past_abbreviation(run, at)  # "Nordic Council (NC) President"
    return Body(iso, span, at + (at < len(run) and run[at].lower == "'s"))


def visited(lex: Lexicon, run: Sequence[Token], i: int, state: tuple[str, bool, int]) -> bool:
    """Is a state at token i a place and nobody's ("during his stay in Norway President Dahl")?"""
    owns = state[1] or (state[2] < len(run) and run[state[2]].lower == "'s")
    return i > 0 and run[i - 1].lower in lex.small.location and not owns


def to_the_realm(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "to the Kingdom" where no state is named; i where it does not stand there."""
    words = [t.text for t in run[i : i + 3]]
    return i + 3 if words[:2] == ["to", "the"] and words[-1] in lex.realms else i
