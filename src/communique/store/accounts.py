"""Who may do what: accounts, the sessions of those signed in, tokens that read. Secrets come in as digests only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from communique.store import sqlite
from communique.store.errors import ReviewError
from communique.store.filling import following
from communique.store.listing import fetched
from communique.store.review_schema import accounts, sessions, tokens
from communique.store.rows import Row
from communique.store.writing import now

Connected = Callable[..., AbstractContextManager[Connection]]
ROLES = ("reader", "coder", "editor")  # each may do what those before it may
LONGEST = 64


class Accounts:
    """The accounts of an archive. `reading` and `writing` give its connections."""

    def __init__(self, reading: Connected, writing: Connected) -> None:
        self.reading, self.writing = reading, writing

    def add(self, name: str, hashed: str, role: str) -> None:
        """Add an account. ReviewError where the name is taken or cannot be one."""
        if role not in ROLES:
            raise ReviewError(f"{role[:40]!r} is no role ({', '.join(ROLES)})")
        if name != " ".join(name.split()) or not name.isprintable() or not 0 < len(name) <= LONGEST:
            raise ReviewError(f"{name[:40]!r} can be no name of an account")
        with self.writing(sqlite.LASTING) as connection:
            if self.row(connection, name):
                raise ReviewError(f"{name}: there is such an account already")
            row = {"name": name, "hash": hashed, "role": role, "created": now(), "disabled": None}
            connection.execute(insert(accounts), row)

    def one(self, name: str) -> Row | None:
        """The account of a name, disabled or not."""
        with self.reading() as connection:
            return self.row(connection, name)

    def all(self) -> list[Row]:
        with self.reading() as connection:
            a = accounts.c
            return fetched(connection, select(a.name, a.role, a.created, a.disabled).order_by(a.name))

    def renew(self, name: str, hashed: str) -> None:
        """Another password; who is signed in with the old one no longer is."""
        with self.writing(sqlite.LASTING) as connection:
            self.changed(connection, name, {"hash": hashed})

    def disable(self, name: str) -> None:
        """Let somebody in no longer. What he has done stays."""
        with self.writing(sqlite.LASTING) as connection:
            self.changed(connection, name, {"disabled": now()})

    def enable(self, name: str) -> None:
        with self.writing(sqlite.LASTING) as connection:
            self.changed(connection, name, {"disabled": None})

    def changed(self, connection: Connection, name: str, values: dict[str, str | None]) -> None:
        change = update(accounts).where(accounts.c.name == name).values(**values)
        if not connection.execute(change).rowcount:
            raise ReviewError(f"{name[:LONGEST]}: there is no such account")
        connection.execute(delete(sessions).where(sessions.c.account == name))

    def row(self, connection: Connection, name: str) -> Row | None:
        found = fetched(connection, select(accounts).where(accounts.c.name == name))
        return found[0] if found else None

    # Sessions

    def sign_in(self, digest: str, name: str, hours: float) -> None:
        """Remember a session, by the digest of its secret; those that have ended are forgotten."""
        until = (datetime.now(UTC) + timedelta(hours=hours)).isoformat(timespec="seconds")
        with self.writing(sqlite.LASTING) as connection:
            connection.execute(delete(sessions).where(sessions.c.until <= now()))
            row = {"digest": digest, "account": name, "created": now(), "until": until}
            connection.execute(insert(sessions), row)

    def sign_out(self, digest: str) -> None:
        with self.writing(sqlite.LASTING) as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def signed_in(self, digest: str) -> Row | None:
        """The account behind a session that has not ended, unless it was disabled."""
        query = select(accounts.c.name, accounts.c.role).join(sessions, sessions.c.account == accounts.c.name)
        held = (sessions.c.digest == digest, sessions.c.until > now(), accounts.c.disabled.is_(None))
        with self.reading() as connection:
            found = fetched(connection, query.where(*held))
        return found[0] if found else None

    # Tokens

    def add_token(self, name: str, digest: str) -> None:
        """Remember a token that reads, by the digest of it."""
        if not name.strip() or len(name) > LONGEST or not name.isprintable():
            raise ReviewError(f"{name[:40]!r} can be no name of a token")
        with self.writing(sqlite.LASTING) as connection:
            same = select(tokens.c.key).where(tokens.c.name == name, tokens.c.revoked.is_(None))
            if connection.execute(same).first():
                raise ReviewError(f"{name}: there is such a token already")
            row = {"key": following(connection, tokens), "name": name, "digest": digest, "created": now()}
            connection.execute(insert(tokens), {**row, "revoked": None})

    def tokens(self) -> list[Row]:
        t = tokens.c
        with self.reading() as connection:
            return fetched(connection, select(t.name, t.created, t.revoked).order_by(t.key))

    def revoke(self, name: str) -> None:
        change = update(tokens).where(tokens.c.name == name, tokens.c.revoked.is_(None)).values(revoked=now())
        with self.writing(sqlite.LASTING) as connection:
            if not connection.execute(change).rowcount:
                raise ReviewError(f"{name[:LONGEST]}: there is no such token, or it was revoked already")

    def token(self, digest: str) -> str | None:
        """The name of the token of a digest; None where there is none, or it was revoked."""
        query = select(tokens.c.name).where(tokens.c.digest == digest, tokens.c.revoked.is_(None))
        with self.reading() as connection:
            return connection.execute(query).scalar()
