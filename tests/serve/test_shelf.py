"""Pages made lately: kept within bounds, the least asked for going first."""

from __future__ import annotations

from dataclasses import dataclass

from communique.serve.shelf import Shelf


@dataclass(frozen=True)
class Thing:
    size: int
    name: str = ""


def test_what_is_there_is_not_made_again() -> None:
    shelf: Shelf[Thing] = Shelf(100)
    first = shelf.get("a", lambda: Thing(10))
    assert shelf.get("a", lambda: Thing(20)) is first
    assert shelf.held == 10


def test_least_asked_for_goes_first() -> None:
    shelf: Shelf[Thing] = Shelf(100)
    for name in ("a", "b", "a", "c"):
        shelf.get(name, lambda: Thing(40))
    assert list(shelf.things) == ["a", "c"]
    assert shelf.held == 80


def test_too_large_is_not_kept() -> None:
    shelf: Shelf[Thing] = Shelf(100)
    assert shelf.get("a", lambda: Thing(101)).size == 101
    assert (shelf.held, len(shelf.things)) == (0, 0)
