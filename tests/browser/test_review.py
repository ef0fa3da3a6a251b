"""Correcting as people do it in a browser: with the keyboard alone, without scripts, by selecting words, two at once."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("argon2", reason="needs the extra: pip install communique[serve]")

import uvicorn
from playwright.sync_api import Browser, Page, expect

from communique import read
from communique.serve.app import build
from communique.serve.review import passwords
from communique.serve.settings import Settings
from communique.store import Archive, open_archive
from communique.store.batches import Hand
from communique.store.coding import Code, Project
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

from .conftest import Visit
from .test_pages import AXE, PHONE, RULES
from .texts import HOSTILE

PASSWORD = "long enough it is"
TEXT = (
    "\U0001f91d \U0001f1ed\U0001f1f7 President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split. "
    "Mr. Dahl \U0001f469\u200d\U0001f680 said that trade would grow. President Kovač thanked Norway for its support. "
    "Both sides raised fishing."
)
SOURCE = "emoji.txt"


@pytest.fixture(scope="module")
def archive(archive_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A copy of the archive with people who correct, and a text with signs beyond the first plane."""
    file = tmp_path_factory.mktemp("review") / "a.db"
    shutil.copy(archive_file, file)
    hashed = passwords.hashed(PASSWORD)
    with open_archive(file, write=True) as opened:
        record = read(TEXT, source=SOURCE, published="2024-05-06")
        opened.write(opened.writer("communique", "1"), [Entry(Sighting(record.document.id, SOURCE), prepared(record))])
        for name, role in (("ana", "coder"), ("ben", "coder"), ("eva", "editor")):
            opened.review.accounts.add(name, hashed, role)
        opened.review.coding.begin(Project("pilot", (record.document.id,), ("ana", "ben", "eva"), ("right", "status")), "eva")
        yield opened


@pytest.fixture(scope="module")
def id_(archive: Archive) -> str:
    return read(TEXT, source=SOURCE, published="2024-05-06").document.id


@pytest.fixture(scope="module")
def room(archive: Archive) -> Iterator[str]:
    """The address of the room in which people correct."""
    server = uvicorn.Server(uvicorn.Config(build(Settings(archive.path, review=True)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def desk(browser: Browser, room: str) -> Iterator[Visit]:
    visitor = Visit(browser, room)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.strangers == []
    assert [one for one in visitor.errors if "(Conflict)" not in one and "(Unprocessable" not in one] == []


def signed_in(desk: Visit, name: str, path: str, **options: Any) -> Page:
    """A page, after signing in with the keyboard alone."""
    page = desk.page("/sign-in?back=" + path, **options)
    page.get_by_label("Name").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(desk.address + path)
    return page


def pages(archive: Archive, id_: str) -> dict[str, str]:
    record = archive.record(id_)
    person = next(one.id for one in record.entities if one.type == "person")
    base = f"/review/documents/{id_}"
    return {
        "queue": "/review", "document": base, "act": f"{base}/objects/{record.acts[0].id}", "person": f"{base}/objects/{person}",
        "statement": f"{base}/objects/{record.statements[0].id}", "new act": f"{base}/add/act",
        "history": f"{base}/history/{record.acts[0].id}", "verdicts": "/review/ledger", "projects": "/review/projects",
        "project": "/review/projects/pilot", "coding": f"/review/projects/pilot/documents/{id_}",
    }  # fmt: skip


NAMES = ("queue", "document", "act", "person", "statement", "new act", "history", "verdicts", "projects", "project", "coding")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_in_the_way(desk: Visit, archive: Archive, id_: str, name: str) -> None:
    """axe finds no fault, in light and in the dark; on a telephone nothing is too wide; every page has one heading."""
    page = signed_in(desk, "eva", pages(archive, id_)[name])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = AXE.run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_signing_in_has_no_fault_and_says_what_was_wrong(desk: Visit) -> None:
    page = desk.page("/sign-in")
    assert AXE.run(page, options=RULES).response["violations"] == []
    page.get_by_label("Name").fill("ana")
    page.get_by_label("Password").fill("not this one")
    desk.errors.clear()
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").inner_text().strip().endswith("not the name and password of an account.")
    desk.errors.clear()


def test_an_act_is_accepted_and_taken_back_with_the_keyboard_alone(desk: Visit, archive: Archive, id_: str) -> None:
    page = signed_in(desk, "ana", f"/review/documents/{id_}")
    page.get_by_role("button", name="Accept act 1", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Saved.").wait_for()
    assert any(row["review"] == "accepted" for row in archive.assertions(id_))
    page.get_by_role("button", name="Take back what I did last").focus()
    page.keyboard.press("Space")
    page.get_by_text("Taken back.").wait_for()
    assert all(row["review"] == "machine" for row in archive.assertions(id_))


def test_words_that_are_selected_become_the_place_of_a_new_act(desk: Visit, archive: Archive, id_: str) -> None:
    """The text has signs that browsers count as two, or as many more."""
    page = signed_in(desk, "ana", f"/review/documents/{id_}/add/act")
    words = "raised fishing"
    page.locator("[name='new.kind']").select_option("position")
    page.locator("[name='new.anchors.0.words']").focus()
    source = page.get_by_label("The text as published")
    units = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    source.focus()
    source.evaluate("(text, [from, to]) => text.setSelectionRange(from, to)", [units - 1, units - 1])
    page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[name='new.anchors.0.words']")).to_have_value(words)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Added.").wait_for()
    added = next(act for act in archive.reviewed(id_).acts if act.rule == "a person's entry")
    assert [(one.start, one.text) for one in added.anchors] == [(TEXT.index(words), words)]
    page.get_by_role("button", name="Take back what I did last").click()
    page.get_by_text("Taken back.").wait_for()


@pytest.mark.parametrize("words", ["Both sides raised", "fishing.", "\U0001f469\u200d\U0001f680 said that trade", "Norway, Jon Dahl, in Split"])
def test_words_selected_in_the_marked_text_are_offered_as_a_place(desk: Visit, id_: str, words: str) -> None:
    """Marks, their numbers and their tips stand between the words and do not count."""
    page = signed_in(desk, "ana", f"/review/documents/{id_}")
    page.evaluate(SELECT, words)
    page.get_by_role("link", name="a statement", exact=True).click()
    page.wait_for_url("**/add/statement?**")
    assert page.locator("[name='new.content.0.words']").input_value() == words
    assert page.locator("[name='new.content.0.at']").input_value() == str(TEXT.index(words))


# Selects words of the article as a mouse would: from the text node where they begin to that where they end.
SELECT = """(words) => {
  const article = document.querySelector("article"), nodes = [], walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".tip, .speaker")) continue;
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const find = (at, last) => nodes.findLast(([from, node]) => last ? from < at : from <= at);
  const begin = text.indexOf(words), end = begin + words.length;
  const [a, first] = find(begin, false), [b, other] = find(end, true);
  getSelection().setBaseAndExtent(first, begin - a, other, end - b);
}"""


def test_a_correction_without_scripts(desk: Visit, archive: Archive, id_: str) -> None:
    act = archive.record(id_).acts[0]
    page = signed_in(desk, "ana", f"/review/documents/{id_}", java_script_enabled=False)
    page.get_by_role("link", name="Edit act 1", exact=True).click()
    page.get_by_label("status").select_option("cancelled")
    page.get_by_text("Add a topic").click()
    group = page.get_by_role("group", name="a topic")
    group.get_by_label("words of the text").fill("trade")
    group.get_by_label("code").select_option("trade")
    page.get_by_label("Why (stays in the history)").fill("It did not take place.")
    page.get_by_role("button", name="Save").click()
    changed = next(one for one in archive.reviewed(id_).acts if one.id == act.id)
    assert (changed.status, "trade" in {topic.anchor.text for topic in changed.topics}) == ("cancelled", True)
    page.get_by_role("link", name="History of act 1", exact=True).click()
    assert "It did not take place." in page.get_by_role("main").inner_text()
    page.go_back()
    page.get_by_role("button", name="Take back what I did last").click()
    assert archive.reviewed(id_) == archive.record(id_)


def test_two_on_one_act_are_told_of_each_other(desk: Visit, archive: Archive, id_: str) -> None:
    path = f"/review/documents/{id_}/objects/{archive.record(id_).acts[0].id}"
    first, second = signed_in(desk, "ana", path), signed_in(desk, "ben", path)
    for page, status in ((first, "planned"), (second, "postponed")):
        page.get_by_label("status").select_option(status)
        page.get_by_role("button", name="Save").click()
        page.wait_for_load_state()
    assert "ana changed the same since you looked" in second.get_by_role("alert").inner_text()
    assert second.get_by_label("status").input_value() == "postponed"
    assert archive.reviewed(id_).acts[0].status == "planned"
    second.get_by_role("button", name="Save").click()
    second.get_by_text("Saved.").wait_for()
    assert archive.reviewed(id_).acts[0].status == "postponed"


@pytest.mark.parametrize("name", [name for name, _, _ in HOSTILE])
def test_a_text_does_nothing_to_who_corrects_it(desk: Visit, ids: dict[str, str], name: str) -> None:
    """Texts that mean harm, in the pages and forms of review; the text to select from is the text, sign by sign."""
    base = f"/review/documents/{ids[name]}"
    page = signed_in(desk, "ana", base)
    assert page.locator("main script, main style, main iframe, main img, main svg, main object").count() == 0
    page.goto(f"{desk.address}{base}/add/act")
    text = next(words for one, words, _ in HOSTILE if one == name)
    shown = page.get_by_label("The text as published").input_value()
    assert shown.replace("\ufffd", "\x00") == text.replace("\r\n", "\n").replace("\ufffd", "\x00")


@pytest.fixture(scope="module")
def talks(archive: Archive) -> str:
    """A document of the examples, some of it judged, coded by two in a project."""
    text = (Path(__file__).parents[2] / "examples" / "audience.txt").read_text("utf-8")
    record = read(text, source="audience.txt", published="2024-05-14", publisher="president.kz.example")
    id_ = record.document.id
    archive.write(archive.writer("communique", "1"), [Entry(Sighting(id_, "audience.txt"), prepared(record))])
    heads = {row["object"]: row["key"] for row in archive.assertions(id_) if not row["field"]}
    archive.review.judge(id_, Hand("ben"), [heads[record.acts[0].id]], "accepted")
    archive.review.judge(id_, Hand("ana", "Only a hope."), [heads[record.acts[3].id]], "rejected")
    archive.review.coding.begin(Project("first round", (id_,), ("ana", "ben"), ("right", "status")), "eva")
    for coder, status in (("ana", "planned"), ("ben", "occurred")):
        codes = [Code(act.id, field, value) for act in record.acts[:8] for field, value in (("right", "yes"), ("status", act.status))]
        archive.review.coding.code("first round", id_, coder, [*codes, Code(record.acts[2].id, "status", status)])
    return id_


@pytest.mark.parametrize("name", ["review", "correcting", "agreement", "history"])
def test_pictures_of_the_pages_of_review(desk: Visit, archive: Archive, talks: str, name: str) -> None:
    """With SCREENSHOTS=FOLDER they are kept there, as docs/room has them."""
    record, base = archive.record(talks), f"/review/documents/{talks}"
    paths = {
        "review": base, "correcting": f"{base}/objects/{record.acts[0].id}", "agreement": "/review/projects/first%20round",
        "history": f"{base}/history/{record.acts[3].id}",
    }  # fmt: skip
    page = signed_in(desk, "eva", paths[name], viewport={"width": 1280, "height": 800})
    taken = page.screenshot()
    assert len(taken) > 10_000
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder, f"{name}.png").write_bytes(taken)
