"""Persons and states of the ledger, as an archive is asked for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from communique.store import whos
from communique.store.dyads import Span
from communique.store.rows import Row


class Whos:
    """`reading` gives the connections."""

    def __init__(self, reading: Callable[..., AbstractContextManager[Connection]]) -> None:
        self.reading = reading

    def persons(self, words: str = "", state: str = "", limit: int = 50, offset: int = 0) -> list[Row]:
        """Persons by words of their names and by state, who is in most events first."""
        with self.reading() as connection:
            return whos.persons(connection, words, state, (limit, offset))

    def person(self, ident: str) -> Row:
        """A person. NotFoundError where the ledger has none of that id."""
        with self.reading() as connection:
            return whos.person(connection, ident)

    def offices_of(self, ident: str) -> list[Row]:
        """The offices of a person, the latest first."""
        with self.reading() as connection:
            return whos.offices_of(connection, ident)

    def written(self, ident: str) -> list[Row]:
        """How documents write a person's name, and how many do so."""
        with self.reading() as connection:
            return whos.written(connection, ident)

    def merged(self, ident: str) -> list[Row]:
        """Why documents are held to name this person."""
        with self.reading() as connection:
            return whos.merged(connection, ident)

    def met(self, ident: str, most: int) -> list[Row]:
        """Whom a person met, and how often."""
        with self.reading() as connection:
            return whos.met(connection, ident, most)

    def met_pairs(self, span: Span) -> list[Row]:
        """Each two persons of different states who met, with how often."""
        with self.reading() as connection:
            return whos.met_pairs(connection, span)

    def said(self, ident: str, roles: Sequence[str], most: int) -> list[Row]:
        """Statements in which a person has one of these roles, newest first."""
        with self.reading() as connection:
            return whos.said(connection, ident, roles, most)

    def judged(self, ident: str, most: int) -> list[Row]:
        """Positions on a person, thanks and assessments, newest first."""
        with self.reading() as connection:
            return whos.judged(connection, ident, most)

    def spoken_for(self, state: str, most: int) -> list[Row]:
        """The latest statements of those who speak for a state."""
        with self.reading() as connection:
            return whos.spoken_for(connection, state, most)

    def states(self) -> list[Row]:
        """The states of the ledger, those with most events first."""
        with self.reading() as connection:
            return whos.states(connection)

    def partners(self, state: str) -> list[Row]:
        """Whom a state met, and how often."""
        with self.reading() as connection:
            return whos.partners(connection, state)
