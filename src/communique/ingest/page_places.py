"""Where the words of an extracted text stand in its page: paragraph after paragraph is found again, blanks aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from lxml import etree

from communique.ingest.found import Place

WORD = re.compile(r"\S+")
CELL = re.compile(r"[^|\s][^|]*")
UNSHOWN = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object"})
BLOCKS = frozenset(re.findall(r"\w+", """
    html body div p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd td th tr table caption blockquote pre section article main
    header footer aside figure figcaption address form fieldset nav title details summary
"""))  # fmt: skip
CHUNK = 8  # words of a paragraph that are looked for alone where the whole is not found


class Step:
    """One element on the way from a page's root down to a block: its name and its number among those of that name."""

    __slots__ = ("above", "counts", "number", "tag")

    def __init__(self, above: Step | None, tag: str) -> None:
        self.above, self.tag = above, f"*[name()='{tag}']" if ":" in tag else tag
        self.counts: dict[str, int] = {}
        self.number = 1
        if above:
            self.number = above.counts[tag] = above.counts.get(tag, 0) + 1

    def path(self) -> str:
        """The XPath of the element. There is only one html, and one body."""
        steps: list[str] = []
        step: Step | None = self
        while step:
            steps.append(step.tag if step.above is None or step.tag == "body" else f"{step.tag}[{step.number}]")
            step = step.above
        return "/" + "/".join(reversed(steps))


class Ink:
    """All letters of a page in the order in which they stand, blanks left out, and the node of each word.

    A word is known by the node around it (the nearest block) and its offset in that node's whole text.
    """

    def __init__(self, page: Any) -> None:
        self.starts: list[int] = []  # of each word, counted in the whole text of the page
        self.owners: list[int] = []
        self.nodes: list[tuple[Step, int]] = []  # a block, and where its text starts
        self.paths: dict[int, str] = {}
        words: list[str] = []
        for owner, text, start in texts(page, self.nodes):
            for match in WORD.finditer(text):
                words.append(match[0])
                self.starts.append(start + match.start())
                self.owners.append(owner)
        self.letters = "".join(words)
        self.offsets = [0, *accumulate(map(len, words))]

    def path(self, owner: int) -> str:
        if owner not in self.paths:
            self.paths[owner] = self.nodes[owner][0].path()
        return self.paths[owner]


def texts(page: Any, nodes: list[tuple[Step, int]]) -> Iterator[tuple[int, str, int]]:
    """Each piece of shown text: the number of its block in `nodes`, which grows, the words, where they start."""
    total, unshown = 0, 0
    step: Step | None = None
    around: list[tuple[int, Any]] = []
    for event, element in etree.iterwalk(page, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "*"
        if event == "start":
            step = Step(step, tag)
            unshown += tag in UNSHOWN
            if tag in BLOCKS or not around:
                nodes.append((step, total))
                around.append((len(nodes) - 1, element))
            text = element.text
        else:
            step = step.above if step else None
            unshown -= tag in UNSHOWN
            if around and around[-1][1] is element:
                around.pop()
            text = element.tail
        if text and around:
            if not unshown:
                yield around[-1][0], text, total
            total += len(text)


def places_in(page: Ink, text: str) -> tuple[Place, ...]:
    """The places of a text's lines in a page, in the order of the text; what is not found has none."""
    found: list[Place] = []
    cursor = 0
    for line in re.finditer(r"[^\n]+", text):
        for start, end in wholes(page, text, line.span(), cursor):
            at = spot(page, text[start:end], cursor)
            if at is None:
                continue
            cursor = at + len("".join(text[start:end].split()))
            found += pieces(page, text, (start, end), at)
    return tuple(found)


def wholes(page: Ink, text: str, line: tuple[int, int], cursor: int) -> list[tuple[int, int]]:
    """A line in one piece where it is found so, without the sign of a list's item; else by cells, by a few words."""
    start, end = line
    for skipped in (0, 2 if text.startswith("- ", start) else 0):
        if spot(page, text[start + skipped : end], cursor) is not None:
            return [(start + skipped, end)]
    if text.startswith("|", start):
        return [(start + cell.start(), start + cell.end()) for cell in CELL.finditer(text[start:end])]
    words = [(start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end])]
    groups = [words[i : i + CHUNK] for i in range(0, len(words), CHUNK)]
    return [(group[0][0], group[-1][1]) for group in groups]


def spot(page: Ink, words: str, cursor: int) -> int | None:
    """Where words stand in a page's letters: first looked for after the last ones found."""
    sought = "".join(words.split())
    if not sought:
        return None
    at = page.letters.find(sought, cursor)
    if at < 0 and len(sought) > 20:  # a few letters stand anywhere
        at = page.letters.find(sought, 0, cursor)
    return at if at >= 0 else None


def pieces(page: Ink, text: str, stretch: tuple[int, int], at: int) -> list[Place]:
    """The places of a stretch whose letters stand at a known spot; a new one where node or spacing changes."""
    found: list[Place] = []
    word = bisect_right(page.offsets, at) - 1
    inside = at - page.offsets[word]
    for match in WORD.finditer(text, *stretch):
        start = match.start()
        while start < match.end():
            size = min(match.end() - start, page.offsets[word + 1] - page.offsets[word] - inside)
            extend(found, page, word, (start, start + size, page.starts[word] + inside))
            start, inside = start + size, inside + size
            if inside == page.offsets[word + 1] - page.offsets[word]:
                word, inside = word + 1, 0
    return found


def extend(found: list[Place], page: Ink, word: int, piece: tuple[int, int, int]) -> None:
    """Add letters of one word to the last place where they go on in step with it, else as a new place."""
    start, end, spotted = piece
    owner = page.owners[word]
    path, offset = page.path(owner), spotted - page.nodes[owner][1]
    if found:
        last = found[-1]
        if last.node == path and last.offset is not None and offset - last.offset == start - last.start:
            found[-1] = Place(last.start, end, path, last.offset)
            return
    found.append(Place(start, end, path, offset))
