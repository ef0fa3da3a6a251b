"""The mention of a named person, with what follows the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.appositions import apposed, state_of
from communique.annotate.bodies import NATIONAL
from communique.annotate.lexicon import Lexicon
from communique.annotate.states import state_at
from communique.model import Span
from communique.reading import Mention, Title, Token

TITLE_NAME = "A title before a name gives the named person that office."
APPOSITION = "A title set off by commas beside a name gives the named person that office."
BARE = "A personal name without a title."


class Step(NamedTuple):
    """Mentions found at a token, and the token to go on from."""

    mentions: tuple[Mention, ...]
    after: int


class Name(NamedTuple):
    """A name from token `begin` to token `end`, whose mention begins at token `first`."""

    first: int
    begin: int
    end: int


class Owned(NamedTuple):
    """Titles with the state or body that owns them, and the token after its name."""

    iso: str | None
    titles: tuple[Title, ...]
    after: int


def with_apposition(lex: Lexicon, run: Sequence[Token], name: Name, titles: tuple[Title, ...]) -> Step:
    """The mention of a name with what follows it: "of Japan", "(Italy)", ", Minister of Defence"."""
    rule = TITLE_NAME if titles else BARE
    iso, titles, after = with_place(lex, run, name.end, titles)
    found = apposed(lex, run, after, not titles)
    if found and not of_another(titles, found.titles):
        rule = rule if titles else APPOSITION
        iso, titles = iso or state_of(found.titles), (*titles, *found.titles)
        after = past_bracket(run, name.end, found.after)
    span = Span(run[name.begin].start, run[name.end - 1].end)
    start, end = run[name.first].start, run[after - 1].end
    return Step((Mention(start, end, "person", span, titles, iso, rule=rule),), after)


def of_another(titles: tuple[Title, ...], more: tuple[Title, ...]) -> bool:
    """Are titles those of heads or ministers of two states, and so of two people?"""
    own, other = ({t.iso for t in some if t.iso and t.rank in NATIONAL} for some in (titles, more))
    return bool(own and other) and not own & other


def with_place(lex: Lexicon, run: Sequence[Token], end: int, titles: tuple[Title, ...]) -> Owned:
    """The titles of a name with "of Japan", "(Italy)", "of NATO" after it, at token `end`."""
    iso = state_of(titles)
    if end + 1 >= len(run) or run[end].lower not in ("of", "("):
        return Owned(iso, titles, end)
    place = end + 1 + (run[end + 1].lower == "the")
    state = state_at(lex, run, place) if place < len(run) else None
    if state and not state[1]:
        iso, after = iso or state[0], state[2]
        owner = Span(run[place].start, run[after - 1].end)
        own = tuple(t if t.iso or t.body else t._replace(iso=iso, body=owner) for t in titles)
        return Owned(iso, own, past_bracket(run, end, after))
    if state or not titles:
        return Owned(iso, titles, end)
    if run[end].text == "(":  # "Cabinet Secretaries A (Trade) and B (Education)"
        near = range(place, min(place + 5, len(run)))
        return Owned(iso, titles, next((k + 1 for k in near if run[k].text == ")"), end))
    organization = lex.organizations.at(run, place) if place < len(run) else None
    if organization:
        owner = Span(run[place].start, run[organization.last - 1].end)
        own = tuple(t if t.iso or t.body else t._replace(body=owner) for t in titles)
        return Owned(iso, own, organization.last)
    return Owned(iso, titles, end)


def past_bracket(run: Sequence[Token], opening: int, at: int) -> int:
    """The token after the bracket that closes at token `at`, where one opens at token `opening`."""
    return at + (run[opening].text == "(" and at < len(run) and run[at].text == ")")
