"""A document in the browser: marks and list in step, keys, tips, filters; lists that change without a new page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .pages import path_of

FOCUS = "document.activeElement"


@pytest.fixture
def reading(visit: Visit, archive_file: Path) -> Page:
    """The page of a document."""
    return visit.page(path_of("document", archive_file))


def test_keys_lead_from_mark_to_mark_and_back(reading: Page) -> None:
    reading.keyboard.press("j")
    first = reading.evaluate(f"{FOCUS}.id")
    reading.keyboard.press("j")
    second = reading.evaluate(f"{FOCUS}.id")
    assert first and second and first != second
    reading.keyboard.press("k")
    assert reading.evaluate(f"{FOCUS}.id") == first


def test_focus_shows_what_a_mark_is_and_why(reading: Page) -> None:
    reading.locator("mark.act[id]").first.focus()
    tip = reading.locator("mark.act[id] > .tip").first
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Why: ")


def test_marks_and_what_they_mean_are_heard(reading: Page) -> None:
    """In the tree that a screen reader is given, each first mark is a mark, described by what it is and why."""
    tree = reading.context.new_cdp_session(reading).send("Accessibility.getFullAXTree")["nodes"]
    marks = [node for node in tree if node.get("role", {}).get("value") == "mark"]
    told = [node["description"]["value"] for node in marks if node.get("description", {}).get("value")]
    assert len(marks) >= reading.locator("mark.m").count()
    assert len(told) == reading.locator("mark[aria-describedby]").count()
    assert any("meeting" in words and "Why: " in words for words in told)
    assert any("state" in words and "Why: " in words for words in told)


def test_mark_and_card_lead_to_each_other(reading: Page) -> None:
    mark = reading.locator("mark.act[id]").first
    mark.focus()
    id_ = str(mark.get_attribute("id"))
    reading.keyboard.press("c")
    assert reading.evaluate(f"{FOCUS}.closest('.card').id") == id_.replace("m-", "c-")
    expect(reading.locator(".card.here")).to_have_count(1)
    reading.keyboard.press("c")
    assert reading.evaluate(f"{FOCUS}.id") == id_


def test_mark_that_comes_again_is_told_in_full(visit: Visit, archive_file: Path) -> None:
    """With the script; without it, in few words."""
    page = visit.page(path_of("document", archive_file))
    again = page.locator("mark[data-of]").first
    again.hover()
    expect(again.locator(".tip.again")).to_contain_text("Why: ")
    plain = visit.page(path_of("document", archive_file), java_script_enabled=False)
    assert str(plain.locator("mark[data-of]").first.get_attribute("data-tip")).strip()


def test_kinds_are_hidden_without_a_script(visit: Visit, archive_file: Path) -> None:
    page = visit.page(path_of("document", archive_file), java_script_enabled=False)
    card = page.locator(".card.encounter").first
    expect(card).to_be_visible()
    page.get_by_label("Meetings, visits, invitations").uncheck()
    expect(card).to_be_hidden()


def test_list_is_filtered_by_words(reading: Page) -> None:
    cards = reading.locator(".card:visible")
    before = cards.count()
    reading.keyboard.press("/")
    reading.keyboard.type("zzzz")
    expect(cards).to_have_count(0)
    reading.keyboard.press("Control+a")
    reading.keyboard.press("Delete")
    expect(cards).to_have_count(before)


def test_keys_are_listed(reading: Page) -> None:
    reading.keyboard.press("?")
    expect(reading.get_by_role("dialog")).to_contain_text("Next mark")
    reading.keyboard.press("Escape")
    expect(reading.get_by_role("dialog")).to_have_count(0)


def test_keys_do_nothing_in_a_field(reading: Page) -> None:
    reading.locator("#bar-words").focus()
    reading.keyboard.type("j?k")
    assert reading.locator("#bar-words").input_value() == "j?k"
    assert reading.get_by_role("dialog").count() == 0


def test_words_selected_can_be_cited(visit: Visit, ids: dict[str, str]) -> None:
    """The address counts as the record does, also behind signs of two units, tips and signs of direction."""
    page = visit.page(f"/documents/{ids['emoji']}")
    page.locator("mark.act[id]").first.focus()
    page.evaluate("""() => {
        const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (!node.textContent.includes("Osijek") || node.parentElement.closest(".tip")) node = walker.nextNode();
        const at = node.textContent.indexOf("Osijek");
        getSelection().setBaseAndExtent(node, at, node, at + 6);
    }""")
    link = page.locator(".citing a")
    expect(link).to_be_visible()
    page.goto(visit.address + str(link.get_attribute("href")))
    expect(page.locator("#at")).to_have_text("Osijek", use_inner_text=True)


def test_place_cited_is_in_sight(visit: Visit, archive_file: Path) -> None:
    page = visit.page(path_of("place", archive_file), viewport={"width": 900, "height": 500})
    expect(page.locator("#at").first).to_be_in_viewport()


@pytest.mark.parametrize(
    "path, field, words, button",
    [("/documents", "Words in the text", "Oslo", "Show"), ("/statements", "Words that were said", "consulate", "Search"), ("/meetings", "State", "NOR", "Show")],
)
def test_list_changes_without_a_new_page(visit: Visit, path: str, field: str, words: str, button: str) -> None:
    """The answer replaces the list, the address follows, and going back brings the list back."""
    page = visit.page(path)
    rows = page.locator("main .rows > li, main tbody tr")
    before = rows.count()
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_label(field, exact=True).fill(words)
    page.get_by_role("main").get_by_role("button", name=button).click()
    page.wait_for_url(f"**={words}")
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert page.get_by_label(field, exact=True).input_value() == words
    page.go_back()
    expect(rows).to_have_count(before)
    assert page.evaluate("document.body.dataset.same") is None


def test_long_work_shows_that_it_goes_on(visit: Visit) -> None:
    page = visit.page("/read")
    page.get_by_label("Text, up to").fill("President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway 😀 in Split.")
    page.get_by_role("button", name="Read").click()
    expect(page.locator("mark.act").first).to_be_visible(timeout=20_000)
    assert page.get_by_text("nothing of it was kept").count() == 1


def test_paper_has_the_text_alone(reading: Page) -> None:
    reading.emulate_media(media="print")
    expect(reading.locator(".bar")).to_be_hidden()
    expect(reading.locator("fieldset.keys")).to_be_hidden()
    expect(reading.locator("article.text")).to_be_visible()
