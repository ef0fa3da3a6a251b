"""Statements alone, or thoughts and plans too: what decides, and what is told in each case."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

import pytest

from communique import Attribution, attribute, learned, read

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).parents[3] / "shared"))
REFERENCE = SHARED / "samples" / "000_8abfb02f35eb130b.txt"
missing = pytest.mark.skipif(bool(learned.missing()), reason="the extra accurate is not installed")
models = pytest.mark.parametrize("model", ["rules", pytest.param("accurate", marks=missing)])

NEWS = "The Minister said that the road would open in May. Critics fear that the road is unsafe."
BLOCKS = """President Lena Marik received Defence Minister Odo Falk

Welcoming the guest, President Lena Marik said:

– Welcome! I am sure that your visit will be useful. We aim to build a bridge. The talks of last May confirmed that. As our prime minister says, the river joins us. I will show you the photographs of the bridge, they clearly testify to the damage.

Defence Minister Odo Falk said:

– Thank you, Madam President. I would like to express my gratitude for the meeting. The exchange of visits shows that our ties are good.

President Lena Marik asked the minister to convey her greetings to the people of Norland.
"""


def brief(found: tuple[Attribution, ...]) -> list[tuple[str, str]]:
    """Speaker and first words of each."""
    return [(one.speakers[0].name if one.speakers else "", one.content[0].text[:14]) for one in found]


@models
def test_printed_speech_gives_its_statements(model: str) -> None:
    assert brief(attribute(BLOCKS, model=model, language="en")) == [
        ("Lena Marik", "Welcome! I am "),
        ("prime minister", "the river join"),
        ("Odo Falk", "Thank you, Mad"),
    ]


@models
def test_thoughts_of_printed_speech_on_demand(model: str) -> None:
    wide = attribute(BLOCKS, model=model, scope="attitudes", language="en")
    assert ("President Lena Marik", "said") in [(one.source.text, one.cue.text) for one in wide if one.source and one.cue]
    assert len(wide) > 3


@models
@pytest.mark.parametrize(
    "scope, attitudes",
    [(None, ["speech", "thought"]), ("attitudes", ["speech", "thought"]), ("statements", ["speech"])],
)
def test_other_texts_give_attitudes(
    model: str, scope: Literal["attitudes", "statements"] | None, attitudes: list[str]
) -> None:
    assert [one.attitude for one in attribute(NEWS, model=model, scope=scope, language="en")] == attitudes


def test_statements_are_those_of_the_record() -> None:
    found = attribute(BLOCKS, scope="statements", language="en")
    assert [one.content for one in found] == [one.content for one in read(BLOCKS).statements]


WIDER = [
    # text, (speaker, content) that only the network finds
    (
        "Minister Irgens received Envoy Holt. Skarstad explained the ferry would sail in June.",
        ("Skarstad", "the ferry would sail in June"),
    ),
]


@missing
@pytest.mark.parametrize("text, expected", WIDER)
def test_statements_that_only_the_network_finds(text: str, expected: tuple[str, str]) -> None:
    found = attribute(text, model="accurate", scope="statements", language="en")
    told = [(one.speakers[0].name, one.content[0].text.removeprefix("that ")) for one in found]
    assert (told, len(attribute(text, scope="statements", language="en"))) == ([expected], 0)


NO_STATEMENTS = [
    "Minister Irgens thanked Envoy Holt for the help that his government had given.",
    "The two sides discussed how the ports work together.",
    "Minister Irgens underlined the importance which Norland attaches to fishing.",
    "Minister Irgens agreed to visit Norland. Envoy Holt plans to return in May.",
    "The visit of Envoy Holt confirmed that again.",
]


@missing
@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_what_the_network_finds_and_no_record_would(text: str) -> None:
    assert attribute(text, model="accurate", scope="statements", language="en") == ()


@models
@pytest.mark.skipif(not REFERENCE.exists(), reason=f"no text {REFERENCE}: set COMMUNIQUE_SHARED")
def test_reference_text(model: str) -> None:
    found = attribute(REFERENCE, model=model)
    assert [(one.mode, one.inside) for one in found] == [
        ("verbatim", None), ("verbatim", None), ("reported", 1), ("reported", 1),
    ]  # fmt: skip
    assert [one.speakers[0].name.split()[-1] for one in found] == ["Aliyev", "Khrenin", "Lukashenko", "Lukashenko"]
