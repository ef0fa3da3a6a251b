"""A group of commands that are built when they are asked for: a start costs what it needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from communique.commands import COMMANDS


class Later(TyperGroup):
    """The commands that stand in cli.py, and after them those of COMMANDS."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """For the list of commands, a name and its line are enough."""
        if cmd_name in COMMANDS:
            return TyperCommand(cmd_name, help=COMMANDS[cmd_name][2])
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is to be run."""
        name, command, rest = super().resolve_command(ctx, args)
        return (name, built(name) if name in COMMANDS else command, rest)


def built(name: str) -> Any:
    """A command whole, with its options."""
    module, function, _ = COMMANDS[name]
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name)(getattr(import_module(f"communique.commands.{module}"), function))
    return get_command(alone)
