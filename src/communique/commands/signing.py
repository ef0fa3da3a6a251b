"""Runs the commands of accounts and tokens."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from communique.commands import tables
from communique.commands.failing import guarded
from communique.serve.review.secrets import digest, secret
from communique.store import ArchiveError, open_archive
from communique.store.accounts import Accounts
from communique.store.errors import ReviewError

ACCOUNTS = ("name", "role", "created", "disabled")
TOKENS = ("name", "created", "revoked")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the step, whose account or token, the role, the form of a list, the archive."""

    step: str
    name: str
    role: str
    form: str
    path: str


def account(wish: Wish) -> int:
    """Do a step with accounts; the exit code."""
    steps: dict[str, Callable[[Accounts], str]] = {
        "add": lambda accounts: added(accounts, wish),
        "password": lambda accounts: renewed(accounts, wish.name),
        "disable": lambda accounts: shut(accounts, wish.name),
        "enable": lambda accounts: let_in(accounts, wish.name),
    }
    return done(wish, steps, lambda accounts: [[row[name] for name in ACCOUNTS] for row in accounts.all()], ACCOUNTS)


def token(wish: Wish) -> int:
    """Do a step with tokens; the exit code."""
    steps: dict[str, Callable[[Accounts], str]] = {
        "add": lambda accounts: shown(accounts, wish.name),
        "revoke": lambda accounts: revoked(accounts, wish.name),
    }
    return done(wish, steps, lambda accounts: [[row[name] for name in TOKENS] for row in accounts.tokens()], TOKENS)


def done(
    wish: Wish,
    steps: dict[str, Callable[[Accounts], str]],
    rows: Callable[[Accounts], list[list[object]]],
    columns: tuple[str, ...],
) -> int:
    def work() -> int:
        with open_archive(Path(wish.path), write=wish.step != "list") as archive:
            if wish.step == "list":
                tables.write(wish.form, "accounts", columns, rows(archive.review.accounts))
                return 0
            if not wish.name:
                raise ReviewError(f"{wish.step} needs a name")
            print(f"communique: {steps[wish.step](archive.review.accounts)}", file=sys.stderr)
        return 0

    return guarded(work)


def added(accounts: Accounts, wish: Wish) -> str:
    if accounts.one(wish.name):
        raise ReviewError(f"{wish.name}: there is such an account already")
    accounts.add(wish.name, hashed(), wish.role)
    return f"{wish.name} is {'an' if wish.role == 'editor' else 'a'} {wish.role}"


def renewed(accounts: Accounts, name: str) -> str:
    if not accounts.one(name):
        raise ReviewError(f"{name}: there is no such account")
    accounts.renew(name, hashed())
    return f"{name} has another password"


def shut(accounts: Accounts, name: str) -> str:
    accounts.disable(name)
    return f"{name} can no longer sign in"


def let_in(accounts: Accounts, name: str) -> str:
    accounts.enable(name)
    return f"{name} can sign in again"


def revoked(accounts: Accounts, name: str) -> str:
    accounts.revoke(name)
    return f"{name} is revoked"


def hashed() -> str:
    """What is kept of a password that is asked for. ReviewError where it will not do."""
    try:
        from communique.serve.review import passwords
    except ModuleNotFoundError as error:
        needs = f"accounts need more packages: pip install 'communique[serve]' (no {error.name})"
        raise ArchiveError(needs) from None
    password = asked()
    if problem := passwords.weak(password):
        raise ReviewError(problem)
    return passwords.hashed(password)


def asked() -> str:
    """The password, typed twice; where nobody types, the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise ReviewError("these were two different passwords")
    return first


def shown(accounts: Accounts, name: str) -> str:
    """A new token, on standard output: it cannot be shown again."""
    made = secret()
    accounts.add_token(name, digest(made))
    print(made)
    return f"{name} may read (Authorization: Bearer …); it is not shown again"
