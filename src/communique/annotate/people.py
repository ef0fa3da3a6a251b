"""People and unnamed office holders, in every order in which governments write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, initial, joined, name_end, nameable
from communique.annotate.offices import Found, body_at, state_at, title_at
from communique.model import Span
from communique.reading import Mention, Title
from communique.text import Token


class Step(NamedTuple):
    """Mentions found at a token, and the token to go on from."""

    mentions: tuple[Mention, ...]
    after: int


class Honour(NamedTuple):
    first: int
    after: int


def honoured(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after honorifics ("H.E. Mr.", "His Highness the Amir Sheikh") that begin at token i."""
    at = i
    while at < len(run):
        hit = lex.honorifics.at(run, at)
        if not hit or not (capital(run[at]) or run[at].lower == "comrade"):
            break
        if run[at].text in ("U", "Don", "Chief", "Nana", "Justice", "Lady", "Lord") and not followed(lex, run, hit.last):
            break
        at = hit.last + (hit.last < len(run) and run[hit.last].text == ".")
    return at


def followed(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    return at < len(run) and nameable(lex, run, at) and joined(run, at)


def person_at(lex: Lexicon, run: Sequence[Token], i: int, named: frozenset[str], opens: bool) -> Step | None:
    """A person or office holder whose mention begins at token i.

    `named` are the surnames known so far; `opens` is true where token i opens a sentence.
    """
    begin = i + (run[i].lower in lex.possessives or run[i].lower in ("the", "a", "an", "another"))
    at = honoured(lex, run, begin)
    if at < len(run) and run[at].lower == "the" and at > begin:
        at += 1
    found = title_at(lex, run, at) if at < len(run) else None
    ranked = lex.ranks.at(run, at) if not found and at < len(run) else None
    if found:
        return titled(lex, run, i, found)
    if ranked and capital(run[at]) and followed(lex, run, ranked.last):
        at = ranked.last
        at = honoured(lex, run, at)
    end = name_end(lex, run, at) if at < len(run) else at
    honour = at > begin
    if end == at or (begin > i and not honour) or not (honour or plausible(lex, run, at, end, named, opens)):
        return None
    return with_apposition(lex, run, i if honour else at, Span(run[at].start, run[end - 1].end), (), end)


def plausible(lex: Lexicon, run: Sequence[Token], at: int, end: int, named: frozenset[str], opens: bool) -> bool:
    """Is a run of capital words without title or honorific the name of a person?"""
    words = [run[k].text for k in range(at, end) if run[k].text.isalpha() or "-" in run[k].text or "'" in run[k].text]
    words = [w for w in words if w[0].isupper()]
    if any(w.lower() in named for w in (words[-1:] if len(words) > 1 else words)):
        return True
    if len(words) < 2:
        return False
    if words[0] in lex.given_names or initial(run, at + 1 if at + 1 < len(run) else at):
        return True
    after = run[end].text if end < len(run) else ""
    return after == "," and end + 1 < len(run) and bool(apposed(lex, run, end))


def titled(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step:
    """A title, and the name that follows it or stands beside it."""
    at = honoured(lex, run, found.after)
    ranked = lex.ranks.at(run, at) if at < len(run) else None
    if ranked and capital(run[at]) and followed(lex, run, ranked.last):
        at = honoured(lex, run, ranked.last)
    end = name_end(lex, run, at) if at < len(run) and joined(run, at) else at
    if end > at and found.plural:
        return several(lex, run, i, found, at)
    if end > at:
        return with_apposition(lex, run, i, Span(run[at].start, run[end - 1].end), found.titles, end)
    behind = name_behind(lex, run, found.after)
    if behind and not found.plural:
        name, after = behind
        return Step((Mention(run[i].start, name.end, "person", name, found.titles, iso_of(found.titles), rule=BEHIND),), after)
    kind = "group" if found.plural else "office"
    mention = Mention(run[i].start, run[found.after - 1].end, kind, None, found.titles, iso_of(found.titles), found.plural, OFFICE)  # type: ignore[arg-type]
    return Step((mention,), found.after)


TITLE_NAME = "A title before a name gives the named person that office."
APPOSITION = "A title set off by commas beside a name gives the named person that office."
BEHIND = "A name set off by commas after a title names the holder of that office."
OFFICE = "A title without a name stands for whoever holds the office."
BARE = "A personal name without a title."
SEVERAL = "A title in the plural goes to each of the names that follow it."


def iso_of(titles: Sequence[Title]) -> str | None:
    return next((t.iso for t in titles if t.iso), None)


def name_behind(lex: Lexicon, run: Sequence[Token], at: int) -> tuple[Span, int] | None:
    """The name of ", H.E. Mr. Name," or ", Name," after a title, and the token after it."""
    if at + 1 >= len(run) or run[at].text not in (",", "("):
        return None
    begin = honoured(lex, run, at + 1)
    honour = begin > at + 1
    ranked = lex.ranks.at(run, begin) if begin < len(run) else None
    if ranked and capital(run[begin]) and followed(lex, run, ranked.last):
        begin, honour = ranked.last, True
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end == begin or not (honour or run[begin].text in lex.given_names):
        return None
    closes = end >= len(run) or run[end].text in (",", ")", ".", ";", ":") or run[end].text[0].islower()
    return (Span(run[begin].start, run[end - 1].end), end) if closes else None


def several(lex: Lexicon, run: Sequence[Token], i: int, found: Found, at: int) -> Step:
    """"Presidents A and B", "Secretaries A, B and C": one person each."""
    mentions: list[Mention] = []
    begin = i
    while at < len(run):
        at = honoured(lex, run, at)
        end = name_end(lex, run, at) if at < len(run) else at
        if end == at:
            break
        body = body_at(lex, run, end, "minister")
        titles = tuple(t._replace(iso=body.iso or t.iso, body=body.span) if body else t for t in found.titles)
        after = body.after if body else end
        mentions.append(Mention(run[begin].start, run[after - 1].end, "person", Span(run[at].start, run[end - 1].end), titles, iso_of(titles), rule=SEVERAL))
        step = after
        while step < len(run) and run[step].text in (",", "and"):
            step += 1
        begin = at = step
        if step == after or step >= len(run) or not nameable(lex, run, step):
            return Step(tuple(mentions), after)
    return Step(tuple(mentions), at)


def apposed(lex: Lexicon, run: Sequence[Token], at: int) -> Found | None:
    """The titles of ", the President of X" at token `at`, where no other name follows them."""
    if at + 1 >= len(run) or run[at].text not in (",", "(", "-", "\u2013"):
        return None
    begin = at + 1 + (run[at + 1].lower in ("the", "a", "his", "her", "our", "currently", "as"))
    found = title_at(lex, run, begin) if begin < len(run) else None
    if not found or found.plural or followed(lex, run, found.after) or honoured(lex, run, found.after) > found.after:
        return None
    return found


def with_apposition(lex: Lexicon, run: Sequence[Token], i: int, name: Span, titles: tuple[Title, ...], end: int) -> Step:
    """The mention of a name with what follows it: "of Japan", "(Italy)", ", Minister of Defence"."""
    iso, after, rule = iso_of(titles), end, TITLE_NAME if titles else BARE
    place = end + 1 if end + 1 < len(run) and run[end].lower in ("of", "(") else 0
    if place:
        place += run[place].lower == "the"
        state = state_at(lex, run, place) if place < len(run) else None
        if state and not state[1]:
            iso, after = iso or state[0], state[2]
            titles = tuple(t if t.iso or t.body else t._replace(iso=iso, body=Span(run[place].start, run[after - 1].end)) for t in titles)
            after += run[end].text == "(" and after < len(run) and run[after].text == ")"
        organization = lex.organizations.at(run, place) if not state and place < len(run) and run[end].lower == "of" else None
        if organization and titles:
            after = organization.last
            titles = tuple(t if t.iso or t.body else t._replace(body=Span(run[place].start, run[after - 1].end)) for t in titles)
    found = apposed(lex, run, after)
    if found:
        titles, after, rule = (*titles, *found.titles), found.after, rule if titles else APPOSITION
        iso = iso or iso_of(found.titles)
        after += run[end].text == "(" and after < len(run) and run[after].text == ")"
    return Step((Mention(run[i].start, run[after - 1].end, "person", name, titles, iso, rule=rule),), after)
