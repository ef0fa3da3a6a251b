"""Lines that open with the name of the one who speaks: "NAME: …", and headlines of that form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from communique.attitudes.found import Found
from communique.attitudes.marks import lines
from communique.model import Span
from communique.reading import Reading

LABEL = "A line that opens with a name and a colon is that one's."
OPENER = re.compile(r"(?P<name>[^\W\d_a-z][\w.'\u2019-]*(?: [^\W\d_a-z][\w.'\u2019-]*){0,4})\s?:\s+(?=\S)")
LEAST = 2  # lines with a label that make a text a conversation
NAMED = ("person", "organization", "office")


def labelled(reading: Reading) -> Iterator[Found]:
    """The words of lines that open with a label, where several lines do or a headline names somebody."""
    opened = ((line, OPENER.match(reading.text, line.start, line.end)) for line in lines(reading.text))
    found = [(line, match) for line, match in opened if match]
    counts = Counter(match["name"] for _, match in found)
    capitals = sum(name.isupper() for name in counts.elements())
    for n, (line, match) in enumerate(found):
        label = match["name"]
        talk = (label.isupper() and capitals >= LEAST) or counts[label] >= LEAST
        if talk or (line.start == 0 and n == 0 and names_somebody(reading, match)):
            source, cue = Span(*match.span("name")), Span(match.end("name"), match.end("name") + 1)
            yield Found((Span(match.end(), line.end),), cue, source, "speech", LABEL, mode="verbatim" if talk else None)


def names_somebody(reading: Reading, match: re.Match[str]) -> bool:
    """Is a label the name of one that can speak?"""
    label = Span(*match.span("name"))
    return any(reading.mentions[i].kind in NAMED for i in reading.mentions_in(label))
