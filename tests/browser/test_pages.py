"""Every page as people have it: seen, heard, by keyboard, on a telephone, in the dark, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import Visit
from .pages import PAGES, path_of
from .texts import HOSTILE

AXE = Axe()
PHONE = {"width": 390, "height": 844}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way(visit: Visit, archive_file: Path, name: str, scheme: str) -> None:
    """axe finds no fault, in light and in the dark."""
    page = visit.page(path_of(name, archive_file), color_scheme=scheme)
    found = AXE.run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_heading_and_bar_are_told(visit: Visit, archive_file: Path, name: str) -> None:
    """Whoever hears the page is told where he is: one heading of the first rank, the bar, the main part."""
    page = visit.page(path_of(name, archive_file))
    assert page.get_by_role("navigation", name="The room").count() == 1
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1
    assert page.title().strip()


@pytest.mark.parametrize("name", PAGES)
def test_fits_a_telephone(visit: Visit, archive_file: Path, name: str) -> None:
    """Nothing but tables and pictures, in frames of their own, is wider than the window."""
    page = visit.page(path_of(name, archive_file), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts(visit: Visit, archive_file: Path, name: str) -> None:
    page = visit.page(path_of(name, archive_file), java_script_enabled=False)
    assert page.get_by_role("main").inner_text().strip()


@pytest.mark.parametrize("name", PAGES)
def test_keyboard_reaches_what_can_be_done(visit: Visit, archive_file: Path, name: str) -> None:
    """The first press of Tab offers the content; going on, the focus can be seen and never stays."""
    page = visit.page(path_of(name, archive_file))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    assert len(seen) > 6


@pytest.mark.parametrize("name", [name for name, _, _ in HOSTILE])
def test_a_text_does_nothing(visit: Visit, ids: dict[str, str], name: str) -> None:
    """Markup in a text is shown as its words; nothing of it runs (the visit would note it)."""
    text = dict((one, words) for one, words, _ in HOSTILE)[name]
    for path in (f"/documents/{ids[name]}", "/documents", "/"):
        page = visit.page(path)
        assert page.locator("article script, article img, article svg, article style").count() == 0
    shown = page.context.request.get(f"{visit.address}/documents/{ids[name]}").text()
    for word in ("<script>alert", "<img src=x", "<svg onload", "\u202e", "</style><style>"):
        assert word not in shown
    assert "Kova" in text


@pytest.mark.parametrize("name, direction", [("hebrew", "rtl"), ("arabic", "rtl"), ("chinese", "ltr")])
def test_other_scripts(visit: Visit, ids: dict[str, str], name: str, direction: str) -> None:
    """A text runs as its letters do."""
    page = visit.page(f"/documents/{ids[name]}")
    first = page.locator("article p, article h2").first
    assert first.evaluate("one => getComputedStyle(one).direction") == direction
