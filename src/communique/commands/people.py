"""`account` and `token`: who may correct, and which programs may read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from communique.commands import options as o

ARCHIVE = "communique.db"


class Step(StrEnum):
    """What is done to accounts."""

    ADD = "add"
    LIST = "list"
    PASSWORD = "password"
    DISABLE = "disable"
    ENABLE = "enable"


class Deed(StrEnum):
    """What is done to tokens."""

    ADD = "add"
    LIST = "list"
    REVOKE = "revoke"


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"


Name = Annotated[str, typer.Argument(metavar="[NAME]", help="Whose; none to list them.")]


def account(
    step: Annotated[Step, typer.Argument(metavar="STEP", help="add, list, password, disable or enable.")],
    name: Name = "",
    role: Annotated[
        Role, typer.Option(help="A reader reads, a coder corrects, an editor begins projects and settles them.")
    ] = Role.CODER,
    form: o.As = o.Form.TABLE,
    archive: o.Path = ARCHIVE,
) -> None:
    """Say who may sign in to the reading room.

    The password is asked for; where standard input is no terminal it is the first line of it.
    """
    from communique.commands import signing

    raise typer.Exit(signing.account(signing.Wish(step.value, name, role.value, form.value, archive)))


def token(
    step: Annotated[Deed, typer.Argument(metavar="STEP", help="add, list or revoke.")],
    name: Name = "",
    form: o.As = o.Form.TABLE,
    archive: o.Path = ARCHIVE,
) -> None:
    """Give programs from elsewhere leave to read. A new token is printed once; only a digest of it is kept."""
    from communique.commands import signing

    raise typer.Exit(signing.token(signing.Wish(step.value, name, "", form.value, archive)))
