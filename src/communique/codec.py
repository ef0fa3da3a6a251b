"""Frozen dataclasses as plain dicts, back again, and their JSON Schema."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal


def key_of(name: str) -> str:
    """The JSON key of a field: `for_` and `from_` without their underscore."""
    return name.rstrip("_")


def to_plain(value: Any) -> Any:
    """A value as lists and dicts, ready for JSON."""
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {key_of(name): to_plain(getattr(value, name)) for name, _ in typed_fields(kind)}
    return value


@cache
def typed_fields(cls: Any) -> tuple[tuple[str, Any], ...]:
    """(name, type hint) of each field of a dataclass."""
    hints = typing.get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in fields(cls))


def from_plain(hint: Any, plain: Any) -> Any:
    """The value of a type hint that lists and dicts stand for. KeyError or TypeError where they have another shape."""
    return maker(hint)(plain)


Maker = Callable[[Any], Any]


def itself(plain: Any) -> Any:
    return plain


@cache
def maker(hint: Any) -> Maker:
    """What makes the values of a type hint: looked up once, for a record has thousands of values."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = maker(typing.get_args(hint)[0])
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        each = maker(typing.get_args(hint)[0])
        return lambda plain: tuple(plain) if each is itself else tuple(map(each, plain))
    return maker_of(hint) if is_dataclass(hint) and isinstance(hint, type) else itself


def maker_of(cls: Any) -> Maker:
    """What makes a dataclass of a dict."""
    optional = {f.name for f in fields(cls) if f.default is not MISSING}
    parts = [(name, key_of(name), maker(sub), name in optional) for name, sub in typed_fields(cls)]

    def make(plain: Any) -> Any:
        return cls(**{name: part(plain[key]) for name, key, part, may in parts if not may or key in plain})

    return make


SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a type hint. The schemas of dataclasses are put into `defs`."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [schema_of(arg, defs) for arg in args if arg is not type(None)] + [{"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(args[0], defs)}
    if origin is Literal:
        return {"enum": list(args)}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in defs:
            defs[hint.__name__] = {}
            properties = {key_of(name): schema_of(sub, defs) for name, sub in typed_fields(hint)}
            defs[hint.__name__] = {
                "type": "object",
                "properties": properties,
                "required": list(properties),
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": SIMPLE[hint]}
