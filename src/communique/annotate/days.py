"""Which days a temporal phrase means: each kind is one function of its words and the day it is read on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from communique.annotate.calendar_days import DAY, MONTHS, day_in, days_of, month_days, nearest
from communique.annotate.times import Stretch, Term, View

YEARS_AROUND = 8  # as far as the next February 29 can be


# The days of a thing in a year; None where that year has no such day.
InYear: TypeAlias = Callable[[int], Stretch | None]
UNKNOWN = View(date.min, None)


def stretch_of(term: Term | None, view: View) -> Stretch | None:
    """The days of a term; None where it names none, or none that a calendar has."""
    handler = HANDLERS.get(term.kind) if term else None
    if handler is None or term is None:
        return None
    try:
        return handler(term, view)
    except (ValueError, OverflowError):
        return None


def dated(term: Term, view: View, in_year: InYear, slot: str = "year") -> Stretch | None:
    """The days of a thing that comes every year: in the year named, or the nearest that fits the tense."""
    named = term.term(slot)
    if named:
        year = stretch_of(named, view)
        found = in_year(year.start.year) if year and year.start else None
        return found._replace(stated=year.stated) if found and year else None
    if view.reference == UNKNOWN.reference:
        return None
    around = view.reference.year
    years = range(max(1, around - YEARS_AROUND), min(9999, around + YEARS_AROUND) + 1)
    found_in = [found for found in map(in_year, years) if found]
    return nearest(found_in, view, term.number("rel"))


def day(term: Term, view: View) -> Stretch | None:
    """A day of a month."""
    full = term.get("full")
    if isinstance(full, tuple) and not isinstance(full, Term):
        return Stretch(date(*full), date(*full), True)
    month, number = term.number("month") or 0, term.number("day") or 0
    return dated(term, view, lambda year: day_in(year, month, number, number))


def span(term: Term, view: View) -> Stretch | None:
    """From one day of a month to another of it."""
    month, first, last = term.number("month") or 0, term.number("first") or 0, term.number("last") or 0
    return dated(term, view, lambda year: day_in(year, month, first, last))


def dayof(term: Term, view: View) -> Stretch | None:
    """A numbered day of this, the next or the last month."""
    of, number = stretch_of(term.term("of"), view), term.number("day") or 0
    if not of or not of.start or not of.end or (of.end - of.start).days < 27:
        return None
    return day_in(of.start.year, of.start.month, number, number)


def numbered(term: Term, view: View) -> Stretch | None:
    """ "On the 20th": that day of the month that fits the tense."""
    number, at = term.number("day") or 0, view.reference.year * 12 + view.reference.month - 1
    months = [day_in((at + step) // 12, (at + step) % 12 + 1, number, number) for step in (-1, 0, 1)]
    return nearest([one for one in months if one], view, None)


def season(term: Term, view: View) -> Stretch | None:
    """Spring, summer or autumn: three months. Winter, which has two years, stays text."""
    first = term.number("season")
    if first is None:
        return None

    def in_year(number: int) -> Stretch:
        return Stretch(date(number, first, 1), month_days(number, first + 2).end)

    return in_year(view.reference.year) if term.number("rel") == 0 else dated(term, view, in_year)


def month(term: Term, view: View) -> Stretch | None:
    """A month: all its days."""
    number = term.number("month") or 0
    if term.get("rel") == 0:
        return month_days(view.reference.year, number)
    return dated(term, view, lambda year: month_days(year, number))


def year(term: Term, view: View) -> Stretch:
    """A year: all its days."""
    number = term.number("number") or 0
    return Stretch(date(number, 1, 1), date(number, 12, 31), True)


def portion(term: Term, view: View) -> Stretch | None:
    """A quarter or half of a year, or half of a month."""
    count, ordinal, of = term.number("portion") or 4, term.number("ordinal") or 0, term.term("of")
    if ordinal > count:
        return None
    if of and of.kind in ("month", "month_alone"):
        days = stretch_of(of, view)
        if count != 2 or not days or not days.start or not days.end:
            return None
        if ordinal == 1:
            return days._replace(end=days.start.replace(day=15))
        return days._replace(start=days.start.replace(day=16))
    length = 12 // count
    last = ordinal * length

    def in_year(number: int) -> Stretch:
        return Stretch(date(number, last - length + 1, 1), month_days(number, last).end)

    return dated(term, view, in_year, "of")


def shift(term: Term, view: View) -> Stretch:
    """This, the next or the last week, month, quarter or year."""
    default = "week" if term.kind == "shift" else "year"
    return days_of(term.word("period", default), view.reference, term.number("rel") or 0)


def weekend(term: Term, view: View) -> Stretch | None:
    """This, the next or the last Saturday and Sunday."""
    rel = term.number("rel")
    monday = days_of("week", view.reference, rel or 0).start
    return Stretch(monday + 5 * DAY, monday + 6 * DAY) if monday and rel is not None else None


def deictic(term: Term, view: View) -> Stretch:
    """Today, yesterday, tomorrow and the days next to them."""
    steps = (term.number("day_word") or 0) + (term.number("night_before") or 0) + (term.number("beyond") or 0)
    at = view.reference + steps * DAY
    return Stretch(at, at)


def told_day(term: Term, view: View) -> Stretch:
    """The same day, the day before, later that day: read on the day that the text last told."""
    at = view.reference + (term.number("step") or 0) * DAY
    return Stretch(at, at)


def weekday(term: Term, view: View) -> Stretch | None:
    """The nearest such day of the week that fits the tense."""
    number, rel, week = term.number("weekday") or 0, term.number("rel"), term.term("week")
    around = stretch_of(week, view) if week else days_of("week", view.reference, 0)
    if week or rel == 0:
        at = around.start + number * DAY if around and around.start else None
        return Stretch(at, at) if at else None
    days = [view.reference + step * DAY for step in range(-7, 8)]
    return nearest([Stretch(one, one) for one in days if one.weekday() == number], view, rel)


def part(term: Term, view: View) -> Stretch | None:
    """Early, mid or late in a month: days 1-10, 11-20, 21 to the end. Of other times, the whole."""
    of = stretch_of(term.term("of"), view)
    if not of or not of.start or not of.end or not 27 <= (of.end - of.start).days <= 30:
        return of
    which = term.word("part")
    first = of.start + {"early": 0, "mid": 10, "late": 20}[which] * DAY
    return Stretch(first, of.end if which == "late" else first + 9 * DAY, of.stated)


def nth_week(term: Term, view: View) -> Stretch | None:
    """The first week of a month: its days 1 to 7, the second 8 to 14, and so on."""
    of, number = stretch_of(term.term("of"), view), term.number("ordinal") or 0
    first = of.start + 7 * (number - 1) * DAY if of and of.start else None
    return Stretch(first, first + 6 * DAY, of.stated) if of and first else None


def edge(term: Term, view: View) -> Stretch | None:
    """The first or the last day of a time."""
    of = stretch_of(term.term("of"), view)
    at = of and (of.start if term.get("edge") == "start" else of.end)
    return Stretch(at, at, of.stated) if of and at else None


def rest(term: Term, view: View) -> Stretch | None:
    """Later this month: from the reference to its end. Earlier this month: from its start to then."""
    of = stretch_of(term.term("of"), view)
    if not of:
        return None
    if term.get("turn") == "later":
        return of._replace(start=view.reference)
    return of._replace(end=view.reference)


def weekof(term: Term, view: View) -> Stretch | None:
    """The week around a day."""
    of = stretch_of(term.term("of"), view)
    return days_of("week", of.start, 0)._replace(stated=of.stated) if of and of.start else None


def steps(term: Term, view: View) -> Stretch | None:
    """Two days ago, in three days. Longer units are not exact, so they stay text."""
    count = term.number("count")
    if count is None or term.get("any_unit") != "day" or term.get("near"):
        return None
    if term.kind == "hence" and view.future is False:
        return None
    at = view.reference + (count if term.kind == "hence" else -count) * DAY
    return Stretch(at, at)


def horizon(term: Term, view: View) -> Stretch | None:
    """The next five years: from the reference on."""
    count, unit = term.number("count"), term.word("unit", "day")
    if count is None or term.get("near") or view.future is False:
        return None
    at = view.reference
    if unit in ("day", "week"):
        return Stretch(at, at + count * (7 if unit == "week" else 1) * DAY)
    months = at.year * 12 + at.month - 1 + count * MONTHS[unit]
    final = month_days(months // 12, months % 12 + 1).end
    return Stretch(at, final.replace(day=min(at.day, final.day))) if final else None


def floats(term: Term) -> bool:
    """Whether a term says neither its year nor how it stands to the reference."""
    inner = term.term("of") if term.kind in ("part", "edge") else term
    kinds = ("day", "month", "month_alone", "weekday", "portion", "quarter_alone")
    known = ("year", "rel", "week", "full", "of")
    return inner is not None and inner.kind in kinds and all(inner.get(name) is None for name in known)


def between(term: Term, view: View) -> Stretch | None:
    """From one time to another; the one that lacks its year takes it from the other."""
    a, b = term.term("a"), term.term("b")
    if not a or not b:
        return None
    if floats(a) or not floats(b):
        last = stretch_of(b, view)
        start_view = View(last.end, False) if floats(a) and last and last.end else view
        return joined(stretch_of(a, start_view), last, floats(a))
    first = stretch_of(a, view)
    end_view = View(first.start, True) if first and first.start else view
    return joined(first, stretch_of(b, end_view), True)


def pair(term: Term, view: View) -> Stretch | None:
    """ "31 May and 1 June": two days that follow each other are one stretch, of others the first is meant."""
    both = between(term, view)
    follow = both and both.start and both.end and both.end - both.start == DAY
    return both if follow else stretch_of(term.term("a"), view)


def joined(first: Stretch | None, last: Stretch | None, lent: bool) -> Stretch | None:
    if not first or not last or not first.start or not last.end or first.start > last.end:
        return None
    both, either = first.stated and last.stated, first.stated or last.stated
    return Stretch(first.start, last.end, either if lent else both)


def wrapped(term: Term, view: View) -> Stretch | None:
    """By: ends then. Before: ends the day before. Since: no end. After: from the day after."""
    inner = term.term("at")
    if term.kind == "since":
        view = view._replace(future=False)
    elif term.kind in ("by", "until") and view.future is None:
        view = view._replace(future=True)
    at = stretch_of(inner, view)
    if not at or not inner:
        return None
    if term.kind == "before" and inner.kind != "edge":
        return Stretch(None, at.start - DAY if at.start else None, at.stated)
    if term.kind in ("by", "until", "before"):
        return Stretch(None, at.end, at.stated)
    if term.kind == "after":
        return Stretch(at.end + DAY if at.end else None, None, at.stated)
    return Stretch(at.start, None, at.stated) if term.kind in ("since", "starting") else at


HANDLERS: dict[str, Callable[[Term, View], Stretch | None]] = {
    "day": day, "span": span, "dayof": dayof, "month": month, "month_alone": month, "year": year,
    "portion": portion, "quarter_alone": portion, "shift": shift, "shift_year": shift, "the_period": shift,
    "weekend": weekend, "deictic": deictic, "weekday": weekday, "part": part, "edge": edge, "rest": rest,
    "weekof": weekof, "nth_week": nth_week, "numbered": numbered, "season": season,
    "day_part": told_day, "told_day": told_day, "ago": steps, "hence": steps,
    "horizon": horizon, "range": between, "pair": pair, "plain": wrapped, "by": wrapped,
    "before": wrapped, "since": wrapped, "starting": wrapped, "after": wrapped,
    "until": wrapped,
}  # fmt: skip
