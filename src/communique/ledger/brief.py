"""What has passed between two states, on one or two pages: for whoever has to meet the other side tomorrow.

A brief is sections of lines. Every line cites the places it rests on; whatever is counted can be counted again from
the rows whose ids stand with the line. Nothing is told that no document tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from communique import data
from communique.ledger import phrases as say
from communique.ledger import reading
from communique.ledger.board import given
from communique.ledger.contacts import Quarter, quarters
from communique.ledger.offices import offices_on
from communique.ledger.promises import became
from communique.ledger.themes import themes
from communique.model import Span
from communique.store import Archive
from communique.store.dyads import Span as Days
from communique.store.rows import Row
from communique.text import sentences

MOST = 10  # lines of a section; how many more there are is told
CITED = 4  # places of a line
LONGEST = 400  # code points of a sentence that is quoted
FRESH = 365  # days for which a plan without a day is told
HELD = ("occurred", "ongoing")
TOPIC = "topic:"  # before the code of a theme, as the id of its rows
AHEAD = ("planned", "proposed", "postponed")
SENIOR = ("head_of_state", "head_of_government", "deputy_head", "royal", "foreign_minister", "defence_minister")


@dataclass(frozen=True, slots=True)
class Cite:
    """A place of a document: its id, code points, and what a reader needs to find it."""

    document: str
    start: int
    end: int
    words: str
    title: str
    published: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the day it is about ("" for none), the ids of the rows behind it, and its places."""

    text: str
    day: str
    ids: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its lines, and how many more there are."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """Two states, the days covered, how many documents it rests on, contacts by quarter, and the sections."""

    first: str
    second: str
    since: str
    until: str
    documents: int
    contacts: tuple[Quarter, ...]
    sections: tuple[Section, ...]


def brief(archive: Archive, span: Days, day: str) -> Brief:
    """The brief on two states, as of a day (ISO): what is planned and due, and who is in office, then."""
    events, promised = archive.across.events(span), given(archive, span, day)
    met = [event for event in events if event["kind"] in ("meeting", "visit")]
    found = (
        section(say.WHO_MET, map(encounter, reversed([event for event in met if event["status"] in HELD]))),
        *(promised_by(archive, (span, one, day), promised[one]) for one in both(span)),
        section(say.AGREED, map(agreement, reversed([event for event in events if event["kind"] == "agreement"]))),
        section(say.INVITED, invitations(archive, events)),
        section(say.THEMES, trends(archive, span)),
        *(section(say.OWN_WORDS.format(say.state(one)), quotes(archive, span, one)) for one in both(span)),
        *(section(say.IN_OFFICE.format(say.state(one)), holders(archive, one, day)) for one in both(span)),
        section(say.TO_COME, (encounter(one) for one in met if one["status"] in AHEAD and not over(one, day))),
    )
    documents = {account["document"] for event in events for account in event["accounts"]}
    documents |= archive.across.documents_of({key for keys in promised.values() for key in keys})
    kept = tuple(one for one in found if one.lines)
    return Brief(span.first, span.second, span.since, span.until or day, len(documents), quarters(met), kept)


def section(title: str, lines: Iterable[Line], count: int = 0) -> Section:
    """The first lines of a section, of which there are `count`, where not all are handed over."""
    found = list(lines)
    return Section(title, tuple(found[:MOST]), max(0, (count or len(found)) - MOST))


def both(span: Days) -> tuple[str, str]:
    return span.first, span.second


def over(event: Row, day: str) -> bool:
    """A plan whose day has passed, or that was told long ago without one: whether it happened, nobody told."""
    last = event["until"] or event["since"]
    told = max((account["published"] for account in event["accounts"]), default="")
    return str(last) < day if last else told < (date.fromisoformat(day) - timedelta(FRESH)).isoformat()


def encounter(event: Row) -> Line:
    """Who met whom, how and where."""
    return line(say.encounter(event), event["since"] or event["dated"], event["id"], event["accounts"])


def agreement(event: Row) -> Line:
    """An agreement and the stage it has reached."""
    return line(say.agreement(event), event["since"] or event["dated"], event["id"], event["accounts"])


def promised_by(archive: Archive, of: tuple[Days, str, str], keys: Sequence[int]) -> Section:
    """What a state promised, and what had become of it by a day: what is not done first. `of`: the two, the state, the
    day."""
    span, state, day = of
    days = sorted(archive.across.days(span))
    found = became(archive, archive.across.promises_of(keys[:MOST]), day, lambda row: days)
    lines = (
        line(say.promise(one), one.row["published"], f"{one.row['document']}:{one.row['id']}", [one.row, *one.evidence])
        for one in found
    )
    return section(say.PROMISED.format(say.state(state)), lines, len(keys))


def invitations(archive: Archive, events: Sequence[Row]) -> Iterator[Line]:
    """Invitations on which no document shows that the visit took place."""
    asked = [event for event in events if event["kind"] == "invitation"]
    told = {one["id"]: {f"{account['document']}:{account['act']}" for account in one["accounts"]} for one in asked}
    known = archive.across.links(sorted(key for keys in told.values() for key in keys))
    took_place = {link["source"] for link in known if link["relation"] == "took_place"}
    for event in reversed(asked):
        if not told[event["id"]] & took_place:
            yield line(say.invitation(event), event["dated"], event["id"], event["accounts"])


def trends(archive: Archive, span: Days) -> Iterator[Line]:
    """Themes by how often they were raised, with where they are heading."""
    for one in themes(archive.across.topics(span)):
        yield Line(say.theme(one), "", (f"{TOPIC}{one.code}",), ())


def quotes(archive: Archive, span: Days, state: str) -> Iterator[Line]:
    """What a state said of the other, word for word, the latest first: of each document the first sentence that names
    the other."""
    other = span.second if state == span.first else span.first
    seen = set[str]()
    for row in archive.across.statements_on(Days(state, other, span.since, span.until)):
        words = next((one for one in sentences_of(row["content"]) if named_in(one, other)), "")
        if words and row["document"] not in seen:
            seen.add(row["document"])
            yield line(say.quote(row["speakers"], words), row["published"], f"{row['document']}:{row['id']}", [row])


def sentences_of(content: str) -> Iterator[str]:
    return (content[one.start : one.end] for one in sentences(content, Span(0, len(content))))


@cache
def naming(state: str) -> re.Pattern[str]:
    """The names of a state and the adjectives made of it, as whole words."""
    row = next((row for row in data.rows("lang", "en", "states.csv") if row["iso3"] == state), None)
    words = data.entries(f"{row['name']};{row['names']};{row['adjectives']}".replace(";", ",")) if row else [state]
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words if word)})(?!\w)")


def named_in(words: str, state: str) -> bool:
    return len(words) <= LONGEST and bool(naming(state).search(words))


def holders(archive: Archive, state: str, day: str) -> Iterator[Line]:
    """Who holds the offices that matter most, as the documents last showed it."""
    known = [reading.occupancy(row) for row in archive.across.occupancies(state)]
    here = [one for one in offices_on(known, state, day) if one.occupancy.main and one.occupancy.rank in SENIOR]
    for standing in islice(sorted(here, key=lambda one: SENIOR.index(one.occupancy.rank)), MOST):
        one = standing.occupancy
        cites = archive.across.cites([(place.document, place.start, place.end) for place in one.places[-1:]])
        yield line(say.holder(one), one.until, one.person, cites)


def line(text: str, day: str, ident: str, places: Iterable[Row]) -> Line:
    return Line(text, day, (ident,), tuple(islice(map(cite, places), CITED)))


def cite(row: Row) -> Cite:
    return Cite(
        row["document"], row["start"], row["end"], row["words"], row["title"] or "", row["published"],
        row["publisher"] or "",
    )  # fmt: skip
