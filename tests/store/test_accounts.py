"""Accounts, sessions, tokens: no secret is kept, and who is shut out is out."""

from __future__ import annotations

import pytest

from communique.store import Archive
from communique.store.errors import ReviewError


def test_an_account_is_added_listed_disabled_and_let_in_again(archive: Archive) -> None:
    accounts = archive.review.accounts
    accounts.add("Ana K.", "$argon2id$x", "coder")
    assert accounts.one("Ana K.")["hash"] == "$argon2id$x"
    assert [(row["name"], row["role"], row["disabled"]) for row in accounts.all()] == [("Ana K.", "coder", None)]
    assert "hash" not in accounts.all()[0]
    accounts.sign_in("d1", "Ana K.", 1)
    assert accounts.signed_in("d1") == {"name": "Ana K.", "role": "coder"}
    accounts.disable("Ana K.")
    assert accounts.signed_in("d1") is None
    accounts.enable("Ana K.")
    assert accounts.signed_in("d1") is None


@pytest.mark.parametrize(
    ("name", "role", "told"),
    [("ana", "king", "no role"), ("", "coder", "no name"), (" ana", "coder", "no name"), ("a\nb", "coder", "no name"),
     ("a\u202eb", "coder", "no name"), ("x" * 65, "coder", "no name"), ("taken", "coder", "already")],
)  # fmt: skip
def test_accounts_that_cannot_be(archive: Archive, name: str, role: str, told: str) -> None:
    archive.review.accounts.add("taken", "h", "reader")
    with pytest.raises(ReviewError, match=told):
        archive.review.accounts.add(name, "h", role)


def test_sessions_end(archive: Archive) -> None:
    accounts = archive.review.accounts
    accounts.add("ana", "h", "editor")
    accounts.sign_in("old", "ana", -1)
    accounts.sign_in("new", "ana", 1)
    assert (accounts.signed_in("old"), accounts.signed_in("new")["role"]) == (None, "editor")
    accounts.renew("ana", "h2")
    assert accounts.signed_in("new") is None
    accounts.sign_in("third", "ana", 1)
    accounts.sign_out("third")
    assert accounts.signed_in("third") is None
    with pytest.raises(ReviewError, match="no such account"):
        accounts.disable("nobody")


def test_tokens_are_known_by_their_digest_until_revoked(archive: Archive) -> None:
    accounts = archive.review.accounts
    accounts.add_token("dashboard", "digest")
    assert (accounts.token("digest"), accounts.token("other")) == ("dashboard", None)
    with pytest.raises(ReviewError, match="already"):
        accounts.add_token("dashboard", "digest2")
    accounts.revoke("dashboard")
    assert accounts.token("digest") is None
    with pytest.raises(ReviewError, match="no such token"):
        accounts.revoke("dashboard")
    accounts.add_token("dashboard", "digest2")
    assert [(t["name"], t["revoked"] is None) for t in accounts.tokens()] == [("dashboard", False), ("dashboard", True)]
