"""Whom an office said alone ("the Prime Minister") can mean, and whom it cannot."""

from __future__ import annotations

from bisect import bisect_left

from communique.reading import COUNTERPART, Title
from communique.resolve.company import Company

CLOSE = 160  # characters after an office within which somebody named is another
NEAR = 6  # verbs before a pronoun
AHEAD = 60  # mentions of the same sentence that are looked at


def others(company: Company, i: int, fits: list[int]) -> list[int]:
    """Those of `fits` who are not named, nor called somebody's counterpart, later in the sentence.

    "The Prime Minister invited Prime Minister Dahl" is not about Dahl twice.
    """
    start = company.mentions[i].start
    stop = min(company.sentence_end(start), start + CLOSE)
    rest = [k for k in range(i + 1, min(i + AHEAD, len(company.mentions))) if company.mentions[k].start < stop]
    named = {n for k in rest if company.mentions[k].kind == "person" for n in company.of[k]}
    isos = {m.iso for m in (company.mentions[k] for k in rest) if m.titles and m.titles[0].office == COUNTERPART}
    apart = [d for d in fits if d not in named and d not in company.peers]
    return [d for d in apart if not company.drafts[d].iso or company.drafts[d].iso not in isos]


def worded(company: Company, fits: list[int], title: Title) -> list[int]:
    """Those whose own title has the word ("the Secretary" is the Secretary of State, not the Foreign Minister)."""
    word = (company.said(title).split() or [""])[-1]
    return [d for d in fits if any(word in company.said(t).split() for t in company.drafts[d].titles)]


def doing(company: Company, i: int) -> range:
    """The mentions in the subject of the verb before mention i: "X will meet him" is not about X twice."""
    here = company.mentions[i].start
    last = bisect_left(company.frames, here, key=lambda f: f.verb.start)
    for frame in reversed(company.frames[max(last - NEAR, 0) : last]):
        if frame.subject and frame.subject.end <= frame.verb.start and here <= company.sentence_end(frame.verb.start):
            first = bisect_left(company.mentions, frame.subject.start, key=lambda m: m.start)
            return range(first, bisect_left(company.mentions, frame.subject.end, key=lambda m: m.start))
    return range(0)
