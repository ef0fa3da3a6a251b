"""An office as it can be compared: its rank, what it is for, whose it is; and which two nobody holds at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import data
from communique.ledger.items import Held
from communique.ledger.spelling import folded
from communique.match import Phrases
from communique.text import tokens

# One person holds it at a time, in one state.
SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
WHOLE = SINGLE | {"deputy_head", "royal", "spouse", "ambassador", "consul", "speaker_of_parliament", "legislator"}
OF_MINISTERS = frozenset({"minister", "deputy_minister"})
# Under which other ranks the holder of one may be told.
FITS: dict[str, frozenset[str]] = {
    "minister": frozenset({"foreign_minister", "defence_minister", "deputy_minister"}),
    "head_of_government": frozenset({"head_of_state"}),
    "royal": frozenset({"head_of_state"}),
    "envoy": frozenset({"ambassador"}),
    "consul": frozenset({"ambassador"}),
    "legislator": frozenset({"speaker_of_parliament"}),
}
# Offices that nobody holds together with one of another line.
LINES: dict[str, str] = {
    "foreign_minister": "government", "defence_minister": "government", "minister": "government",
    "deputy_minister": "deputies", "ambassador": "mission", "consul": "mission", "governor_or_mayor": "region",
    "military_chief": "forces", "spokesperson": "press",
}  # fmt: skip


DIRECTOR = "director"


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """`detail`: the portfolio, or what words of the title say beyond the rank; "" where the rank is all."""

    rank: str
    detail: str
    state: str
    body: str


@lru_cache(maxsize=100_000)
def posted(title: str, rank: str, body: str, state: str) -> Post:
    return Post(rank, "" if rank in WHOLE else detail(title, rank), state, "" if state else folded(body))


def post(held: Held) -> Post:
    """The office that a document gives to a person, in a form that can be compared."""
    return posted(held.title, held.rank, held.body, held.state)


@cache
def portfolios() -> Phrases[str]:
    rows = data.rows("lang", "en", "portfolios.csv")
    return Phrases([(one.strip(), row["id"]) for row in rows for one in row["words"].split(";")])


@cache
def empty_words() -> frozenset[str]:
    """Words that do not tell one office from another: small words, names of states, and words of rank."""
    rows = data.rows("lang", "en", "states.csv")
    named = (word for row in rows for word in (row["name"], *row["adjectives"].split("; ")))
    return data.words("en", "empty_title_words", "ledger") | frozenset(map(folded, named))


def detail(title: str, rank: str) -> str:
    """What a title says beyond its rank: the portfolio of a minister, else its telling words, sorted."""
    run = tokens(title)
    if rank in OF_MINISTERS:
        found: list[str] = [hit.payload for hit in portfolios().find(run)]
        if found:
            return found[-1]
    ranks = data.words("en", "rank_words", "ledger") if rank in OF_MINISTERS else frozenset()
    heads = data.words("en", "directors", "ledger")
    words = (folded(token.text) for token in run if token.text[:1].isalpha())
    said = {DIRECTOR if word in heads else word for word in words}
    return " ".join(sorted(said - empty_words() - ranks))


@lru_cache(maxsize=200_000)
def fits(one: Post, other: Post) -> bool:
    """Can two documents mean one office by them? A state that one leaves out is no difference."""
    if one.state and other.state and one.state != other.state:
        return False
    if one.rank != other.rank:
        return other.rank in FITS.get(one.rank, ()) or one.rank in FITS.get(other.rank, ())
    return agree(one.detail, other.detail)


def agree(one: str, other: str) -> bool:
    """Do the telling words of one title stand in the other?"""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left


@lru_cache(maxsize=200_000)
def excludes(one: Post, other: Post) -> bool:
    """Does nobody hold both at one time: a minister and an ambassador, ministers of two portfolios?"""
    lines = line(one), line(other)
    if None in lines or fits(one, other):
        return False
    if lines[0] != lines[1]:
        return True
    return one.rank == other.rank and one.rank in OF_MINISTERS and bool(one.detail and other.detail)


def line(one: Post) -> str | None:
    """The line of service of an office, where one can be told: who directs a service is in one of his own."""
    words = one.detail.split()
    return "services" if one.rank == "other" and DIRECTOR in words and len(words) > 1 else LINES.get(one.rank)


def states(posts: Iterable[Post]) -> frozenset[str]:
    return frozenset(one.state for one in posts if one.state)


def told(one: Post) -> str:
    """The office in words: "foreign minister, AZE"."""
    return ", ".join(part for part in (one.rank.replace("_", " "), one.detail.replace("_", " "), one.state) if part)
