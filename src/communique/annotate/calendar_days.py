"""Days of months, weeks and quarters, and which of several stretches of days fits a tense."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from communique.annotate.times import Stretch, View

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


def month_days(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def days_of(period: str, day: date, step: int) -> Stretch:
    """The week, month, quarter or year that is `step` after the one around a day."""
    if period == "week":
        monday = day - day.weekday() * DAY + 7 * step * DAY
        return Stretch(monday, monday + 6 * DAY)
    length = MONTHS[period]
    first = (day.year * 12 + day.month - 1) // length * length + step * length
    last = first + length - 1
    return Stretch(date(first // 12, first % 12 + 1, 1), month_days(last // 12, last % 12 + 1).end)


def nearest(stretches: list[Stretch], view: View, rel: int | None) -> Stretch | None:
    """Of stretches in order, the one that fits the tense; `rel` 1 and -1 leave out the one around the day."""
    day = view.reference
    if rel == 1:
        return next((one for one in stretches if one.start and one.start > day), None)
    if rel == -1:
        return next((one for one in reversed(stretches) if one.end and one.end < day), None)
    if view.future is True:
        return next((one for one in stretches if one.end and one.end >= day), None)
    if view.future is False:
        return next((one for one in reversed(stretches) if one.start and one.start <= day), None)
    return min(stretches, key=lambda one: distance(one, day), default=None)


def distance(stretch: Stretch, day: date) -> timedelta:
    start, end = stretch.start or day, stretch.end or day
    return max(start - day, day - end, timedelta(0))


def day_in(year: int, month: int, first: int, last: int) -> Stretch | None:
    length = calendar.monthrange(year, month)[1]
    if not 1 <= first <= last <= length:
        return None
    return Stretch(date(year, month, first), date(year, month, last))
