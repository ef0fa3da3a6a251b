"""Temporal phrases: each row is a text, the tense around it, and what it means on Wednesday, 15 May 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate import dates

READ_ON = date(2024, 5, 15)
S, P = "stated", "publication"
PAST, FUTURE = False, True
NOTHING = (None, None, None, None, None)

# text, tense (True: future), the phrase, (start, end, time, duration, basis)
ROWS = [
    ("March 3, 2024", None, "March 3, 2024", ("2024-03-03", "2024-03-03", None, None, S)),
    ("3 March 2024", None, "3 March 2024", ("2024-03-03", "2024-03-03", None, None, S)),
    ("the 3rd of March", None, "the 3rd of March", ("2024-03-03", "2024-03-03", None, None, P)),
    ("Feb. 2", None, "Feb. 2", ("2024-02-02", "2024-02-02", None, None, P)),
    ("2 Feb 2024", None, "2 Feb 2024", ("2024-02-02", "2024-02-02", None, None, S)),
    ("2024-03-03", None, "2024-03-03", ("2024-03-03", "2024-03-03", None, None, S)),
    ("03.04.2024", None, "03.04.2024", ("2024-04-03", "2024-04-03", None, None, S)),
    ("13/04/2024", None, "13/04/2024", ("2024-04-13", "2024-04-13", None, None, S)),
    ("03/04/2024", None, None, NOTHING),
    ("on Thursday, 16 January 2014", None, "on Thursday, 16 January 2014", ("2014-01-16", "2014-01-16", None, None, S)),
    ("Thursday 16th Jan 2014", None, "Thursday 16th Jan 2014", ("2014-01-16", "2014-01-16", None, None, S)),
    ("14 July", PAST, "14 July", ("2023-07-14", "2023-07-14", None, None, P)),
    ("14 July", FUTURE, "14 July", ("2024-07-14", "2024-07-14", None, None, P)),
    ("14 March", FUTURE, "14 March", ("2025-03-14", "2025-03-14", None, None, P)),
    ("February 30", None, "February 30", NOTHING),
    ("March 3-5, 2024", None, "March 3-5, 2024", ("2024-03-03", "2024-03-05", None, None, S)),
    ("from 3 to 5 March 2024", None, "from 3 to 5 March 2024", ("2024-03-03", "2024-03-05", None, None, S)),
    ("5-7 May", None, "5-7 May", ("2024-05-05", "2024-05-07", None, None, P)),
    ("on September 4 and 5", None, "on September 4 and 5", ("2024-09-04", "2024-09-05", None, None, P)),
    ("on 31 May and 1 June", FUTURE, "on 31 May and 1 June", ("2024-05-31", "2024-06-01", None, None, P)),
    ("31 May and 1 June 2025", None, "31 May and 1 June 2025", ("2025-05-31", "2025-06-01", None, None, S)),
    ("on Thursday and Friday", FUTURE, "on Thursday and Friday", ("2024-05-16", "2024-05-17", None, None, P)),
    ("between 3 and 5 May", None, "between 3 and 5 May", ("2024-05-03", "2024-05-05", None, None, P)),
    ("from September 28 to October 2", None, "from September 28 to October 2", ("2024-09-28", "2024-10-02", None, None, P)),
    ("December 31 to January 2, 2025", None, "December 31 to January 2, 2025", ("2024-12-31", "2025-01-02", None, None, S)),
    ("2021-2025", None, "2021-2025", ("2021-01-01", "2025-12-31", None, None, S)),
    ("in March 2024", None, "in March 2024", ("2024-03-01", "2024-03-31", None, None, S)),
    ("in December", PAST, "in December", ("2023-12-01", "2023-12-31", None, None, P)),
    ("in May last year", None, "in May last year", ("2023-05-01", "2023-05-31", None, None, P)),
    ("last June", None, "last June", ("2023-06-01", "2023-06-30", None, None, P)),
    ("next spring", None, "next spring", ("2025-03-01", "2025-05-31", None, None, P)),
    ("this autumn", None, "this autumn", ("2024-09-01", "2024-11-30", None, None, P)),
    ("in the summer", FUTURE, "in the summer", ("2024-06-01", "2024-08-31", None, None, P)),
    ("last summer", PAST, "last summer", ("2023-06-01", "2023-08-31", None, None, P)),
    ("in the spring of 2026", None, "in the spring of 2026", ("2026-03-01", "2026-05-31", None, None, S)),
    ("in the fall of 2024", None, "in the fall of 2024", ("2024-09-01", "2024-11-30", None, None, S)),
    ("within two months", FUTURE, "within two months", ("2024-05-15", "2024-07-15", None, None, P)),
    ("within three years", PAST, "within three years", NOTHING),
    ("in the coming year", None, "in the coming year", ("2025-01-01", "2025-12-31", None, None, P)),
    ("the coming week", None, "the coming week", ("2024-05-20", "2024-05-26", None, None, P)),
    ("slated for September", FUTURE, "for September", ("2024-09-01", "2024-09-30", None, None, P)),
    ("moved to October", FUTURE, "to October", ("2024-10-01", "2024-10-31", None, None, P)),
    ("on the 20th", FUTURE, "on the 20th", ("2024-05-20", "2024-05-20", None, None, P)),
    ("on the 3rd, in Accra", FUTURE, "on the 3rd", ("2024-06-03", "2024-06-03", None, None, P)),
    ("fixed for the 25th", PAST, "for the 25th", ("2024-04-25", "2024-04-25", None, None, P)),
    ("on the 20th of the month", FUTURE, "on the 20th of the month", ("2024-05-20", "2024-05-20", None, None, P)),
    ("20-11-2025", None, "20-11-2025", ("2025-11-20", "2025-11-20", None, None, S)),
    ("early March", None, "early March", ("2024-03-01", "2024-03-10", None, None, P)),
    ("mid-March 2023", None, "mid-March 2023", ("2023-03-11", "2023-03-20", None, None, S)),
    ("late February", None, "late February", ("2024-02-21", "2024-02-29", None, None, P)),
    ("the first half of 2025", None, "the first half of 2025", ("2025-01-01", "2025-06-30", None, None, S)),
    ("in the second half of the year", None, "in the second half of the year", ("2024-07-01", "2024-12-31", None, None, P)),
    ("Q3 2025", None, "Q3 2025", ("2025-07-01", "2025-09-30", None, None, S)),
    ("third quarter of 2025", None, "third quarter of 2025", ("2025-07-01", "2025-09-30", None, None, S)),
    ("end of May", None, "end of May", ("2024-05-31", "2024-05-31", None, None, P)),
    ("by the end of 2025", None, "by the end of 2025", (None, "2025-12-31", None, None, S)),
    ("before the end of this month", None, "before the end of this month", (None, "2024-05-31", None, None, P)),
    ("no later than June 1, 2025", None, "no later than June 1, 2025", (None, "2025-06-01", None, None, S)),
    ("before May 20", None, "before May 20", (None, "2024-05-19", None, None, P)),
    ("from May 20", None, "from May 20", ("2024-05-20", None, None, None, P)),
    ("since October 7", None, "since October 7", ("2023-10-07", None, None, None, P)),
    ("until January 5", None, "until January 5", (None, "2025-01-05", None, None, P)),
    ("beginning in 2023", None, "beginning in 2023", ("2023-01-01", None, None, None, S)),
    ("2025", None, "2025", ("2025-01-01", "2025-12-31", None, None, S)),
    ("In 2025 they met", None, "In 2025", ("2025-01-01", "2025-12-31", None, None, S)),
    ("next week", None, "next week", ("2024-05-20", "2024-05-26", None, None, P)),
    ("last month", None, "last month", ("2024-04-01", "2024-04-30", None, None, P)),
    ("next year", None, "next year", ("2025-01-01", "2025-12-31", None, None, P)),
    ("on Monday", PAST, "on Monday", ("2024-05-13", "2024-05-13", None, None, P)),
    ("on Monday", FUTURE, "on Monday", ("2024-05-20", "2024-05-20", None, None, P)),
    ("last Friday", None, "last Friday", ("2024-05-10", "2024-05-10", None, None, P)),
    ("next Wednesday", None, "next Wednesday", ("2024-05-22", "2024-05-22", None, None, P)),
    ("this evening", None, "this evening", ("2024-05-15", "2024-05-15", None, None, P)),
    ("earlier today", None, "earlier today", ("2024-05-15", "2024-05-15", None, None, P)),
    ("last night", None, "last night", ("2024-05-14", "2024-05-14", None, None, P)),
    ("yesterday, May 14", None, "yesterday, May 14", ("2024-05-14", "2024-05-14", None, None, P)),
    ("before today's meeting", None, "today", ("2024-05-15", "2024-05-15", None, None, P)),
    ("two days ago", None, "two days ago", ("2024-05-13", "2024-05-13", None, None, P)),
    ("in three days", FUTURE, "in three days", ("2024-05-18", "2024-05-18", None, None, P)),
    ("later this month", None, "later this month", ("2024-05-15", "2024-05-31", None, None, P)),
    ("earlier this year", None, "earlier this year", ("2024-01-01", "2024-05-15", None, None, P)),
    ("over the next five years", None, "over the next five years", ("2024-05-15", "2029-05-15", None, None, P)),
    ("at 4:10 p.m.", None, "at 4:10 p.m.", (None, None, "16:10", None, None)),
    ("10:31 A.M. EST", None, "10:31 A.M. EST", (None, None, "10:31", None, None)),
    ("12:05 a.m.", None, "12:05 a.m.", (None, None, "00:05", None, None)),
    ("16:00", None, "16:00", (None, None, "16:00", None, None)),
    ("at 3 pm", None, "at 3 pm", (None, None, "15:00", None, None)),
    ("from 3 to 5 p.m.", None, "from 3 to 5 p.m.", (None, None, "15:00", None, None)),
    ("for approximately 25 minutes", None, "for approximately 25 minutes", (None, None, None, "PT25M", None)),
    ("for about an hour", None, "for about an hour", (None, None, None, "PT1H", None)),
    ("for an hour and a half", None, "for an hour and a half", (None, None, None, "PT90M", None)),
    ("lasted two hours", None, "lasted two hours", (None, None, None, "PT2H", None)),
    ("a two-day visit", None, "two-day", (None, None, None, "P2D", None)),
    (
        "On March 3, commencing at 4:10 p.m. for approximately 25 minutes", None,
        "On March 3, commencing at 4:10 p.m. for approximately 25 minutes",
        ("2024-03-03", "2024-03-03", "16:10", "PT25M", P),
    ),
    (
        "On March 3 (Sun), at 4:10 p.m. (11:10 a.m. local time), they met", None,
        "On March 3 (Sun), at 4:10 p.m. (11:10 a.m. local time)", ("2024-03-03", "2024-03-03", "16:10", None, P),
    ),
    ("May 2, 2024, at 10:30 a.m.", None, "May 2, 2024, at 10:30 a.m.", ("2024-05-02", "2024-05-02", "10:30", None, S)),
]  # fmt: skip

TEXT_ALONE = """
next winter; in the winter of 2024; on the same day; in the coming weeks; in recent weeks and months; soon; recently; in the near future
over the past 30 years; nearly 30 years; 30 years ago; about a month ago; fiscal year 2025; FY2025; as soon as possible
in the months ahead; within this decade; starting in the early 2030s; over the coming year; for over 30 years
"""

NO_PHRASE = """
soon after; the recent visit; the upcoming summit; the 20th anniversary; 70 years of diplomatic relations; the 2030 Agenda
Agenda 2063; Vision 2030; G20; UNGA 78; COP28; Resolution 1701; we may 5; they march 5 miles; the Sun, the Sat and the Mar
in 2000 cases; in close contact; the Middle East; a 30-year-old; on the 20th floor; for the 5th session; the 2021 G7 Summit; Policy – 2023; $2024; a decade; March
"""


def entries(block: str) -> list[str]:
    return [entry.strip() for line in block.strip().splitlines() for entry in line.split(";")]


@pytest.mark.parametrize(("text", "future", "phrase", "expected"), ROWS)
def test_rows(text: str, future: bool | None, phrase: str | None, expected: tuple[str | None, ...]) -> None:
    found = dates.find(text)
    assert [text[one.start : one.end] for one in found] == ([phrase] if phrase else [])
    assert all(dates.resolved(one, READ_ON, "publication", future) == expected for one in found)


@pytest.mark.parametrize("text", entries(TEXT_ALONE))
def test_text_alone(text: str) -> None:
    (one,) = dates.find(text)
    assert text[one.start : one.end] == text
    assert dates.resolved(one, READ_ON, "publication", None) == NOTHING


@pytest.mark.parametrize("text", entries(NO_PHRASE))
def test_no_phrase(text: str) -> None:
    assert dates.find(text) == ()


@pytest.mark.parametrize(
    "text", ["March 3", "on Monday", "yesterday", "next year", "in three days", "by May 20", "Q3", "later this month"]
)
def test_without_a_reference(text: str) -> None:
    assert all(dates.resolved(one, None, None, True) == NOTHING for one in dates.find(text))


def test_a_stated_date_needs_no_reference() -> None:
    (one,) = dates.find("by 3 March 2024")
    assert dates.resolved(one, None, None, None) == (None, "2024-03-03", None, None, "stated")


def test_seasons_of_the_south_stay_text() -> None:
    for text in ("in the spring of 2026", "this autumn", "from this spring until next summer"):
        assert all(dates.resolved(one, READ_ON, P, True, seasons=False) == NOTHING for one in dates.find(text))


def test_days_that_do_not_follow_each_other_are_two() -> None:
    found = dates.find("They met on 5 May and 10 June 2025.")
    assert [(one.start, one.end) for one in found] == [(9, 17), (22, 34)]


def test_several_in_order() -> None:
    text = "Today the Minister spoke in Rome. Next week, in May 2025 and by 2030, they meet; on February 25, 2022 and March 24, 2022."
    assert [text[one.start : one.end] for one in dates.find(text)] == [
        "Today", "Next week", "in May 2025", "by 2030", "on February 25, 2022", "March 24, 2022",
    ]  # fmt: skip


WORDS = st.sampled_from(entries("""
March; May; 3; 5th; 31; 2024; 2024-03-03; at; 4:10; p.m.; for; two; days; ago; in; the; next; year; early; of; end; by; before
from; to; -; ,; .; today; Monday; last; (; ); and; half; first; quarter; Q3; soon; 's; 1990s; twenty; 0; 99999999999; FY2025
"""))  # fmt: skip
DAYS = st.one_of(st.none(), st.dates())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=15).map(" ".join)), DAYS, st.sampled_from([None, True, False]))
def test_any_text(text: str, reference: date | None, future: bool | None) -> None:
    end = 0
    for one in dates.find(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        found = dates.resolved(one, reference, "dateline" if reference else None, future)
        assert found.start is None or found.end is None or found.start <= found.end
        assert reference or found.basis in (None, "stated")
