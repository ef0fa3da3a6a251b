"""Passwords: how they are kept and held against what is kept."""

from __future__ import annotations

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

SHORTEST = 10  # signs of a password
LONGEST = 1024
# One password takes 64 MB for the while that it is held against its hash: two at one time, the others wait.
AT_ONCE = threading.BoundedSemaphore(2)
HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a password (argon2id)."""
    with AT_ONCE:
        return HASHER.hash(password)


def weak(password: str) -> str | None:
    """Why a password will not do."""
    if len(password) < SHORTEST:
        return f"a password has {SHORTEST} signs or more"
    return "that is too long" if len(password) > LONGEST else None


def fits(kept: str | None, password: str) -> bool:
    """Is it the password? Where there is no such account it takes as long to say no."""
    if len(password) > LONGEST:
        return False
    with AT_ONCE:
        try:
            HASHER.verify(kept or nobody(), password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
    return kept is not None


def nobody() -> str:
    """The hash of a password that nobody has."""
    if not NOBODY:
        NOBODY.append(HASHER.hash(secrets.token_hex(32)))
    return NOBODY[0]


NOBODY: list[str] = []
