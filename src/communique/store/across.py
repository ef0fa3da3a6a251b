"""What goes across the documents of an archive: what they tell, the ledger made of it, what people said of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection

from communique.store import dyads, itineraries, ledger_rows, sqlite, states, told
from communique.store.entries import Changed, Told
from communique.store.rows import Row

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
            each = (told.people, told.acts, told.roles, told.statements, told.speakers)
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

    def accounts(self, event: str) -> list[Row]:
        """The places that tell an event, by its id, with their documents, oldest first."""
        with self.reading() as connection:
            return dyads.told_by(connection, [{"id": event}])[event]

    def pairs(self, span: dyads.Span) -> list[Row]:
        """Meetings and visits, a row for each pair of states that take part, oldest first."""
        with self.reading() as connection:
            return itineraries.pairs(connection, span)

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

    def days(self, span: dyads.Span) -> list[str]:
        """The days of all documents that tell of two states."""
        with self.reading() as connection:
            return dyads.days(connection, span)

    def topics(self, span: dyads.Span) -> list[Row]:
        """How often topics were raised between two states: a row for each topic and day."""
        with self.reading() as connection:
            return dyads.topics(connection, span)

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
