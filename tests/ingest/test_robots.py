"""robots.txt: the rule that fits best decides, and patterns cannot hang us."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("protego", reason="needs the extra: pip install communique[archive]")

from communique.ingest.robots import rules


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news/old", "/news/old/1", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?print=", "/news?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("USER-AGENT: Communique/2 # us\ndisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
        ("User-agent: other\nUser-agent: communique\nDisallow: /x", "/x", False),
        ("User-agent: other\nDisallow: /x", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("Disallow: /x", "/x", True),
        ("User-agent: *\nDisallow: /%6eews", "/news", False),
        ("User-agent: *\nDisallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /a", "//a", True),
        ("User-agent: *\nDisallow: /", "//[", False),
        ("User-agent: *\nDisallow: /a", "/a?to=http://b.example/robots.txt", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
        ("<html>Not found</html>", "/a", True),
    ],
)  # fmt: skip
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert rules(text, "communique").allow(path) is allowed


@pytest.mark.parametrize(("said", "seconds"), [("2.5", 2.5), ("soon", 0.0), ("-1", 0.0), ("inf", 0.0), ("nan", 0.0)])
def test_delay(said: str, seconds: float) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {said}", "communique/1.0").delay == seconds


def test_a_pattern_cannot_hang_us() -> None:
    start = time.perf_counter()
    hard = rules("User-agent: *\n" + ("Disallow: /" + "*a" * 40 + "b$\n") * 1000, "communique")
    assert hard.allow("/" + "a" * 3000)
    assert time.perf_counter() - start < 5
