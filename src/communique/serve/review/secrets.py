"""Tokens, the secrets of sessions and forms: how they are made, kept and compared."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def secret() -> str:
    """A secret to be shown: of a session, a form, a token."""
    return secrets.token_urlsafe(32)


def digest(shown: str) -> str:
    """What is kept of a secret: it cannot be guessed, so a plain hash is enough."""
    return hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()


def form_word(session: str) -> str:
    """The word that every form of a session brings back, which another site cannot know."""
    return hmac.new(session.encode("utf-8", "surrogatepass"), b"form", hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
