"""Coding by two who do not see each other: kept apart from the archive, measured, settled."""

from __future__ import annotations

from typing import Any

import pytest

from communique.store import Archive
from communique.store.batches import Hand
from communique.store.coding import Code, Coding, Project
from communique.store.errors import ReviewError

TEXT = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split. He will visit Oslo in June."
OTHER = "The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024."
EDITOR = Hand("eva")


@pytest.fixture
def ids(archive: Archive, put: Any) -> tuple[str, str]:
    for name in ("ana", "ben", "eva"):
        archive.review.accounts.add(name, "h", "coder")
    return put(TEXT)[0], put(OTHER, "b.txt")[0]


@pytest.fixture
def coding(archive: Archive, ids: tuple[str, str]) -> Coding:
    archive.review.coding.begin(Project("pilot", ids, ("ana", "ben"), ("right", "status", "kind")), "eva")
    return archive.review.coding


def acts(archive: Archive, id_: str) -> list[str]:
    return [act.id for act in archive.record(id_).acts]


def test_what_coders_say_changes_nothing_until_it_is_settled(archive: Archive, coding: Coding, ids: tuple[str, str]) -> None:
    first = acts(archive, ids[0])[0]
    coding.code("pilot", ids[0], "ana", [Code(first, "right", "yes"), Code(first, "status", "planned")])
    coding.code("pilot", ids[0], "ben", [Code(first, "right", "yes"), Code(first, "status", "occurred", "in the past")])
    assert archive.reviewed(ids[0]) == archive.record(ids[0])
    assert archive.review.version(ids[0]) == 0
    (dispute,) = coding.disputed("pilot")
    assert (dispute["object"], dispute["field"], dispute["says"]) == (first, "status", {"ana": "planned", "ben": "occurred"})
    assert coding.settle("pilot", ids[0], EDITOR, Code(first, "status", "planned")) == 1
    assert archive.reviewed(ids[0]).acts[0].status == "planned"
    assert coding.disputed("pilot") == []
    step = archive.review.history(ids[0], first)[-1]
    assert (step["by"], step["why"]) == ("eva", "settled in pilot")


def test_nobody_sees_what_the_other_says(archive: Archive, coding: Coding, ids: tuple[str, str]) -> None:
    first = acts(archive, ids[0])[0]
    coding.code("pilot", ids[0], "ana", [Code(first, "right", "yes"), Code(first, "right", "no")])
    assert [(row["field"], row["value"]) for row in coding.said("pilot", ids[0], "ana")] == [("right", "no")]
    assert coding.said("pilot", ids[0], "ben") == []
    assert first in {row["object"] for row in coding.queue("pilot", "ben")}
    assert first not in {row["object"] for row in coding.queue("pilot", "ana")}
    with pytest.raises(ReviewError, match="not a project in which eva codes"):
        coding.said("pilot", ids[0], "eva")


def test_an_object_that_one_adds_the_other_has_not_seen(archive: Archive, coding: Coding, ids: tuple[str, str]) -> None:
    words = "visit Nairobi"
    start = OTHER.index(words)
    value = {"kind": "message", "status": "planned", "anchors": [{"start": start, "end": start + len(words), "text": words}]}
    coding.code("pilot", ids[1], "ana", [Code("", "added", {"kind": "act", "value": value})])
    assert coding.disputed("pilot") == []
    coding.done("pilot", ids[1], "ben")
    (dispute,) = coding.disputed("pilot")
    assert dispute["says"] == {"ana": "yes", "ben": "not seen"}
    with pytest.raises(ReviewError, match="settle first whether it is right"):
        coding.settle("pilot", ids[1], EDITOR, Code(dispute["object"], "status", "planned"))
    coding.settle("pilot", ids[1], EDITOR, Code(dispute["object"], "right", "yes"))
    assert {act.kind for act in archive.reviewed(ids[1]).acts} == {"visit", "message"}


def test_a_rejected_act_is_rejected_when_settled_so(archive: Archive, coding: Coding, ids: tuple[str, str]) -> None:
    (visit,) = acts(archive, ids[1])
    for coder, says in (("ana", "yes"), ("ben", "no")):
        coding.code("pilot", ids[1], coder, [Code(visit, "right", says)])
    assert coding.labels("pilot") == [(coder, f"{ids[1]} {visit}", "right", says) for coder, says in (("ana", "yes"), ("ben", "no"))]
    coding.settle("pilot", ids[1], EDITOR, Code(visit, "right", "no"))
    assert archive.reviewed(ids[1]).acts == ()


def test_the_figures_of_a_project(coding: Coding, ids: tuple[str, str]) -> None:
    coding.done("pilot", ids[0], "ana")
    coding.done("pilot", ids[0], "ana")
    (row,) = coding.projects()
    assert (row["name"], row["coders"], row["documents"], row["done"], row["fields"]) == (
        "pilot", ["ana", "ben"], 2, {"ana": 1}, ["right", "status", "kind"],
    )  # fmt: skip
    assert [bool(d["done"]) for d in coding.documents("pilot", "ana")] == [True, False]
    assert coding.projects("eva") == []


@pytest.mark.parametrize(
    ("project", "told"),
    [
        (Project("p", ("",), ("ana", "ben"), ("right",)), "no document begins so"),
        (Project("p", ("first",), ("ana", "zoe"), ("right",)), "zoe: there is no such account"),
        (Project("p", ("first",), ("ana", "ana"), ("right",)), "two coders"),
        (Project("p", (), ("ana", "ben"), ("right",)), "it takes documents"),
        (Project("p", ("first",), ("ana", "ben"), ("mood",)), r"\(not mood\)"),
        (Project("p", ("first",), ("ana", "ben"), ()), "fields that are coded"),
        (Project("a/b", ("first",), ("ana", "ben"), ("right",)), "no name of a project"),
        (Project("pilot", ("first",), ("ana", "ben"), ("right",)), "already"),
    ],
)
def test_projects_that_cannot_be(coding: Coding, ids: tuple[str, str], project: Project, told: str) -> None:
    documents = tuple(ids[0] if one == "first" else one for one in project.documents)
    with pytest.raises(Exception, match=told):
        coding.begin(Project(project.name, documents, project.coders, project.fields), "eva")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (Code("first", "status", "over"), "none of its values"),
        (Code("first", "mode", "quoted"), "not a field of this project"),
        (Code("nothing", "right", "yes"), "no such act or statement"),
        (Code("", "added", {"kind": "act", "value": {"kind": "visit"}}), "needs its kind and its place"),
        (Code("", "added", 7), "."),
    ],
)
def test_codes_that_cannot_be(archive: Archive, coding: Coding, ids: tuple[str, str], code: Code, told: str) -> None:
    object_ = acts(archive, ids[0])[0] if code.object == "first" else code.object
    with pytest.raises(ReviewError, match=told):
        coding.code("pilot", ids[0], "ana", [Code(object_, code.field, code.value)])
