"""What can go wrong in an export, told in one line."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class ExportError(Exception):
    """An export cannot be made; the message says why in one line."""


def needed(module: str, form: str, extra: str = "export") -> Any:
    """A library that a form needs. ExportError where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        name = module.split(".")[0]
        raise ExportError(f"{form} needs {name}: pip install 'communique[{extra}]'") from None
