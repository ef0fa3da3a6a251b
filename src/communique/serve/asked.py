"""What a list is narrowed to, from an address: the filters of the command's lists, under the same names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Query

from communique.store import Filter
from communique.store.checking import problem

LONGEST = 200  # signs of a value
MOST, FARTHEST = 500, 1_000_000  # rows of a page, rows before it
State = Annotated[str, Query(max_length=LONGEST, description="This state takes part: a code or name, e.g. AZE.")]
Other = Annotated[str, Query(max_length=LONGEST, description="With `state`: both take part.")]
Person = Annotated[str, Query(max_length=LONGEST, description="Somebody of that name takes part, or speaks.")]
DAY = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
Since = Annotated[str, Query(pattern=DAY, description="From this day, month or year on (2024, 2024-05, 2024-05-14).")]
Until = Annotated[str, Query(pattern=DAY, description="Up to the end of this day, month or year.")]
Status = Annotated[str, Query(max_length=LONGEST, description="occurred, planned, …; of statements their mode.")]
Topic = Annotated[str, Query(max_length=LONGEST, description="A topic, e.g. trade.")]
Voice = Annotated[str, Query(max_length=LONGEST, description="Whose account it is; publisher for the publisher's own.")]
Publisher = Annotated[str, Query(max_length=LONGEST, description="Who published it; subdomains too.")]
Language = Annotated[str, Query(max_length=35, description="Language of the text.")]
Revisions = Annotated[bool, Query(description="Also texts that their address has replaced by a newer one.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many rows.")]
Offset = Annotated[int, Query(ge=0, le=FARTHEST, description="After so many rows.")]


@dataclass(frozen=True, slots=True)
class Who:
    """Which states and persons take part, and whose account it is."""

    state: State = ""
    other: Other = ""
    person: Person = ""
    voice: Voice = ""


@dataclass(frozen=True, slots=True)
class What:
    """Which days, which status, which topic."""

    since: Since = ""
    until: Until = ""
    status: Status = ""
    topic: Topic = ""


@dataclass(frozen=True, slots=True)
class Which:
    """Whose texts, in which language, and which part of the list."""

    publisher: Publisher = ""
    language: Language = ""
    all_revisions: Revisions = False
    limit: Limit = 50
    offset: Offset = 0


def wish(
    who: Annotated[Who, Depends()], what: Annotated[What, Depends()], which: Annotated[Which, Depends()]
) -> Filter:
    """The filter that an address asks for. An answer of 422 where it makes no sense."""
    wrong = problem(what.since or None, what.until or None, what.status or None, what.topic or None, mark="")
    if wrong is None and who.other and not who.state:
        wrong = "other: goes with state"
    if wrong:
        raise HTTPException(422, wrong)
    return Filter(
        between=tuple(state for state in (who.state, who.other) if state),
        person=who.person or None, since=what.since or None, until=what.until or None, status=what.status or None,
        topic=what.topic or None, voice=who.voice or None, publisher=which.publisher or None,
        language=which.language or None, limit=which.limit, offset=which.offset, all_revisions=which.all_revisions,
    )  # fmt: skip


Wished = Annotated[Filter, Depends(wish)]
