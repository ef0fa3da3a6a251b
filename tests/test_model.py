"""The record as data: both ways without loss, true to its schema, every anchor with its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import Record, read

ROOT = Path(__file__).parents[1]
TEXTS = sorted([*(ROOT / "examples").glob("*.txt"), *(ROOT / "src/communique/styles").glob("*/sample*.txt")])
VALIDATOR = jsonschema.Draft202012Validator(Record.json_schema())
each = pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")


def anchors(value: Any) -> Iterator[dict[str, Any]]:
    """Every anchor in a plain record."""
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield value
        for inner in value.values():
            yield from anchors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from anchors(inner)


def hold(record: Record) -> None:
    """Every anchor has its words, every id that is named is there, and ids are not given twice."""
    text, plain = record.document.text, record.to_dict()
    for anchor in anchors({key: value for key, value in plain.items() if key != "schema"}):
        assert text[anchor["start"] : anchor["end"]] == anchor["text"]
        assert anchor["text"]
    entities = {entity.id for entity in record.entities}
    statements = {said.id for said in record.statements}
    acts = {act.id for act in record.acts}
    assert len(entities) == len(record.entities)
    assert len(statements) == len(record.statements)
    assert len(acts) == len(record.acts)
    for said in record.statements:
        assert {*said.speakers, *said.addressees, *said.about} <= entities
        assert said.parent in {None, *statements} and said.parent != said.id
        assert said.content and said.rule
    for act in record.acts:
        assert act.anchors and act.rule
        assert {role.entity for role in act.roles} <= {None, *entities}
        assert all(role.entity or role.anchor for role in act.roles)
        assert {link.act for link in act.links} <= acts
        assert act.voice is None or (act.voice.statement in {None, *statements} and {*act.voice.speakers} <= entities)
    for segment in record.document.segments:
        assert 0 <= segment.start < segment.end <= len(text)


@each
def test_round_trip(path: Path) -> None:
    record = read(path)
    assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record


@each
def test_schema(path: Path) -> None:
    VALIDATOR.validate(json.loads(json.dumps(read(path).to_dict())))


@each
def test_anchors_and_ids(path: Path) -> None:
    hold(read(path))


@each
def test_the_same_text_gives_the_same_record(path: Path) -> None:
    assert json.dumps(read(path).to_dict()) == json.dumps(read(path).to_dict())


def test_schema_refuses_what_is_no_record() -> None:
    plain = read(TEXTS[0]).to_dict()
    assert not VALIDATOR.is_valid({**plain, "more": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in plain.items() if key != "acts"})
    assert not VALIDATOR.is_valid({**plain, "document": {**plain["document"], "text": None}})


def test_a_dict_of_another_shape_is_refused() -> None:
    with pytest.raises((KeyError, TypeError)):
        Record.from_dict({"schema": "communique/record/1"})


WORDS = [
    "President",
    "of",
    "the",
    "Republic",
    "Latvia",
    "Kazakhstan",
    "Minister",
    "Foreign",
    "Ieva Klints",
    "Olav Berg",
    "said",
    "said:",
    "that",
    "–",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    ":",
    ",",
    ".",
    "?",
    "\n",
    "\n\n",
    "received",
    "met",
    "will",
    "visit",
    "agreed",
    "to",
    "thanked",
    "for",
    "greetings",
    "invited",
    "not",
    "welcomed",
    "in",
    "May",
    "2024",
    "14",
    "today",
    "next week",
    "I",
    "we",
    "our",
    "his",
    "Q",
    "PRESIDENT KLINTS:",
    "* * *",
    "###",
    "1.",
    "- ",
    "12 million dollars",
    "\u00ad",
    "\u200b",
    "\u202e",
    "’s",
    "李明",
    "Президент",
    "😀",
    "\t",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
calm = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@calm
@given(sentences.filter(lambda text: bool(text.strip())))
def test_words_in_any_order_are_read(text: str) -> None:
    hold(read(text))


@calm
@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip("\ufeff").strip())))
def test_any_text_is_read(text: str) -> None:
    hold(read(text))


@calm
@given(st.data())
def test_samples_cut_and_joined_anywhere_are_read(data: st.DataObject) -> None:
    parts = []
    for _ in range(2):
        text = data.draw(st.sampled_from(TEXTS)).read_text(encoding="utf8")
        start = data.draw(st.integers(0, len(text) - 1))
        parts.append(text[start : start + data.draw(st.integers(1, 900))])
    joined = "".join(parts)
    if joined.strip():
        hold(read(joined))


def test_schema_in_the_documentation_is_the_one_in_force() -> None:
    written = json.loads((ROOT / "docs" / "schema.json").read_text(encoding="utf8"))
    assert written == Record.json_schema(), "write it anew: communique schema > docs/schema.json"
