"""Against which day a time is read: the dateline's, else the publication's, else none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from communique import Record, read

MET = "President Kofi Mensah met {} with Prime Minister Jon Dahl of Norway in the capital."


def told(record: Record) -> tuple[str, str | None, str | None, str | None] | None:
    """When the one meeting took place: words, first and last day, what they were read against."""
    (act,) = [a for a in record.acts if a.kind == "meeting"]
    return (
        (act.when.anchor.text.removeprefix("on "), act.when.start, act.when.end, act.when.basis) if act.when else None
    )


# words in the text, dateline or "", publication date or None, expected
TIMES = [
    # nothing known: the words alone
    ("today", "", None, ("today", None, None, None)),
    ("on Monday", "", None, ("Monday", None, None, None)),
    ("on 5 May", "", None, ("5 May", None, None, None)),
    ("last week", "", None, ("last week", None, None, None)),
    # a full date needs nothing
    ("on 5 May 2024", "", None, ("5 May 2024", "2024-05-05", "2024-05-05", "stated")),
    ("on May 5, 2024", "", "2023-01-01", ("May 5, 2024", "2024-05-05", "2024-05-05", "stated")),
    ("on 5 May 2024", "Accra, 7 May 2024", "2024-05-08", ("5 May 2024", "2024-05-05", "2024-05-05", "stated")),
    # the dateline
    ("today", "Accra, 7 May 2024", None, ("today", "2024-05-07", "2024-05-07", "dateline")),
    ("yesterday", "Accra, 7 May 2024", None, ("yesterday", "2024-05-06", "2024-05-06", "dateline")),
    ("on Monday", "Accra, 7 May 2024", None, ("Monday", "2024-05-06", "2024-05-06", "dateline")),
    ("on 5 May", "Accra, 7 May 2024", None, ("5 May", "2024-05-05", "2024-05-05", "dateline")),
    # a line of date may say what it is, how it ends, or put the place last
    ("today", "Event date: 7 May 2024", None, ("today", "2024-05-07", "2024-05-07", "dateline")),
    ("today", "Publication date: 13/05/2024, 18:20", None, ("today", "2024-05-13", "2024-05-13", "dateline")),
    ("today", "20-05-2024 13:22", None, ("today", "2024-05-20", "2024-05-20", "dateline")),
    ("today", "19.05.2024.", None, ("today", "2024-05-19", "2024-05-19", "dateline")),
    ("today", "May 7, 2024 \u2013 Accra \u2013 Ministry of Foreign Affairs", None,
     ("today", "2024-05-07", "2024-05-07", "dateline")),
    # which number is the month may not be known
    ("today", "Date: 05/07/2024", None, ("today", None, None, None)),
    # the dateline goes before the publication
    ("today", "Accra, 7 May 2024", "2024-05-09", ("today", "2024-05-07", "2024-05-07", "dateline")),
    # the publication
    ("today", "", "2024-05-09", ("today", "2024-05-09", "2024-05-09", "publication")),
    ("yesterday", "", "2024-05-09", ("yesterday", "2024-05-08", "2024-05-08", "publication")),
    ("on Tuesday", "", "2024-05-09", ("Tuesday", "2024-05-07", "2024-05-07", "publication")),
    ("on 30 December", "", "2024-01-02", ("30 December", "2023-12-30", "2023-12-30", "publication")),
    # no words of time: the main meeting takes the date line above it, as the gold does where a note is so headed
    # (open sets: 11 dates more are right, 1 more is given where the text has none, than with letters alone)
    ("at length", "Accra, 7 May 2024", None, ("7 May 2024", "2024-05-07", "2024-05-07", "stated")),
    ("at length", "Accra, 7 May 2024", "2024-05-09", ("7 May 2024", "2024-05-07", "2024-05-07", "stated")),
    # no words of time and no date line: no time, whatever is known from outside
    ("at length", "", "2024-05-09", None),
    ("at length", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "line", "published", "expected"), TIMES, ids=[f"{t[0]}, {t[1] or '-'}, {t[2]}" for t in TIMES]
)
def test_times(words: str, line: str, published: str | None, expected: object) -> None:
    text = f"The President met the Prime Minister\n\n{line}\n\n" + MET.format(words)
    assert told(read(text, published=published)) == expected


# the opening of the lead, the last line, publication date, what "today" is
DATELINES = [
    ("ACCRA, May 7 (GNN) -- ", "", "2024-05-09", ("today", "2024-05-07", "2024-05-07", "dateline")),
    ("ACCRA, Dec. 30 (GNN) -- ", "", "2024-01-02", ("today", "2023-12-30", "2023-12-30", "dateline")),
    ("Accra, 7 May. ", "", "2024-05-09", ("today", "2024-05-07", "2024-05-07", "dateline")),
    ("ACCRA, May 7 (GNN) -- ", "", None, ("today", None, None, None)),
    ("ACCRA, May 7 (GNN) -- ", "05/07/2024 19:02", None, ("today", "2024-05-07", "2024-05-07", "dateline")),
    ("ACCRA, May 7 (GNN) -- ", "07/05/2024 19:02", None, ("today", "2024-05-07", "2024-05-07", "dateline")),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "last", "published", "expected"), DATELINES)
def test_datelines_without_a_year(opening: str, last: str, published: str | None, expected: object) -> None:
    text = f"The President met the Prime Minister\n\n{opening}{MET.format('today')}\n\nThey spoke of trade.\n\n{last}"
    assert told(read(text, published=published)) == expected


def test_numbers_with_strokes_are_read_as_the_publishing_state_writes() -> None:
    text = "The President met the Prime Minister\n\nDate: 05/07/2024\n\n" + MET.format("today")
    assert told(read(text, publisher="kremlin.ru")) == ("today", "2024-07-05", "2024-07-05", "dateline")
    assert told(read(text, publisher="whitehouse.gov")) == ("today", "2024-05-07", "2024-05-07", "dateline")


def test_spring_is_not_read_where_a_southern_state_is_named() -> None:
    text = "President Kofi Mensah will meet with Prime Minister Jon Dahl of {} in the spring of 2025."
    assert told(read(text.format("Norway"))) == ("in the spring of 2025", "2025-03-01", "2025-05-31", "stated")
    assert told(read(text.format("Peru"))) == ("in the spring of 2025", None, None, None)


def test_future_takes_the_next_day_that_fits() -> None:
    text = "President Kofi Mensah will meet with Prime Minister Jon Dahl of Norway on Monday in the capital."
    assert told(read(text, published="2024-05-09")) == ("Monday", "2024-05-13", "2024-05-13", "publication")


def test_date_above_a_note_of_the_kremlin_type_is_the_day_of_the_event() -> None:
    text = (
        "Telephone conversation with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n16:05\n\n"
        "Igor Petrenko had a telephone conversation with President of Ghana Kofi Mensah."
    )
    assert told(read(text, publisher="kremlin.ru")) == ("March 3, 2021", "2021-03-03", "2021-03-03", "stated")


def dates(value: Any) -> set[str]:
    """Every ISO date that a plain record's acts and datelines name."""
    if isinstance(value, dict):
        return set().union(*map(dates, value.values()))
    if isinstance(value, list):
        return set().union(*map(dates, value))
    return {value} if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else set()


# Texts without a time, or with a time that means no day
UNDATED = [
    "President Kofi Mensah met with Prime Minister Jon Dahl of Norway. They agreed to meet again soon.",
    "President Kofi Mensah met with Prime Minister Jon Dahl of Norway. They will meet again in the near future.",
    "President Kofi Mensah received the Minister. The Minister invited him to visit Peru at a time to be agreed.",
    "President Kofi Mensah spoke of nearly 30 years of friendship with Norway and promised to build a bridge.",
]  # fmt: skip


@pytest.mark.parametrize("text", UNDATED, ids=[text[-50:] for text in UNDATED])
@pytest.mark.parametrize("published", [None, "2024-05-09"])
def test_no_date_is_invented(text: str, published: str | None) -> None:
    record = read(text, published=published).to_dict()
    assert record["document"]["published"] == published
    assert record["document"]["dateline"] is None
    assert not dates(record["acts"])
