"""Titles and names set off by commas or brackets beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.honorifics import honoured, ranked
from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, name_end, named_at, past_abbreviation
from communique.annotate.title_drafts import Found
from communique.annotate.titles import title_at
from communique.model import Span
from communique.reading import Title, Token

OPENERS = (",", "(", "-", "\u2013")
CLOSERS = (",", ".", ")", ";", ":", "|", "-", "\u2013", "\u2014")


def state_of(titles: Sequence[Title]) -> str | None:
    """The state of the first title that has one."""
    return next((t.iso for t in titles if t.iso), None)


def apposed(lex: Lexicon, run: Sequence[Token], at: int, bare: bool = True) -> Found | None:
    """The titles of ", the President of X" at token `at`, where no other name follows them.

    `bare` tells that the name before has no title yet.
    """
    if at + 1 >= len(run):
        return None
    signed = run[at].fresh and capital(run[at])  # a title on the line under a name
    if run[at].text not in OPENERS and not signed:
        return None
    begin = at if signed else at + 1 + (run[at + 1].lower in lex.small.apposition_openers)
    found = title_at(lex, run, begin) if begin < len(run) else None
    if not found or found.plural:
        return None
    if of_the_next(lex, run, found.after) and not (bare and takes_turns(lex, run, found)):
        return None
    found = with_more(lex, run, found)
    owned = state_of(found.titles) or any(t.body for t in found.titles)
    return found if owned or closes(lex, run, past_abbreviation(run, found.after)) else None


def with_more(lex: Lexicon, run: Sequence[Token], found: Found) -> Found:
    """Titles that commas alone join, where a verb follows the last one: "…, Deputy Premier, Minister of Trade, has"."""
    titles, after = found.titles, found.after
    while after + 1 < len(run) and run[after].text == ",":
        more = title_at(lex, run, after + 1)
        if not more or more.plural or of_the_next(lex, run, more.after):
            break
        titles, after = (*titles, *more.titles), more.after
    ends = after > found.after and after + 1 < len(run) and run[after].text == ","
    told = ends and run[after + 1].lower in lex.auxiliaries | lex.narrating
    return Found(titles, after, False) if told else found


def of_the_next(lex: Lexicon, run: Sequence[Token], after: int) -> bool:
    """Is a title that ends before token `after` the next person's ("…, the President of X, H.E. Mr. Name")?"""
    if named_at(lex, run, after) or honoured(lex, run, after) > after:
        return True
    comma = after < len(run) and run[after].text == ","
    return comma and honoured(lex, run, after + 1) > after + 1


def takes_turns(lex: Lexicon, run: Sequence[Token], found: Found) -> bool:
    """Does a comma, a name and a title of its own follow, as in a list of names that each have their title behind?"""
    if found.after + 1 >= len(run) or run[found.after].text != ",":
        return False
    begin = found.after + 1 + (run[found.after + 1].lower == "and")
    name = ranked(lex, run, honoured(lex, run, begin))
    end = name_end(lex, run, name) if name < len(run) else name
    if end == name or end + 1 >= len(run) or run[end].text != ",":
        return False
    title = end + 1 + (run[end + 1].lower in lex.small.apposition_openers)
    return title < len(run) and title_at(lex, run, title) is not None


def closes(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Does a phrase set off by commas end here?"""
    return at >= len(run) or run[at].fresh or run[at].text in CLOSERS or run[at].lower in lex.small.after_apposition


def past_royal_style(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after "Prince", "Crown Prince" before a name at token `at`; `at` where there is none."""
    hit = lex.offices.at(run, at) if at < len(run) else None
    if hit and hit.payload.rank == "royal" and not hit.payload.plural and named_at(lex, run, hit.last):
        return hit.last
    return at


def name_behind(lex: Lexicon, run: Sequence[Token], at: int) -> tuple[Span, int] | None:
    """The name of ", H.E. Mr. Name," or ", Name," after a title, and the token after it."""
    if at + 1 >= len(run) or run[at].text not in (",", "("):
        return None
    begin = past_royal_style(lex, run, ranked(lex, run, honoured(lex, run, at + 1)))
    end = name_end(lex, run, begin) if begin < len(run) else begin
    if end == begin:
        return None
    sure = begin > at + 1 or run[begin].text in lex.given_names
    if not sure and end - begin < 2:
        return None
    told = run[end].lower in lex.narrating or run[end].lower in lex.auxiliaries if end < len(run) else False
    ended = closes(lex, run, end) or told or (sure and run[end].text[0].islower())
    return (Span(run[begin].start, run[end - 1].end), end) if ended else None
