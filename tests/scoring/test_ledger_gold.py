"""The gold for what goes across documents: whole, anchored, split, and without a word of the texts in it."""

from __future__ import annotations

import functools
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "ledger"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).parents[3] / "shared"))
CORPUS = SHARED / "corpus" / "whitehouse-series"
FILES = sorted(path for part in ("open", "closed") for path in (GOLD / part).glob("*.json"))
CORPUS_FILES = [path for path in FILES if json.loads(path.read_text("utf8"))["folder"] == "whitehouse-series"]

Json = dict[str, Any]
Place = list[Any]

KEYS = {
    "story", "folder", "documents", "persons", "offices", "events", "plans", "commitments", "chains", "compare",
    "doubtful",
}  # fmt: skip
STATUSES = {"occurred", "ongoing", "planned", "proposed", "hypothetical", "negated", "postponed", "cancelled"}
STATES_OF_A_COMMITMENT = {
    "open", "due", "overdue", "done", "partly_done", "superseded", "cancelled", "cannot_be_checked",
}  # fmt: skip
SHOWS = {"done", "partly", "against", "superseded"}
STEPS = {"sent", "carried", "returned", "invited", "accepted", "planned", "took_place"}
WAYS_TO_DIFFER = {"topic", "firmness", "position", "participants", "tone"}


def gold(path: Path) -> Json:
    read: Json = json.loads(path.read_text("utf8"))
    return read


@functools.cache
def text(name: str) -> str:
    return (CORPUS / name).read_text("utf8").replace("\r\n", "\n").replace("\r", "\n")


def compared(pair: Json) -> Iterator[Place]:
    yield from pair["only_first"] + pair["only_second"]
    for one, other, *_ in pair["both"] + pair["differ"]:
        yield from (one, other)


def followed(story: Json) -> Iterator[Place]:
    for plan in story["plans"]:
        yield from (plan["plan"], plan["by"])
    for promise in story["commitments"]:
        yield promise["at"]
        yield from (found["at"] for found in promise["evidence"])


def places(story: Json) -> Iterator[Place]:
    yield from (place for person in story["persons"] for place in person["mentions"])
    yield from (mention[:3] for event in story["events"] for mention in event["mentions"])
    yield from followed(story)
    yield from (step[:3] for chain in story["chains"] for step in chain["steps"])
    yield from (place for pair in story["compare"] for place in compared(pair))
    yield from story.get("doubtful", [])


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from strings(held)


pytestmark = pytest.mark.skipif(not FILES, reason="no ledger gold in this copy")
each = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
each_of_corpus = pytest.mark.parametrize("path", CORPUS_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")


@each
def test_it_has_the_shape_that_it_should(path: Path) -> None:
    story = gold(path)
    assert set(story) - {"doubtful"} == KEYS - {"doubtful"}
    assert story["story"] == path.stem
    assert all(len(place) == 3 and place[0] in story["documents"] for place in places(story))
    assert all(0 <= start < end for _, start, end in places(story))


@each
def test_ids_are_told_apart_and_offices_have_their_persons(path: Path) -> None:
    story = gold(path)
    for kind in ("persons", "events"):
        assert not [one for one, n in Counter(found["id"] for found in story[kind]).items() if n > 1]
    assert {office["person"] for office in story["offices"]} <= {person["id"] for person in story["persons"]}
    assert all(set(office["documents"]) <= set(story["documents"]) for office in story["offices"])


@each
def test_a_person_has_one_place_in_a_document_and_no_place_is_two_persons(path: Path) -> None:
    story = gold(path)
    for person in story["persons"]:
        assert person["mentions"]
        assert len({place[0] for place in person["mentions"]}) == len(person["mentions"])
    taken = Counter(tuple(place) for person in story["persons"] for place in person["mentions"])
    assert not [place for place, n in taken.items() if n > 1]


@each
def test_no_telling_shares_words_with_that_of_another_event(path: Path) -> None:
    told = sorted(tuple(mention[:3]) for event in gold(path)["events"] for mention in event["mentions"])
    assert not [(one, other) for one, other in pairwise(told) if one[0] == other[0] and other[1] < one[2]]


@each
def test_kinds_are_known(path: Path) -> None:
    story = gold(path)
    assert {event["kind"] for event in story["events"]} <= {"meeting", "visit", "agreement"}
    assert {mention[3] for event in story["events"] for mention in event["mentions"]} <= STATUSES
    assert {plan["outcome"] for plan in story["plans"]} <= {"happened", "postponed", "cancelled"}
    assert {found["shows"] for made in story["commitments"] for found in made["evidence"]} <= SHOWS
    states = {state for made in story["commitments"] for held in made["status"].values() for state in held.split("|")}
    assert states <= STATES_OF_A_COMMITMENT
    assert {chain["kind"] for chain in story["chains"]} <= {"message", "invitation"}
    assert {step[3] for chain in story["chains"] for step in chain["steps"]} <= STEPS
    assert {way for pair in story["compare"] for *_, way in pair["differ"]} <= WAYS_TO_DIFFER


@each
def test_two_accounts_are_compared_each_in_its_own_document(path: Path) -> None:
    for pair in gold(path)["compare"]:
        first, second = pair["documents"]
        assert {place[0] for place in pair["only_first"]} <= {first}
        assert {place[0] for place in pair["only_second"]} <= {second}
        assert {(one[0], other[0]) for one, other, *_ in pair["both"] + pair["differ"]} <= {(first, second)}


@each_of_corpus
def test_it_holds_names_and_titles_and_no_sentence(path: Path) -> None:
    """Names of stories, files, persons, offices and states, and the words of the format: nothing else is a string."""
    story = gold(path)
    named = {person["name"] for person in story["persons"]} | {office["title"] for office in story["offices"]}
    of_format = STATUSES | STATES_OF_A_COMMITMENT | SHOWS | STEPS | WAYS_TO_DIFFER
    of_format |= {"meeting", "visit", "agreement", "happened", "message", "invitation", story["story"], story["folder"]}
    words = {part for held in strings(story) for part in (held.split("|") if held not in named else [held])}
    left = words - named - of_format - set(story["documents"])
    assert not [held for held in left if not re.fullmatch(r"[pe]\d+|[A-Z]{2,6}", held)]
    assert all(len(held.split()) <= 14 and not held.removesuffix(" Jr.").endswith(".") for held in named)


@each_of_corpus
def test_every_place_lies_in_its_text_on_whole_words(path: Path) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"no texts in {CORPUS}: set COMMUNIQUE_SHARED")
    for name, start, end in places(gold(path)):
        words = text(name)[start:end]
        assert end <= len(text(name)), (name, start, end)
        assert words.strip() == words, (name, start, end)
        edges = text(name)[max(0, start - 1) : start + 1], text(name)[end - 1 : end + 1]
        assert not any(re.fullmatch(r"\w\w", edge) and edge[1].islower() for edge in edges), (name, start, end)


@each_of_corpus
def test_a_person_is_named_where_the_gold_says(path: Path) -> None:
    """The beginning of some part of the kept name, case aside, stands in the words of the place."""
    if not CORPUS.is_dir():
        pytest.skip(f"no texts in {CORPUS}: set COMMUNIQUE_SHARED")
    for person in gold(path)["persons"]:
        parts = {part.casefold()[:5] for part in re.findall(r"\w{2,}", person["name"])}
        for name, start, end in person["mentions"]:
            words = {part.casefold()[:5] for part in re.findall(r"\w{2,}", text(name)[start:end])}
            assert parts & words, (person["id"], name, start, end)


def test_no_text_of_the_corpus_is_in_two_storylines() -> None:
    """Else a text that rules were written from could come again in the closed part."""
    held = Counter(name for path in CORPUS_FILES for name in gold(path)["documents"])
    assert not [name for name, n in held.items() if n > 1]
