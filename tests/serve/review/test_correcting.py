"""Every action of review, as a person does it in a browser without scripts: open a page, fill in a form, press a button."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from communique import evaluating
from communique.store import Archive, Filter
from communique.store.batches import Hand
from communique.store.dyads import Span
from communique.store.packing import grown

from .conftest import Visitor


@pytest.fixture
def id_(archive: Archive) -> str:
    return next(row["document_id"] for row in archive.documents(Filter(limit=None)) if row["source"] == "gov.hr.example/1")


def act(archive: Archive, id_: str, kind: str = "meeting") -> Any:
    return next(act for act in archive.reviewed(id_).acts if act.kind == kind)


def key(archive: Archive, object_: str, id_: str, field: str = "", has: str = "") -> int:
    rows = archive.assertions(id_)
    return next(r["key"] for r in rows if (r["object"], r["field"]) == (object_, field) and has in r["value"])


def entity(archive: Archive, id_: str, name: str) -> Any:
    return next(one for one in archive.reviewed(id_).entities if name in one.name)


def test_from_the_queue_to_an_accepted_act(archive: Archive, ana: Visitor, id_: str) -> None:
    ana.open("/review")
    assert "acts left" in ana.words
    first = ana.page.xpath("//tbody//th/a/@href")[0]
    assert ana.open(first).answer.status_code == 200
    meeting = act(archive, id_)
    judge(ana, id_, key(archive, meeting.id, id_), "accepted")
    assert "Saved." in ana.words
    (listed,) = [r for r in archive.acts("meeting", Filter(limit=None)) if r["act_id"] == meeting.id]
    assert listed["review"] == "accepted"
    assert archive.review.history(id_, meeting.id)[-1]["by"] == "ana"
    assert not any(meeting.id in link for link in ana.open("/review").page.xpath("//tbody//th/a/@href"))


def judge(who: Visitor, id_: str, row: int, review: str, seen: int | None = None) -> Visitor:
    who.open(f"/review/documents/{id_}")
    form = next(f for f in who.page.forms if f.action.endswith("/judge") and f.xpath('.//input[@name="key"]/@value') == [str(row)])
    given = [(n, v if n != "seen" or seen is None else str(seen)) for n, v in form.form_values()]
    return who.post(form.action, [*given, ("review", review)])


def test_a_rejected_act_stands_among_what_was_taken_out_and_comes_back(archive: Archive, ana: Visitor, id_: str) -> None:
    meeting = act(archive, id_)
    row = key(archive, meeting.id, id_)
    judge(ana, id_, row, "rejected")
    assert meeting.id not in {one.id for one in archive.reviewed(id_).acts}
    assert "History of meeting (rejected)" in ana.open(f"/review/documents/{id_}/history/{meeting.id}").words
    assert "meeting (rejected)" in ana.open(f"/review/documents/{id_}/objects/{meeting.id}").words
    judge(ana, id_, row, "accepted")
    assert meeting in archive.reviewed(id_).acts
    ana.send("/undo")
    assert "Taken back." in ana.words
    assert meeting.id not in {one.id for one in archive.reviewed(id_).acts}
    ana.send("/undo")
    assert archive.reviewed(id_) == archive.record(id_)
    assert "disabled" in ana.form("/undo").xpath(".//button")[0].attrib


def test_a_form_that_is_sent_as_it_is_changes_nothing(archive: Archive, ana: Visitor, id_: str) -> None:
    record = archive.reviewed(id_)
    for one in (*record.acts, *record.statements, *record.entities):
        action = f"/objects/{one.id}"
        ana.open(f"/review/documents/{id_}{action}").send(action)
        assert ana.answer.status_code == 200 and "Nothing was changed." in ana.words
    assert (archive.reviewed(id_), archive.review.version(id_)) == (record, 0)


def test_role_status_and_place_are_edited_in_one_form(archive: Archive, ana: Visitor, id_: str) -> None:
    meeting = act(archive, id_)
    text = archive.record(id_).document.text
    itself, guest = key(archive, meeting.id, id_), next(r["key"] for r in archive.assertions(id_) if r["object"] == meeting.id and r["field"] == "roles" and '"participant"' in r["value"])
    action = f"/objects/{meeting.id}"
    ana.open(f"/review/documents/{id_}{action}")
    ana.send(action, **{
        f"k{itself}.status": "postponed", f"k{itself}.anchors.0.words": "met with the Prime Minister of Norway",
        f"k{guest}.role": "host", "new-topics.anchor.words": "energy", "new-topics.code": "energy", "why": "As it says.",
    })  # fmt: skip
    assert ana.answer.status_code == 200, ana.words
    changed = act(archive, id_)
    assert (changed.status, changed.anchors[0].text) == ("postponed", "met with the Prime Minister of Norway")
    assert text[changed.anchors[0].start : changed.anchors[0].end] == changed.anchors[0].text
    assert len([role for role in changed.roles if role.role == "host"]) == 1
    assert archive.review.version(id_) == 1
    last = archive.review.batches(id_)[0]
    assert (last["by"], last["action"], last["why"]) == ("ana", "edit", "As it says.")
    words = ana.open(f"/review/documents/{id_}/history/{meeting.id}").words
    assert "As it says." in words and "postponed" in words and "communique 1" in words
    ana.open(f"/review/documents/{id_}").send("/undo")
    assert archive.reviewed(id_) == archive.record(id_)


def test_readers_see_at_once_what_was_corrected_and_nothing_of_who_is_signed_in(
    archive: Archive, ana: Visitor, nobody: Visitor, id_: str
) -> None:
    meeting, path = act(archive, id_), f"/documents/{id_}"
    assert "cancelled" not in nobody.open(path).words
    row = next(r for r in archive.assertions(id_) if r["object"] == meeting.id and not r["field"])
    value = grown(json.loads(row["value"]), archive.record(id_).document.text)
    archive.review.edit(id_, Hand("ana"), row["key"], {**value, "status": "cancelled"})
    signed = ana.open(path)
    assert signed.answer.headers["cache-control"] == "private, no-store" and "ana, coder" in signed.words
    nobody.open(path)
    assert "cancelled" in nobody.words and "ana, coder" not in nobody.words
    assert "cache-control" not in nobody.answer.headers


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("anchors.0.words", "words that nowhere stand", "has not the words"), ("status", "over", "is none of"), ("subtype", "state", "no subtype")],
)
def test_what_cannot_be_saved_is_told_and_nobody_has_to_write_it_again(
    archive: Archive, ana: Visitor, id_: str, name: str, value: str, told: str
) -> None:
    meeting = act(archive, id_)
    itself = key(archive, meeting.id, id_)
    action = f"/objects/{meeting.id}"
    ana.open(f"/review/documents/{id_}{action}").send(action, **{f"k{itself}.{name}": value, f"k{itself}.salience": "mentioned", "why": "my reason"})
    assert (ana.answer.status_code, archive.review.version(id_)) == (422, 0)
    assert told in ana.words
    given = dict(ana.form(action).form_values())
    assert (given[f"k{itself}.salience"], given["why"]) == ("mentioned", "my reason")


def test_a_missing_act_is_added_from_a_selection(archive: Archive, ana: Visitor, id_: str) -> None:
    """The browser tells where the selection begins in units of UTF-16."""
    text = archive.record(id_).document.text
    words, start = "Norway", text.rindex("Norway")
    ana.open(f"/review/documents/{id_}/add/act").send("/add/act", **{
        "new.kind": "thanks", "new.status": "occurred", "new.salience": "mentioned",
        "new.anchors.0.words": words, "new.anchors.0.units": str(len(text[:start].encode("utf-16-le")) // 2),
    })  # fmt: skip
    assert "Added." in ana.words
    added = act(archive, id_, "thanks")
    assert [(one.start, one.text) for one in added.anchors] == [(start, words)]
    person = entity(archive, id_, "Dahl")
    action = f"/objects/{added.id}"
    ana.open(f"/review/documents/{id_}{action}").send(action, **{"new-roles.role": "thanker", "new-roles.entity": person.id})
    assert [(role.role, role.entity) for role in act(archive, id_, "thanks").roles] == [("thanker", person.id)]


def test_a_missing_statement_and_somebody_missing_are_added_by_their_words(archive: Archive, ana: Visitor, id_: str) -> None:
    path = f"/review/documents/{id_}/add"
    ana.open(f"{path}/statement").send("/add/statement", **{"new.mode": "reported", "new.content.0.words": "They discussed energy and shipping."})
    assert [one.content[0].text for one in archive.reviewed(id_).statements] == ["They discussed energy and shipping."]
    ana.open(f"{path}/entity").send("/add/entity", **{"new.type": "organization", "new.name": "The Fleet", "new..words": "rescue boats"})
    assert [m.text for m in entity(archive, id_, "The Fleet").mentions] == ["rescue boats"]
    ana.open(f"{path}/entity").send("/add/entity", **{"new.type": "state", "new.name": "Norway", "new..words": "Norway"})
    assert ana.answer.status_code == 422 and "say which" in ana.words
    assert ana.open(f"{path}/animal").answer.status_code == 404


def test_entities_are_merged_and_parted(archive: Archive, ana: Visitor, id_: str) -> None:
    one, other = entity(archive, id_, "Norway"), entity(archive, id_, "Croatia")
    ana.open(f"/review/documents/{id_}/objects/{one.id}").send("/merge", into=other.id, why="the same")
    assert "Merged." in ana.words
    assert one.id not in {e.id for e in archive.reviewed(id_).entities}
    assert "merged into Croatia" in ana.words
    judge(ana, id_, key(archive, one.id, id_), "accepted")
    assert {one.id, other.id} <= {e.id for e in archive.reviewed(id_).entities}
    places = [f"{m.start}-{m.end}" for m in other.mentions[-1:]]
    ana.open(f"/review/documents/{id_}/objects/{other.id}").send("/split", place=places, name="Another Croatia")
    assert "Parted." in ana.words
    assert [m.start for m in entity(archive, id_, "Another").mentions] == [other.mentions[-1].start]
    ana.open(f"/review/documents/{id_}/objects/{other.id}").send("/split", place=["0-1", "x", "1-2-3"], name="Nobody")
    assert ana.answer.status_code == 422


def test_two_at_one_document_neither_loses_his_work(archive: Archive, ana: Visitor, ben: Visitor, id_: str) -> None:
    meeting = act(archive, id_)
    itself, action = key(archive, meeting.id, id_), f"/objects/{meeting.id}"
    for who in (ana, ben):
        who.open(f"/review/documents/{id_}{action}")
    ana.send(action, **{f"k{itself}.status": "planned", "why": "It is to come."})
    ben.send(action, **{f"k{itself}.status": "cancelled", "why": "It was called off."})
    assert ben.answer.status_code == 409
    assert "ana changed the same since you looked" in ben.words and "It is to come." in ben.words
    assert act(archive, id_).status == "planned"
    assert dict(ben.form(action).form_values())[f"k{itself}.status"] == "cancelled"
    ben.send(action)
    assert (ben.answer.status_code, act(archive, id_).status) == (200, "cancelled")
    commitment = act(archive, id_, "commitment")
    judge(ana, id_, key(archive, commitment.id, id_), "accepted", seen=1)
    assert ana.answer.status_code == 200
    judge(ben, id_, key(archive, meeting.id, id_), "rejected", seen=1)
    assert ben.answer.status_code == 409 and "Do it all the same" in ben.words
    ben.send("/judge")
    assert meeting.id not in {one.id for one in archive.reviewed(id_).acts}


def test_all_that_nobody_judged_is_accepted_and_is_gold(archive: Archive, ana: Visitor, id_: str) -> None:
    ana.open(f"/review/documents/{id_}")
    form = max((f for f in ana.page.forms if f.action.endswith("/judge")), key=lambda f: len(f.xpath('.//input[@name="key"]')))
    ana.post(form.action, [*form.form_values(), ("review", "accepted")])
    assert archive.reviewed(id_) == archive.record(id_)
    assert {r["review"] for r in archive.assertions(id_) if not r["field"]} == {"accepted"}
    gold = ana.open(f"/review/documents/{id_}/gold").answer
    assert "attachment" in gold.headers["content-disposition"]
    assert len(gold.json()["acts"]) == len(archive.record(id_).acts)
    assert gold.json()["annotator"] == "ana"


def test_verdicts_across_documents_are_said_listed_and_taken_back(archive: Archive, ana: Visitor) -> None:
    event = archive.across.pairs(Span())[0]["id"]
    link = ana.open(f"/meetings/{event}").page.xpath("//main//a[contains(@href, '/review/ledger')]/@href")[0]
    assert ana.open(link).form("/review/ledger").fields["source"] == event
    ana.open("/review/ledger?source=E1").send("/review/ledger", says="not_same", target="E2", why="another day")
    (verdict,) = archive.across.verdicts()
    assert [verdict[name] for name in ("source", "says", "target", "by", "why")] == ["E1", "not_same", "E2", "ana", "another day"]
    assert "another day" in ana.words
    ana.send("/undo")
    assert archive.across.verdicts() == [] and "taken back" in ana.words
    ana.open("/review/ledger").send("/review/ledger", source="E1", says="same", target="")
    assert ana.answer.status_code == 422 and archive.across.verdicts() == []


def test_the_gold_of_what_was_judged_whole_is_what_evaluate_takes(
    archive: Archive, ana: Visitor, id_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only documents in which nothing is left open; the program, read anew, is right in what people accepted."""
    heads = [row["key"] for row in archive.assertions(id_) if not row["field"]]
    other = next(row["document_id"] for row in archive.documents(Filter(limit=None)) if row["document_id"] != id_)
    archive.review.judge(id_, Hand("ana"), heads, "accepted")
    archive.review.judge(other, Hand("ana"), [archive.assertions(other)[0]["key"]], "accepted")
    answer = ana.open("/review/gold.zip").answer
    with ZipFile(io.BytesIO(answer.content)) as packed:
        assert len(packed.namelist()) == 2
        packed.extractall(tmp_path / "gold")
    assert evaluating.evaluate(str(tmp_path / "gold"), ()) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("all acts")]
    assert line.split()[2:5] == ["1.000"] * 3


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{ 7*7 }}'


def test_what_people_write_is_shown_as_words(archive: Archive, ana: Visitor, id_: str) -> None:
    person, meeting = entity(archive, id_, "Dahl"), act(archive, id_)
    archive.review.edit(id_, Hand("ana", HOSTILE), key(archive, person.id, id_), {"type": "person", "name": HOSTILE})
    archive.across.say([{"source": HOSTILE, "says": "wrong", "target": HOSTILE, "by": HOSTILE, "why": HOSTILE}])
    base = f"/review/documents/{id_}"
    for path in ("/review", base, f"{base}/objects/{person.id}", f"{base}/objects/{meeting.id}", f"{base}/history/{person.id}", f"{base}/add/act", "/review/ledger", f"/review?publisher={HOSTILE}"):
        answer = ana.open(path).answer
        assert answer.status_code == 200, path
        assert not ana.page.xpath("//script[not(@src)] | //@onerror | //main//img | //@style"), path
    ana.open(f"{base}/add/act").send("/add/act", **{"new.anchors.0.words": HOSTILE, "why": HOSTILE})
    assert ana.answer.status_code == 422 and not ana.page.xpath("//script[not(@src)] | //@onerror")


def test_every_input_has_a_name_that_is_read_out(archive: Archive, ana: Visitor, id_: str) -> None:
    meeting, person = act(archive, id_), entity(archive, id_, "Dahl")
    base = f"/review/documents/{id_}"
    for path in ("/review", base, f"{base}/objects/{meeting.id}", f"{base}/objects/{person.id}", f"{base}/add/act", f"{base}/add/entity", "/review/ledger", "/review/projects"):
        page = ana.open(path).page
        labelled = set(page.xpath("//label/@for"))
        for one in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert one.get("id") in labelled or one.get("aria-label") or one.xpath("ancestor::label"), (path, one.get("name"))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
