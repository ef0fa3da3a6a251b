"""People and unnamed office holders, in every order in which governments write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, initial, initials, joined, name_end, nameable
from communique.annotate.offices import Found, body_at, state_at, title_at
from communique.model import Span
from communique.reading import COUNTERPART, Mention, Title, Token


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
        if run[at].text in ("U", "Don", "Chief", "Nana", "Justice", "Lady", "Lord") and not followed(
            lex, run, hit.last
        ):
            break
        at = hit.last + (hit.last < len(run) and run[hit.last].text == ".")
    return at


def followed(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    return at < len(run) and (nameable(lex, run, at) or initials(run, at)) and joined(run, at)


def person_at(lex: Lexicon, run: Sequence[Token], i: int, named: frozenset[str]) -> Step | None:
    """A person or office holder whose mention begins at token i. `named` are the surnames known so far."""
    peer = counterpart_at(lex, run, i)
    if peer:
        return peer
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
    if end == at or (begin > i and not honour) or not (honour or plausible(lex, run, at, end, named)):
        return None
    return with_apposition(lex, run, i if honour else at, Span(run[at].start, run[end - 1].end), (), end)


def counterpart_at(lex: Lexicon, run: Sequence[Token], i: int) -> Step | None:
    """ "his Serbian counterpart Name", "her counterpart, Mr. Name": the same office as the one before, in another state."""
    if run[i].lower not in lex.possessives or i + 1 >= len(run):
        return None
    state = state_at(lex, run, i + 1)
    at = state[2] + (state[2] < len(run) and run[state[2]].lower == "'s") if state else i + 1
    if at >= len(run) or run[at].lower not in lex.counterparts:
        return None
    title = Title(
        run[at].start,
        run[at].end,
        "",
        COUNTERPART,
        "other",
        None,
        state[0] if state else None,
        None,
        "current",
    )
    begin = at + 1 + (at + 1 < len(run) and run[at + 1].text == ",")
    begin = honoured(lex, run, begin) if begin < len(run) else begin
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end == begin or (run[at + 1].text == "," and end - begin < 2):
        mention = Mention(run[i].start, run[at].end, "office", None, (title,), title.iso, rule=PEER)
        return Step((mention,), at + 1)
    return with_apposition(lex, run, i, Span(run[begin].start, run[end - 1].end), (title,), end)


PEER = "A counterpart holds the same office in another state as the one named before."


def plausible(lex: Lexicon, run: Sequence[Token], at: int, end: int, named: frozenset[str]) -> bool:
    """Is a run of capital words without title or honorific the name of a person?"""
    words = [
        run[k].text
        for k in range(at, end)
        if run[k].text.isalpha() or "-" in run[k].text or "'" in run[k].text
    ]
    words = [w for w in words if w[0].isupper()]
    if any(w.lower() in named for w in (words[-1:] if len(words) > 1 else words)):
        return True
    if len(words) < 2:
        return False
    if words[0] in lex.given_names or initial(run, at + 1 if at + 1 < len(run) else at):
        return True
    if (
        end < len(run)
        and run[end].lower in lex.narrating
        and not any(w.isupper() and len(w) > 3 for w in words)
    ):
        return True
    return end + 1 < len(run) and bool(apposed(lex, run, end))


def titled(lex: Lexicon, run: Sequence[Token], i: int, found: Found) -> Step:
    """A title, and the name that follows it or stands beside it."""
    at = honoured(lex, run, found.after)
    ranked = lex.ranks.at(run, at) if at < len(run) else None
    if ranked and capital(run[at]) and followed(lex, run, ranked.last):
        at = honoured(lex, run, ranked.last)
    end = name_end(lex, run, at) if at < len(run) and joined(run, at) else at
    if found.plural and (end > at or listed(lex, run, found)):
        return several(lex, run, i, found, found.after)
    if end > at:
        return with_apposition(lex, run, i, Span(run[at].start, run[end - 1].end), found.titles, end)
    behind = name_behind(lex, run, found.after)
    if behind and not found.plural:
        name, after = behind
        return Step(
            (
                Mention(
                    run[i].start, name.end, "person", name, found.titles, iso_of(found.titles), rule=BEHIND
                ),
            ),
            after,
        )
    kind = "group" if found.plural else "office"
    mention = Mention(
        run[i].start,
        run[found.after - 1].end,
        kind,
        None,
        found.titles,
        iso_of(found.titles),
        found.plural,
        OFFICE,
    )  # type: ignore[arg-type]
    return Step((mention,), found.after)


def listed(lex: Lexicon, run: Sequence[Token], found: Found) -> bool:
    """Does a plural title go on to a list of states or of names ("the ambassadors of X, Y and Z")?"""
    if not iso_of(found.titles):
        return False
    at = found.after
    while at < len(run) and run[at].text in (",", "and"):
        at += 1
    if at == found.after or at >= len(run):
        return False
    state = state_at(lex, run, at + (run[at].lower in ("the", "of")))
    return (
        bool(state and not state[1]) or honoured(lex, run, at) > at or bool(body_at(lex, run, at, "minister"))
    )


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
    if end == begin:
        return None
    ended = closes(run, end) or (
        run[end].text[0].islower() and (honour or run[begin].text in lex.given_names)
    )
    if not (honour or run[begin].text in lex.given_names) and end - begin < 2:
        return None
    return (Span(run[begin].start, run[end - 1].end), end) if ended else None


def several(lex: Lexicon, run: Sequence[Token], i: int, found: Found, at: int) -> Step:
    """ "Presidents A and B", "Ambassadors of X, Mr. A, and of Y, Mr. B", "the ambassadors of X, Y and Z": one mention each."""
    mentions: list[Mention] = []
    begin, after = i, at
    owner = found.titles[0].body if found.titles[0].iso else None
    while at < len(run) and len(mentions) < 40:
        one = member(lex, run, at, found.titles, owner)
        if one is None:
            break
        name, titles, after = one
        start = run[begin].start if begin < len(run) else run[at].start
        kind = "person" if name else "office"
        mentions.append(Mention(start, run[after - 1].end, kind, name, titles, iso_of(titles), rule=SEVERAL))  # type: ignore[arg-type]
        owner, at = None, after
        while (
            (at < len(run)
            and run[at].text in (",", "and", ";"))
            or (at < len(run)
            and run[at].lower == "as"
            and run[at : at + 3][-1].lower == "as")
        ):
            at += 1
        if at == after:
            break
        begin = at
    return Step(tuple(mentions), after)


def member(
    lex: Lexicon, run: Sequence[Token], at: int, titles: tuple[Title, ...], owner: Span | None
) -> tuple[Span | None, tuple[Title, ...], int] | None:
    """One of several title holders at token `at`: (name, titles, token after). A state alone stands for its office holder."""
    body = None if owner else body_at(lex, run, at, "minister")
    state = state_at(lex, run, at + (run[at].lower == "the")) if not body and not owner else None
    after = body.after if body else state[2] if state and not state[1] else at
    if body or after > at:
        span = body.span if body else Span(run[at].start, run[after - 1].end)
        titles = tuple(
            t._replace(iso=body.iso if body else state[0] if state else None, body=span) for t in titles
        )
    begin = after + (after > at and after < len(run) and run[after].text == ",")
    begin = honoured(lex, run, begin) if begin < len(run) else begin
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end > begin:
        step = with_apposition(lex, run, begin, Span(run[begin].start, run[end - 1].end), titles, end)
        last = step.mentions[0]
        k = end
        while k < len(run) and run[k].start < last.end:
            k += 1
        return last.name, last.titles, k
    return (None, titles, after) if after > at or owner else None


def apposed(lex: Lexicon, run: Sequence[Token], at: int) -> Found | None:
    """The titles of ", the President of X" at token `at`, where no other name follows them."""
    if at + 1 >= len(run):
        return None
    signed = run[at].fresh and capital(run[at])  # a title on the line under a name
    if run[at].text not in (",", "(", "-", "\u2013") and not signed:
        return None
    begin = (
        at if signed else at + 1 + (run[at + 1].lower in ("the", "a", "his", "her", "our", "currently", "as"))
    )
    found = title_at(lex, run, begin) if begin < len(run) else None
    if (
        not found
        or found.plural
        or followed(lex, run, found.after)
        or honoured(lex, run, found.after) > found.after
    ):
        return None
    if (
        found.after < len(run)
        and run[found.after].text == ","
        and honoured(lex, run, found.after + 1) > found.after + 1
    ):
        return None  # "…, the President of X, H.E. Mr. Name": the title of the next person
    owned = iso_of(found.titles) or any(t.body for t in found.titles)
    return found if owned or closes(run, found.after) else None


def closes(run: Sequence[Token], at: int) -> bool:
    """Does a phrase set off by commas end here?"""
    return (
        at >= len(run)
        or run[at].fresh
        or run[at].text in (",", ".", ")", ";", ":", "|", "-", "\u2013", "\u2014")
        or run[at].lower in ("and", "who", "at", "in", "on", "for", "with")
    )


def with_apposition(
    lex: Lexicon, run: Sequence[Token], i: int, name: Span, titles: tuple[Title, ...], end: int
) -> Step:
    """The mention of a name with what follows it: "of Japan", "(Italy)", ", Minister of Defence"."""
    iso, after, rule = iso_of(titles), end, TITLE_NAME if titles else BARE
    place = end + 1 if end + 1 < len(run) and run[end].lower in ("of", "(") else 0
    if place:
        place += run[place].lower == "the"
        state = state_at(lex, run, place) if place < len(run) else None
        if state and not state[1]:
            iso, after = iso or state[0], state[2]
            titles = tuple(
                t if t.iso or t.body else t._replace(iso=iso, body=Span(run[place].start, run[after - 1].end))
                for t in titles
            )
            after += run[end].text == "(" and after < len(run) and run[after].text == ")"
        if not state and run[end].text == "(" and titles:
            closing = next((k for k in range(place, min(place + 5, len(run))) if run[k].text == ")"), 0)
            after = closing + 1 if closing else after  # "Cabinet Secretaries A (Trade) and B (Education)"
        organization = (
            lex.organizations.at(run, place)
            if not state and place < len(run) and run[end].lower == "of"
            else None
        )
        if organization and titles:
            after = organization.last
            titles = tuple(
                t if t.iso or t.body else t._replace(body=Span(run[place].start, run[after - 1].end))
                for t in titles
            )
    found = apposed(lex, run, after)
    if found:
        titles, after, rule = (*titles, *found.titles), found.after, rule if titles else APPOSITION
        iso = iso or iso_of(found.titles)
        after += run[end].text == "(" and after < len(run) and run[after].text == ")"
    return Step((Mention(run[i].start, run[after - 1].end, "person", name, titles, iso, rule=rule),), after)
