"""What goes across the documents of an archive: what they tell, the ledger made of it, what people said of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from communique.store import dyads, happenings, itineraries, ledger_rows, promised, sqlite, states, told
from communique.store.entries import Changed, Told
from communique.store.filters import Filter
from communique.store.rows import Row
from communique.store.whos_asked import Whos

Connected = Callable[..., AbstractContextManager[Connection]]


class Across:
    """The ledger's side of an archive. `reading` and `writing` give its connections."""

    def __init__(self, reading: Connected, writing: Connected) -> None:
        self.reading, self.writing = reading, writing

    def state(self, words: str) -> str:
        """The code of a state given by code or name. UnknownError where there is none."""
        with self.reading() as connection:
            return states.known(connection, words)

    @contextmanager
    def told(self) -> Iterator[Told]:
        """What the documents tell, row by row, while the block lasts: for those who look across them."""
        with self.reading() as connection:
            each = (told.people, told.acts, told.roles, told.statements, told.speakers, told.texts)
            yield Told(*(rows(connection) for rows in each))

    def keep(self, parts: Mapping[str, ledger_rows.Rows], version: str) -> Changed:
        """Make the ledger what these parts are, each under its digest; what is there already is left alone."""
        with self.writing() as connection:
            ledger_rows.noted(connection, version)
            return ledger_rows.renewed(connection, parts)

    def behind(self) -> int | None:
        """How many documents the ledger does not have, or has as they were read before; None where it was not made."""
        with self.reading() as connection:
            return ledger_rows.behind(connection)

    def occupancies(self, state: str) -> list[Row]:
        """Who held which office of a state (ISO3), as the documents show it."""
        with self.reading() as connection:
            return ledger_rows.occupancies(connection, state)

    def events(self, span: dyads.Span) -> list[Row]:
        """What happened between two states, oldest first, each with `people` and `accounts`."""
        with self.reading() as connection:
            return dyads.events(connection, span)

    def happenings(
        self, wish: Filter, forms: Sequence[str] = happenings.FORMS, held: bool = False, beside: str = ""
    ) -> list[Row]:
        """Events of some forms a page at a time, newest first, each with `people`. `beside`: who takes part as well as
        the person of the wish. UnknownError: no such state."""
        with self.reading() as connection:
            between = tuple(states.known(connection, state) for state in wish.between)
            return happenings.listed(connection, replace(wish, between=between), forms, held, beside)

    def event(self, ident: str) -> Row:
        """One event with `people` and `accounts`. NotFoundError where the ledger has none of that id."""
        with self.reading() as connection:
            return happenings.event(connection, ident)

    def linked(self, idents: Sequence[str]) -> list[Row]:
        """The links that start from one of these or lead to it."""
        with self.reading() as connection:
            return happenings.linked(connection, idents)

    def things(self, idents: Sequence[str]) -> dict[str, Row]:
        """What links lead to: events with their people, acts and statements with their places, by id."""
        with self.reading() as connection:
            return happenings.things(connection, idents)

    def promised_with(self, event: str, most: int = 50) -> list[int]:
        """The numbers of the commitments in the texts that tell an event."""
        with self.reading() as connection:
            return happenings.promised_with(connection, event, most)

    def accounts(self, event: str) -> list[Row]:
        """The places that tell an event, by its id, with their documents, oldest first."""
        with self.reading() as connection:
            return dyads.told_by(connection, [{"id": event}])[event]

    def pairs(self, span: dyads.Span) -> list[Row]:
        """Meetings and visits, a row for each pair of states that take part, oldest first."""
        with self.reading() as connection:
            return itineraries.pairs(connection, span)

    @property
    def whos(self) -> Whos:
        """Persons and states, a page for each."""
        return Whos(self.reading)

    @contextmanager
    def ranked(self, span: dyads.Span, held: Sequence[str]) -> Iterator[Iterator[Row]]:
        """Meetings and visits between states, one at a time, with the ranks of those who took part."""
        with self.reading() as connection:
            yield itineraries.ranked(connection, span, held)

    def persons(self, words: str) -> list[Row]:
        """The persons of an id, or of whose names all these words are part; who is in most events first."""
        with self.reading() as connection:
            return itineraries.persons(connection, words)

    def events_of(self, person: str, span: dyads.Span) -> list[Row]:
        """The events in which a person (by id) takes part, oldest first, as `events` has them."""
        with self.reading() as connection:
            return itineraries.events_of(connection, person, span)

    def promises(self, span: dyads.Span) -> list[Row]:
        """What two states promised each other, oldest first."""
        with self.reading() as connection:
            return dyads.commitments(connection, span)

    def statements_on(self, span: dyads.Span) -> list[Row]:
        """What somebody of the first state said in which the second has a part, newest first."""
        with self.reading() as connection:
            return dyads.statements(connection, span)

    def promises_of(self, keys: Sequence[int]) -> list[Row]:
        """The promises of some numbers, in this order."""
        with self.reading() as connection:
            return dyads.commitments_of(connection, keys)

    def terms(self, span: dyads.Span) -> list[promised.Term]:
        """The commitments of a span, the newest first, each with its term."""
        with self.reading() as connection:
            return list(promised.terms(connection, span))

    def followed(self, relations: Sequence[str]) -> set[int]:
        """The numbers of the commitments of which links of these relations or verdicts tell something."""
        with self.reading() as connection:
            return promised.followed(connection, relations)

    def givers(self, keys: Sequence[int] | None = None) -> list[tuple[int, str]]:
        """The number of each commitment, or of some, with each state that gave it."""
        with self.reading() as connection:
            return list(promised.givers(connection, keys))

    def documents_of(self, keys: Iterable[int]) -> set[str]:
        """The ids of the documents of acts of some numbers."""
        with self.reading() as connection:
            return promised.documents_of(connection, keys)

    def counterparts(self, state: str, most: int = 12) -> list[tuple[str, int]]:
        """The states that have a part in most commitments of a state, with how many those are."""
        with self.reading() as connection:
            return promised.counterparts(connection, state, most)

    def days(self, span: dyads.Span) -> list[str]:
        """The days of all documents that tell of two states."""
        with self.reading() as connection:
            return dyads.days(connection, span)

    def topics(self, span: dyads.Span) -> list[Row]:
        """How often topics were raised between two states: a row for each topic and day."""
        with self.reading() as connection:
            return dyads.topics(connection, span)

    def raised(self, span: dyads.Span, code: str) -> list[Row]:
        """The texts in which a topic was raised between two states, newest first, each with the first place."""
        with self.reading() as connection:
            return dyads.raised(connection, span, code)

    def links(self, sources: Sequence[str]) -> list[Row]:
        """What follows from these events or promises, by id."""
        with self.reading() as connection:
            return dyads.links(connection, sources)

    def cites(self, places: Sequence[tuple[str, int, int]]) -> list[Row]:
        """Places (document, start, end) as they are cited: with words, title, day and publisher of the document."""
        with self.reading() as connection:
            return [dyads.cite(connection, place) for place in places]

    def verdicts(self, *, undone: bool = False) -> list[Row]:
        """What people said of things across documents; with `undone` also what they took back."""
        with self.reading() as connection:
            return ledger_rows.verdicts(connection, undone=undone)

    def say(self, verdicts: Sequence[Mapping[str, Any]]) -> list[int]:
        """Note verdicts: source, target, says, by, why (and `made`, where it is known when); their numbers."""
        with self.writing(sqlite.LASTING) as connection:
            return ledger_rows.said(connection, verdicts)

    def unsay(self, number: int) -> None:
        """Take a verdict back. That it was given stays on record."""
        with self.writing(sqlite.LASTING) as connection:
            ledger_rows.unsaid(connection, number)
