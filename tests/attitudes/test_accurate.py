"""What the learned model finds. Skipped where the extra or its weights are not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from communique import Attribution, ModelError, attribute, learned
from communique.attitudes import models

EXAMPLES = Path(__file__).parents[2] / "examples"
installed = pytest.mark.skipif(bool(learned.missing()), reason="the extra accurate is not installed")


def words(one: Attribution) -> tuple[str, str, str]:
    """Source, cue and content of an attribution."""
    return (
        one.source.text if one.source else "",
        one.cue.text if one.cue else "",
        " ... ".join(piece.text for piece in one.content),
    )


TABLE = [
    (
        "Senator Maria Voss said that the ferry line will close in May.",
        [("Senator Maria Voss", "said", "that the ferry line will close in May")],
    ),
    (
        "\u201cWe will not wait,\u201d Harlan Ito told reporters. \u201cThe harbor is ready.\u201d",
        [("Harlan Ito", "told", "We will not wait ... The harbor is ready.")],
    ),
    (
        "According to the ministry, exports fell by a third.",
        [("the ministry", "According to", "exports fell by a third")],
    ),
    (
        "The mayor believes the bridge is unsafe.",
        [("The mayor", "believes", "the bridge is unsafe")],
    ),
    (
        "The bridge, Ms. Adeyemi wrote, was never inspected.",
        [("Ms. Adeyemi", "wrote", "The bridge ... was never inspected")],
    ),
    (
        "Governor Lindqvist called the plan \u201ca gift to smugglers\u201d on Tuesday.",
        [("Governor Lindqvist", "called", "the plan \u201ca gift to smugglers\u201d")],
    ),
    ("The train left at noon. It was late, as on most days.", []),
]


@installed
@pytest.mark.parametrize("text, expected", TABLE)
def test_what_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [words(one) for one in attribute(text, model="accurate", language="en")] == expected


@installed
@pytest.mark.parametrize(
    "text, attitude",
    [
        ("Senator Maria Voss said that the ferry line will close in May.", "speech"),
        ("The mayor believes the bridge is unsafe.", "thought"),
        ("Ms. Adeyemi wants to open the archive next year.", "intention"),
        ("His claim that the harbor is empty surprised the port workers.", "nominal"),
    ],
)
def test_attitudes(text: str, attitude: str) -> None:
    assert [one.attitude for one in attribute(text, model="accurate", language="en")] == [attitude]


@installed
def test_a_turn_is_told_once() -> None:
    found = attribute(EXAMPLES / "transcript.txt", model="accurate")
    turns = [one for one in found if one.mode == "verbatim"]
    assert len(turns) == 7
    assert all(one.inside is not None for one in found if one.mode != "verbatim")
    assert not [one for one in found if one.mode != "verbatim" and one.source in [turn.source for turn in turns]]


@installed
def test_every_anchor_is_a_place_in_the_text() -> None:
    text = "\n\n".join(text.replace("'", "\u2019").replace(" ", "\u00a0 ") for text, _ in TABLE) + "\u200b\u00ad x"
    for one in attribute(text, model="accurate", language="en"):
        for anchor in (one.source, one.cue, *one.content):
            assert anchor is None or text[anchor.start : anchor.end] == anchor.text


SCRIPT = """
import json, sys
from communique import attribute
print(json.dumps([one.to_dict() for one in attribute(sys.stdin.read(), model="accurate", language="en")]))
"""


@installed
def test_another_process_finds_the_same() -> None:
    text = "\n\n".join(text for text, _ in TABLE)
    here = [one.to_dict() for one in attribute(text, model="accurate", language="en")]
    assert here == [one.to_dict() for one in attribute(text, model="accurate", language="en")]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7"}
    there = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=text, capture_output=True, text=True, env=variables, check=True
    )
    assert json.loads(there.stdout) == json.loads(json.dumps(here))


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@installed
def test_a_news_text_takes_a_fraction_of_a_second() -> None:
    text = "\n\n".join(text for text, _ in TABLE * 12)[:5_000]
    attribute(text, model="accurate", language="en")
    assert timed(lambda: attribute(text, model="accurate", language="en")) < 0.5  # some 0.12 where nothing else runs


@installed
@pytest.mark.parametrize("unit", ["\u201c", '"', "a", "said ", "The mayor said: \u201cNo.\u201d ", "x\n", "\u2019s"])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = unit * (4_000 // len(unit)), unit * (16_000 // len(unit))
    attribute(short, model="accurate", language="en")
    once = timed(lambda: attribute(short, model="accurate", language="en"))
    assert timed(lambda: attribute(long, model="accurate", language="en")) < 8 * once + 0.5


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "missing", lambda: ("onnxruntime", "communique_accurate"))
    with pytest.raises(ModelError, match=r"accurate: onnxruntime, communique_accurate not installed \(.*pip install"):
        attribute("Ms. Adeyemi said no.", model="accurate", language="en")
