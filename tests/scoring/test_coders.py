"""Agreement of coders: the measures of worked examples, and what cannot be measured."""

from __future__ import annotations

import pytest

pytest.importorskip("nltk", reason="needs the extra: pip install communique[serve]")

from communique.scoring.coders import agreement, as_csv


def labels(field: str, **coders: str) -> list[tuple[str, str, str, str]]:
    """A letter is a label of an item, a dot none."""
    return [
        (coder, f"{field}{n}", field, letter) for coder, row in coders.items() for n, letter in enumerate(row) if letter != "."
    ]


def test_krippendorff_s_own_example_for_two_coders_and_binary_data() -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, A: alpha 0.095."""
    (found,) = agreement(labels("right", meg="0100000010", owen="1110010000"))
    assert (found.items, round(found.agreed, 2), round(found.alpha, 3)) == (10, 0.6, 0.095)


def test_krippendorff_s_own_example_with_missing_data() -> None:
    """The same, C: four coders, nominal, alpha 0.743; the unit that one alone coded does not count."""
    found = agreement(labels("kind", a="123321412...", b="1233224125.3", c=".3332342251.", d="12332441251."))
    assert (found[0].coders, found[0].items, round(found[0].alpha, 3)) == (("a", "b", "c", "d"), 11, 0.743)
    assert len(found) == 7  # all, and each two


def test_cohen_s_kappa_of_two() -> None:
    """50 proposals: both yes 20, both no 15, the first alone 5, the second alone 10: kappa 0.4."""
    first, second = "y" * 20 + "y" * 5 + "n" * 10 + "n" * 15, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15
    (found,) = agreement(labels("right", a=first, b=second))
    assert (found.agreed, round(found.kappa, 6)) == (0.7, 0.4)


def test_what_cannot_be_measured_is_left_empty() -> None:
    (same,) = agreement(labels("mode", a="rr", b="rr"))
    assert (same.agreed, same.alpha, same.kappa) == (1.0, None, None)
    assert agreement(labels("mode", a="r.", b=".r")) == []
    assert agreement([]) == []


def test_each_field_apart_and_as_a_table() -> None:
    found = agreement([*labels("mode", a="rqr", b="rqq"), *labels("status", a="op", b="op")])
    assert as_csv(found).splitlines() == [
        "field,coders,items,agreed,alpha,kappa",
        f"mode,a; b,3,0.6667,{found[0].alpha:.4f},{found[0].kappa:.4f}",
        "status,a; b,2,1.0000,1.0000,1.0000",
    ]
