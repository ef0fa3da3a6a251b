"""Matchers made of word lists: they find what the plain alternation finds, in the same order."""

from __future__ import annotations

import re

import pytest

from communique.match import any_of, by_letter, compiled, in_lines


@pytest.mark.parametrize(
    ("alternatives", "expected"),
    [
        (["talks", "talk", "meeting"], "t(?:alks|alk)|m(?:eeting)"),
        (["a", "an"], "a(?:|n)"),
        ([], ""),
        # An alternative that begins with no letter of its own leaves the list as it is.
        (["'s", "of"], "'s|of"),
        (["x?y", "of"], "x?y|of"),
        (["(?:a|b)c", "of"], "(?:a|b)c|of"),
    ],
)
def test_by_letter(alternatives: list[str], expected: str) -> None:
    assert by_letter(alternatives) == expected


TEMPLATES = ["(pay|pays|paid) ..tribute to", "paid in full", "highly valued?", "the (dear|old) friend", "stand by"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She paid warm tribute to them", "paid warm tribute to"),
        ("it was PAID in full", "PAID in full"),
        ("highly value, highly valued", "highly value"),
        ("the old friend", "the old friend"),
        ("unpaid in full; bystand by", None),
        ("stand byes", None),
    ],
)
def test_any_of_finds_what_each_template_finds(text: str, expected: str | None) -> None:
    plain = "|".join(compiled(template, {}).pattern for template in TEMPLATES)
    joined = any_of(compiled(template, {}).pattern for template in TEMPLATES)
    found, alone = re.search(joined, text, re.I), re.search(plain, text, re.I)
    assert (found and found[0]) == (alone and alone[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a gift of grain arrived", ["gift of grain arrived"]),
        ("no gift here\na gift of rice arrived\ngift of oil", ["gift of rice arrived"]),
        ("gift of rice arrived, gift of oil arrived\n", ["gift of rice arrived", "gift of oil arrived"]),
        ("gift of\nrice arrived", []),
        ("nothing", []),
        ("", []),
    ],
)
def test_in_lines(text: str, expected: list[str]) -> None:
    pattern, word = re.compile(r"gift of \w+ arrived"), re.compile("arrived")
    assert [match[0] for match in in_lines(pattern, word, text)] == expected
