"""What people say of a record: each change, its history, taking back, two at one document, merging and parting."""

from __future__ import annotations

import json
from typing import Any

import pytest

from communique.store import Archive
from communique.store.batches import Hand
from communique.store.errors import ConflictError, ReviewError
from communique.store.judging import Addition, Judgement, Merging, Parting
from communique.store.uncertain import Wish

TEXT = (
    "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024. "
    "\U0001f91d Mr. Dahl said that trade would grow. President Kovač thanked Norway for its support. "
    "Ms Kovač will visit Oslo on 3 June 2024."
)
ANA, BEN = Hand("ana"), Hand("ben")


@pytest.fixture
def id_(put: Any) -> str:
    return str(put(TEXT, published="2024-05-06")[0])


def place(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def row(archive: Archive, id_: str, kind: str, field: str = "", has: str = "") -> dict[str, Any]:
    return next(
        r for r in archive.assertions(id_) if (r["kind"], r["field"]) == (kind, field) and has in r["value"]
    )


def value(archive: Archive, id_: str, found: dict[str, Any]) -> dict[str, Any]:
    """The value of an assertion as it stands in the reviewed record."""
    _, plain, _ = archive.review.looked_at(id_)
    whole = next(w for kind in ("acts", "statements", "entities") for w in plain[kind] if w["id"] == found["object"])
    return {name: whole[name] for name in json.loads(found["value"])}


def entity(archive: Archive, id_: str, name: str) -> Any:
    return next(e for e in archive.reviewed(id_).entities if name in e.name)


def edit(archive: Archive, id_: str, hand: Hand, found: dict[str, Any], **new: Any) -> int:
    return archive.review.edit(id_, hand, found["key"], {**value(archive, id_, found), **new})


def test_each_change_is_a_version_and_stays_in_the_history_with_who_when_and_why(archive: Archive, id_: str) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    assert archive.review.version(id_) == 0
    assert archive.review.judge(id_, Hand("ana", "as the text says"), [meeting["key"]], "accepted") == 1
    assert edit(archive, id_, Hand("ben", "it was put off"), meeting, status="postponed") == 2
    first, accepted, edited = (h for h in archive.review.history(id_, meeting["object"]) if h["field"] == "")
    assert (first["by"], first["why"], first["review"]) == ("communique 1", meeting["rule"], "machine")
    assert (accepted["by"], accepted["why"], accepted["review_before"]) == ("ana", "as the text says", "machine")
    assert (edited["by"], edited["action"], edited["made"] > "2024") == ("ben", "edit", True)
    assert json.loads(edited["value_before"])["status"] == "occurred"
    assert json.loads(edited["value"])["status"] == "postponed"
    act = archive.reviewed(id_).acts[0]
    assert (act.status, act.crosswalk.plover != archive.record(id_).acts[0].crosswalk.plover) == ("postponed", True)
    assert archive.acts("meeting")[0]["status"] == "postponed"


def test_undo_takes_back_the_last_thing_of_that_person_step_by_step(archive: Archive, id_: str) -> None:
    before = archive.assertions(id_), archive.reviewed(id_)
    meeting, visit = row(archive, id_, "act", has='"meeting"'), row(archive, id_, "act", has='"visit"')
    edit(archive, id_, ANA, meeting, status="planned")
    archive.review.judge(id_, BEN, [visit["key"]], "rejected")
    edit(archive, id_, ANA, meeting, status="cancelled")
    archive.review.add(id_, ANA, ("act", meeting["object"], "topics"), {"anchor": place("trade"), "code": "trade", "denied": False})
    assert archive.review.undo(id_, ANA) == 5
    assert archive.reviewed(id_).acts[0].topics == before[1].acts[0].topics
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_).acts[0].status == "planned"
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_).acts[0].status == "occurred"
    with pytest.raises(ReviewError, match="nothing of yours"):
        archive.review.undo(id_, ANA)
    archive.review.undo(id_, BEN)
    assert (archive.assertions(id_), archive.reviewed(id_)) == before
    done = archive.review.batches(id_)
    assert [b["action"] for b in done] == ["undo"] * 4 + ["add", "edit", "reject", "edit"]
    assert [b["undone"] for b in done[4:]] == [5, 6, 8, 7]


def test_nobody_undoes_what_another_has_built_on(archive: Archive, id_: str) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    edit(archive, id_, ANA, meeting, status="planned")
    edit(archive, id_, BEN, meeting, status="cancelled")
    with pytest.raises(ConflictError, match="ben has changed the same after you"):
        archive.review.undo(id_, ANA)
    archive.review.undo(id_, BEN)
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_).acts[0].status == "occurred"


def test_nobody_undoes_an_object_that_another_uses(archive: Archive, id_: str) -> None:
    """Ben has given the act that Ana added a role, or named the person that she added."""
    person = {"type": "person", "name": "Per Lund", "mentions": [place("trade")]}
    archive.review.add(id_, ANA, ("entity", "", ""), person)
    added = entity(archive, id_, "Per Lund")
    meeting = row(archive, id_, "act", has='"meeting"')["object"]
    archive.review.add(id_, BEN, ("act", meeting, "roles"), {"role": "attendee", "entity": added.id, "anchor": None})
    with pytest.raises(ConflictError, match="ben has changed"):
        archive.review.undo(id_, ANA)
    archive.review.undo(id_, BEN)
    archive.review.undo(id_, ANA)
    thanks = {"kind": "thanks", "status": "occurred", "anchors": [place("thanked Norway")]}
    archive.review.add(id_, ANA, ("act", "", ""), {**thanks, "kind": "assessment"})
    mine = next(act for act in archive.reviewed(id_).acts if act.rule == "a person's entry")
    archive.review.add(id_, BEN, ("act", mine.id, "roles"), {"role": "holder", "entity": None, "anchor": place("Norway")})
    with pytest.raises(ConflictError, match="ben has changed"):
        archive.review.undo(id_, ANA)


def test_two_on_one_document_lose_nothing(archive: Archive, id_: str) -> None:
    """On different objects both go through; on the same the second is told who was before him, and nothing changes."""
    meeting, visit = row(archive, id_, "act", has='"meeting"'), row(archive, id_, "act", has='"visit"')
    seen = archive.review.version(id_)
    edit(archive, id_, Hand("ana", seen=seen), meeting, status="planned")
    edit(archive, id_, Hand("ben", seen=seen), visit, status="proposed")
    with pytest.raises(ConflictError, match=r"^ana changed the same since you looked \(edit, 20") as told:
        edit(archive, id_, Hand("ben", seen=seen), meeting, status="cancelled")
    assert [(one["by"], one["action"], one["version"]) for one in told.value.since] == [("ana", "edit", 1)]
    statuses = {act.kind: act.status for act in archive.reviewed(id_).acts}
    assert (statuses["meeting"], statuses["visit"], archive.review.version(id_)) == ("planned", "proposed", 2)
    edit(archive, id_, Hand("ben", seen=2), meeting, status="cancelled")


def test_a_new_reading_is_a_conflict_for_who_saw_the_old_one(archive: Archive, id_: str, put: Any) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    put(TEXT, anew=True, version="2", published="2024-05-06")
    with pytest.raises(ConflictError, match="communique 2 has read the text anew"):
        archive.review.judge(id_, Hand("ana", seen=0), [meeting["key"]], "accepted")
    archive.review.judge(id_, Hand("ana", seen=1), [meeting["key"]], "accepted")


def test_what_people_said_outlives_a_new_reading_and_can_be_taken_back_after_it(archive: Archive, id_: str, put: Any) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    edit(archive, id_, ANA, meeting, status="cancelled")
    archive.review.merge(id_, ANA, entity(archive, id_, "Norway").id, entity(archive, id_, "Croatia").id)
    put(TEXT, anew=True, version="2", published="2024-05-06")
    assert archive.reviewed(id_).acts[0].status == "cancelled"
    assert not [e for e in archive.reviewed(id_).entities if e.name == "Norway"]
    archive.review.undo(id_, ANA)
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_) == archive.record(id_)


WRONG = [
    ({"status": "over"}, "act, status: 'over' is none of occurred,"),
    ({"status": None}, "act, status: None is none of"),
    ({"subtype": "lunch"}, "meeting: 'lunch' is no subtype"),
    ({"kind": "visit"}, "visit: '(talks|audience|host|guest)' is no "),
    ({"strength": "promise"}, "only a commitment has strength"),
    ({"form": "treaty"}, "'treaty' is no form"),
    ({"confidence": "high"}, "act, confidence: 'high' is no float"),
    ({"confidence": float("nan")}, "act, confidence: nan is no number"),
    ({"specific": 1}, "act, specific: 1 is no bool"),
    ({"anchors": []}, "it has no place in the text"),
    ({"anchors": [{"start": 0, "end": 9, "text": "Presidenx"}]}, "other words stand at 0 to 9"),
    ({"anchors": [{"start": 0, "end": 99999, "text": "President"}]}, "0 to 99999 is no place in the text"),
    ({"anchors": [{"start": -3, "end": 9, "text": "President"}]}, "is no place in the text"),
    ({"anchors": [{"start": "0", "end": 9, "text": "President"}]}, "."),
    ({"links": [{"relation": "basis", "act": "nothing"}]}, "the record has no act 'nothing'"),
    ({"links": [{"relation": "after", "act": "self"}]}, "."),
    ({"anchors": 7}, "."),
]  # fmt: skip


@pytest.mark.parametrize(("new", "told"), WRONG, ids=[str(new)[:40] for new, _ in WRONG])
def test_what_makes_no_record_is_refused_in_one_line_and_changes_nothing(
    archive: Archive, id_: str, new: dict[str, Any], told: str
) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    with pytest.raises(ReviewError, match=told) as refused:
        edit(archive, id_, ANA, meeting, **new)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 400
    assert (archive.review.version(id_), archive.reviewed(id_)) == (0, archive.record(id_))


@pytest.mark.parametrize(
    ("about", "new", "told"),
    [
        (("act", "meeting", "roles"), {"role": "visitor", "entity": None, "anchor": place("Split")}, "'visitor' is no role"),
        (("act", "meeting", "roles"), {"role": "guest", "entity": None, "anchor": None}, "nobody fills the role guest"),
        (("act", "meeting", "roles"), {"role": "guest", "entity": "nobody", "anchor": None}, "no entity 'nobody'"),
        (("act", "meeting", "topics"), {"anchor": place("trade"), "code": "chess", "denied": False}, "'chess' is no topic"),
        (("act", "meeting", "when"), {"anchor": place("5 May"), "start": "2024-5-5", "end": None, "time": None, "duration": None, "basis": "stated"}, "no day"),
        (("act", "meeting", "when"), {"anchor": place("5 May"), "start": "2024-05-05", "end": "2024-05-04", "time": None, "duration": None, "basis": "stated"}, "before it begins"),
        (("act", "meeting", "colour"), {"anchor": place("5 May")}, "no field of act that is added to"),
        (("act", "nothing", "topics"), {"anchor": place("trade"), "code": "trade", "denied": False}, "no act nothing"),
        (("animal", "", ""), {}, "not entity, statement or act"),
        (("act", "", ""), {"kind": "visit"}, "needs its kind and its place"),
        (("statement", "", ""), {"mode": "reported", "content": []}, "needs its kind and its place"),
    ],
)  # fmt: skip
def test_additions_that_cannot_be_are_refused(archive: Archive, id_: str, about: Any, new: Any, told: str) -> None:
    kind, object_, field = about
    known = row(archive, id_, "act", has='"meeting"')["object"]
    with pytest.raises(ReviewError, match=told):
        archive.review.add(id_, ANA, (kind, known if object_ == "meeting" else object_, field), new)
    assert archive.reviewed(id_) == archive.record(id_)


def test_what_is_missing_is_added_and_found_in_the_lists(archive: Archive, id_: str) -> None:
    meeting = row(archive, id_, "act", has='"meeting"')
    oslo = {"kind": "visit", "subtype": "working", "status": "planned", "anchors": [place("visit Oslo on 3 June 2024")]}
    archive.review.add(id_, ANA, ("act", "", ""), oslo)
    added = next(act for act in archive.reviewed(id_).acts if act.rule == "a person's entry")
    archive.review.add(id_, ANA, ("act", added.id, "roles"), {"role": "visitor", "entity": entity(archive, id_, "Kova").id, "anchor": place("Ms Kovač")})
    when = {"anchor": place("3 June 2024"), "start": "2024-06-03", "end": "2024-06-03", "time": None, "duration": None, "basis": "stated"}
    archive.review.add(id_, ANA, ("act", added.id, "when"), when)
    archive.review.add(id_, ANA, ("act", added.id, "when"), {**when, "start": "2024-06-02"})
    listed = next(r for r in archive.acts("visit") if r["act_id"] == added.id)
    assert (listed["visitor"], listed["date_start"], listed["review"]) == ("Ana Kovač", "2024-06-02", "human")
    archive.review.add(id_, ANA, ("statement", "", ""), {"mode": "reported", "content": [place("thanked Norway")]})
    assert "thanked Norway" in {row["content"] for row in archive.statements()}
    topic = {"anchor": place("trade"), "code": "trade", "denied": False}
    archive.review.add(id_, ANA, ("act", meeting["object"], "topics"), topic)
    for again in (("act", meeting["object"], "topics"), topic), (("act", "", ""), oslo):
        with pytest.raises(ReviewError, match="that is there already"):
            archive.review.add(id_, BEN, *again)


def test_a_mention_is_added_and_taken_away(archive: Archive, id_: str) -> None:
    person = entity(archive, id_, "Dahl")
    archive.review.add(id_, ANA, ("entity", person.id, "mentions"), place("trade"))
    assert "trade" in {m.text for m in entity(archive, id_, "Dahl").mentions}
    archive.review.change(id_, ANA, [Addition("entity", person.id, "mentions", place("Mr. Dahl"), gone=True)])
    assert "Mr. Dahl" not in {m.text for m in entity(archive, id_, "Dahl").mentions}
    archive.review.undo(id_, ANA)
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_) == archive.record(id_)


def test_merged_entities_are_one_wherever_they_are_named(archive: Archive, id_: str) -> None:
    gone, kept = entity(archive, id_, "Norway"), entity(archive, id_, "Croatia")
    assert archive.review.merge(id_, ANA, gone.id, kept.id) == 1
    record = archive.reviewed(id_)
    assert gone.id not in json.dumps(record.to_dict())
    one = entity(archive, id_, "Croatia")
    assert "Norway" in one.aliases and len(one.mentions) == len(gone.mentions) + len(kept.mentions)
    assert [m.start for m in one.mentions] == sorted(m.start for m in one.mentions)
    for entity_, into in ((gone.id, kept.id), (kept.id, kept.id), (kept.id, gone.id), ("nobody", kept.id)):
        with pytest.raises(ReviewError):
            archive.review.merge(id_, BEN, entity_, into)
    assert archive.review.version(id_) == 1
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_) == archive.record(id_)


def test_a_chain_of_merges_ends_at_the_last(archive: Archive, id_: str) -> None:
    a, b, c = (entity(archive, id_, name).id for name in ("Norway", "Croatia", "Split"))
    archive.review.merge(id_, ANA, a, b)
    archive.review.merge(id_, ANA, b, c)
    assert {e.id for e in archive.reviewed(id_).entities} & {a, b, c} == {c}
    with pytest.raises(ReviewError, match="merged into itself"):
        archive.review.change(id_, ANA, [Merging(c, a)])


def test_a_part_of_an_entity_is_another_with_what_stands_there(archive: Archive, id_: str) -> None:
    whole = entity(archive, id_, "Kova")
    own = [m for m in whole.mentions if m.start > TEXT.index("thanked")]
    assert 0 < len(own) < len(whole.mentions)
    spans = tuple((m.start, m.end) for m in own)
    archive.review.split(id_, ANA, Parting(whole.id, "Iva Kovač", spans))
    record = archive.reviewed(id_)
    first, second = (next(e for e in record.entities if e.name == name) for name in ("Ana Kovač", "Iva Kovač"))
    assert second.mentions == tuple(own) and not set(own) & set(first.mentions)
    roles = {act.kind: {role.entity for role in act.roles} for act in record.acts}
    assert second.id in roles["visit"] and first.id not in roles["visit"]
    assert first.id in roles["meeting"]
    for wrong in (tuple((m.start, m.end) for m in first.mentions), (), ((0, 1),)):
        with pytest.raises(ReviewError, match="some of its mentions"):
            archive.review.split(id_, ANA, Parting(first.id, "Nobody", wrong))
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_) == archive.record(id_)


def test_a_rejected_entity_leaves_its_words_where_it_was_named(archive: Archive, id_: str) -> None:
    guest = entity(archive, id_, "Dahl")
    archive.review.judge(id_, ANA, [row(archive, id_, "entity", has="Dahl")["key"]], "rejected")
    record = archive.reviewed(id_)
    assert guest.id not in json.dumps(record.to_dict())
    role = next(role for act in record.acts if act.kind == "meeting" for role in act.roles if role.role == "guest")
    assert (role.entity, "Dahl" in role.anchor.text) == (None, True)
    with pytest.raises(ReviewError, match="no entity"):
        archive.review.add(id_, ANA, ("act", record.acts[0].id, "roles"), {"role": "guest", "entity": guest.id, "anchor": None})


def test_changes_made_together_are_all_made_or_none(archive: Archive, id_: str) -> None:
    meeting, visit = row(archive, id_, "act", has='"meeting"'), row(archive, id_, "act", has='"visit"')
    with pytest.raises(ReviewError, match="no such assertion"):
        archive.review.change(id_, ANA, [Judgement(meeting["key"], "rejected"), Judgement(7, "rejected")])
    assert archive.reviewed(id_) == archive.record(id_)
    archive.review.judge(id_, ANA, [meeting["key"], visit["key"]], "rejected")
    assert (archive.review.version(id_), archive.acts("meeting"), archive.acts("visit")) == (1, [], [])
    archive.review.undo(id_, ANA)
    assert archive.reviewed(id_) == archive.record(id_)


def test_the_queue_has_what_nobody_judged_the_main_and_least_certain_first(archive: Archive, id_: str) -> None:
    rows = archive.review.queue()
    acts = [r for r in rows if r["kind"] == "act"]
    assert [r["kind"] for r in rows] == ["act"] * len(acts) + ["statement"] * (len(rows) - len(acts))
    assert [r["salience"] for r in acts] == sorted(r["salience"] for r in acts) and acts[0]["salience"] == "main"
    measures = [r["confidence"] or 0 for r in acts if r["salience"] == "mentioned"]
    assert measures == sorted(measures)
    archive.review.judge(id_, ANA, [row(archive, id_, "act", has='"meeting"')["key"]], "accepted")
    assert acts[0]["object"] not in {r["object"] for r in archive.review.queue()}
    assert {r["what"] for r in archive.review.queue(Wish(kind="visit", document=id_))} == {"visit"}
    assert archive.review.queue(Wish(publisher="elsewhere.example")) == []
    assert len(archive.review.queue(Wish(limit=2))) == 2
    assert archive.review.queue(Wish(limit=2, offset=1))[0] == archive.review.queue(Wish(limit=2))[1]
    assert archive.review.left()["act_judged"] == 1
