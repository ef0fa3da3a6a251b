"""Which of two holders of one office an office said alone means: "the Foreign Minister" where two have met."""

from __future__ import annotations

from bisect import bisect_left

from communique import data
from communique.reading import Frame
from communique.resolve.company import Company

NEAR = 12  # verbs back to the one who acts before


def one_of(company: Company, i: int, fits: list[int]) -> int | None:
    """The one of whom the paragraph goes on; else the publisher's, the one without a state, the host, the foremost.

    "For his part" turns from the one who acts before to the other.
    """
    last = acting_before(company, i, fits)
    if turned(company, i):
        others = [n for n in fits if n != last]
        return others[0] if last is not None and len(others) == 1 else None
    if last is not None:
        return last
    words = company.said(company.mentions[i].titles[0])
    isos = {n: company.drafts[n].iso for n in fits}
    tests = (
        [n for n in fits if " " in words and any(company.said(t) == words for t in company.drafts[n].titles)],
        [n for n in fits if isos[n] and isos[n] == company.home],
        [n for n in fits if isos[n] is None],
        hosts(company, fits),
        foremost(company, fits),
    )
    return next((found[0] for found in tests if len(found) == 1), None)


def acting_before(company: Company, i: int, fits: list[int], paragraphs: int = 1) -> int | None:
    """Who of some people is the subject of the last verb told before mention i in its paragraph (and those before)."""
    here = company.mentions[i].start
    stop = here
    for _ in range(paragraphs):
        stop = company.text.rfind("\n", 0, stop)
        stop = max(len(company.text[:stop].rstrip()), 0) if stop > 0 and paragraphs > 1 and _ + 1 < paragraphs else stop
    at = bisect_left(company.frames, here, key=lambda f: f.verb.start)
    for frame in reversed(company.frames[max(at - NEAR, 0) : at]):
        if frame.verb.start < stop or frame.verb.form != "finite":
            continue
        subject = [n for n in told(company, frame) if n in fits]
        if subject and company.voices.at(frame.verb.start) is None:
            return subject[0] if len(subject) == 1 else None
    return None


def told(company: Company, frame: Frame) -> tuple[int, ...]:
    """Who the subject of a verb is, as far as known."""
    if frame.subject is None or frame.subject.end > frame.verb.start:
        return ()
    first = bisect_left(company.mentions, frame.subject.start, key=lambda m: m.start)
    last = bisect_left(company.mentions, frame.subject.end, key=lambda m: m.start)
    return tuple(n for k in range(first, last) for n in company.of[k])


def turned(company: Company, i: int) -> bool:
    """Does the sentence of mention i turn to the other ("For his part, the Minister")?"""
    start, _ = company.sentences_before(company.mentions[i].start)
    around = company.text[start : company.mentions[i].end + len("  , for his part")].lower()
    return any(phrase in around for phrase in data.words(company.language, "turning", "people"))


def hosts(company: Company, fits: list[int]) -> list[int]:
    """Those who receive somebody."""
    receiving = data.words(company.language, "receiving", "people")
    acts = (f for f in company.frames if f.lemma in receiving and not f.verb.passive and f.verb.form == "finite")
    return [n for n in dict.fromkeys(n for f in acts for n in told(company, f)) if n in fits]


def foremost(company: Company, fits: list[int]) -> list[int]:
    """The one whom the headline names first and of whom the first sentence of the body tells what he does."""
    titled = [n for n in fits if company.mentions[company.drafts[n].mentions[0]].start < company.head_end]
    opening = (f for f in company.frames if company.lead.covers(f.verb.span) and f.verb.form == "finite")
    doers = [n for f in opening for n in told(company, f)][:1]
    order = sorted(titled, key=lambda n: company.drafts[n].mentions[0])
    return [n for n in doers if n in fits and n in (order[:1] or doers)]
