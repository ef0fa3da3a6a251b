"""The side of an archive on which people check and correct: what they say, its history, what is left to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from communique.store import contents, ledger_schema, sqlite, steps, uncertain
from communique.store.accounts import Accounts
from communique.store.batches import Hand, version
from communique.store.coding import Coding
from communique.store.filling import verdicts_on
from communique.store.judging import Addition, Change, Desk, Judgement, Merging, Parting, Review
from communique.store.rows import Row
from communique.store.verdicts import overlaid

Connected = Callable[..., AbstractContextManager[Connection]]


class Reviewing:
    """What people say of the records of an archive. `reading` and `writing` give its connections.

    `document` is a document's id or the beginning of it. A `Hand` says who it is, why, and which version of the review
    he saw: where somebody has changed the same object since, ConflictError tells what; nothing is changed then.
    """

    def __init__(self, reading: Connected, writing: Connected) -> None:
        self.reading, self.writing = reading, writing
        self.accounts, self.coding = Accounts(reading, writing), Coding(reading, writing)

    # What is said

    def change(self, document: str, hand: Hand, changes: Sequence[Change]) -> int:
        """Make some changes together, all or none; the version of the review then."""
        with self.writing(sqlite.LASTING) as connection:
            return Desk(connection, contents.key_of(connection, document)).change(hand, changes)

    def judge(self, document: str, hand: Hand, keys: Sequence[int], review: Review) -> int:
        """Accept or reject some assertions."""
        return self.change(document, hand, [Judgement(key, review) for key in keys])

    def edit(self, document: str, hand: Hand, key: int, value: Any) -> int:
        """Another value of an assertion, as in the record."""
        return self.change(document, hand, [Judgement(key, "edited", value)])

    def add(self, document: str, hand: Hand, about: tuple[str, str, str], value: Any) -> int:
        """A value of (kind, object id, field); a new object where id and field are empty."""
        return self.change(document, hand, [Addition(*about, value)])

    def merge(self, document: str, hand: Hand, entity: str, into: str) -> int:
        """Two entities are one; `into` stays."""
        return self.change(document, hand, [Merging(entity, into)])

    def split(self, document: str, hand: Hand, parting: Parting) -> int:
        """Some mentions of an entity are another's."""
        return self.change(document, hand, [parting])

    def undo(self, document: str, hand: Hand) -> int:
        """Take back the last thing that somebody did to a document and has not taken back; it stays in the history."""
        with self.writing(sqlite.LASTING) as connection:
            return Desk(connection, contents.key_of(connection, document)).undo(hand)

    # What was said

    def version(self, document: str) -> int:
        """How often something was done to a document."""
        with self.reading() as connection:
            return version(connection, contents.key_of(connection, document))

    def looked_at(self, document: str) -> tuple[int, dict[str, Any], list[Row]]:
        """What a reviewer looks at, of one moment: the version, the reviewed record (plain), the assertions."""
        with self.reading() as connection:
            key = contents.key_of(connection, document)
            made = contents.plain(connection, key)
            verdicts = verdicts_on(connection, key)
            plain = overlaid(made, verdicts, made["document"]["text"]) if verdicts else made
            return version(connection, key), plain, contents.assertions(connection, key)

    def history(self, document: str, object_: str) -> list[Row]:
        """Every value that the assertions of an object have had, the machine's first."""
        with self.reading() as connection:
            return steps.history(connection, contents.key_of(connection, document), object_)

    def batches(self, document: str) -> list[Row]:
        """What was done to a document, the last first."""
        with self.reading() as connection:
            return steps.batches(connection, contents.key_of(connection, document))

    def queue(self, wish: uncertain.Wish | None = None) -> list[Row]:
        """What nobody has judged, the least certain first."""
        wish = wish or uncertain.Wish()
        with self.reading() as connection:
            if wish.document:
                key = contents.key_of(connection, wish.document)
                wish = replace(wish, document=contents.about(connection, key).id)
            return uncertain.queue(connection, wish)

    def whole(self) -> list[str]:
        """The ids of documents of which people have judged every act and every statement."""
        with self.reading() as connection:
            return uncertain.whole(connection)

    def left(self) -> dict[str, int]:
        """How many acts and statements nobody has judged, and how many somebody has."""
        with self.reading() as connection:
            return uncertain.left(connection)

    def said_of(self, source: str) -> list[Row]:
        """What people said of a thing across documents (a person, an event, DOCUMENT:ACT), also what was taken back."""
        c = ledger_schema.ledger_verdicts.c
        with self.reading() as connection:
            rows = connection.execute(select(ledger_schema.ledger_verdicts).where(c.source == source).order_by(c.key))
            return [dict(row) for row in rows.mappings()]
