"""Whole stretches of somebody's words: turns, blocks after "X said:", letters, statements in the first person."""

from __future__ import annotations

import re

from communique import data
from communique.attribution.cues import sources, trimmed, words
from communique.attribution.dashes import dashed
from communique.attribution.letters import COLON, FIRST_PERSON, of_letter, subject_of_headline
from communique.attribution.tellers import subject_of
from communique.model import Span
from communique.reading import Frame, Reading, Said, Section

TURN = "A turn of a transcript belongs to the speaker whose label opens it."
BLOCK = "Words after an introduction that ends with a colon belong to the speaker it names."
OWN = "A statement in the first person is the words of the one whom the headline names."
JOINT = "A joint statement in the first person is the words of the parties together."
SECOND_PERSON = re.compile(r"\b(?:you|your)\b", re.I)
EDGE = " \n\t-\u2013\u2014"
STATEMENTS = frozenset({"statement", "declaration", "communiqué", "communique"})
STAGE = re.compile(
    r"^\s*\((?:[A-Za-z ,.'-]{3,40})\)\s*"
    r"|\s*\((?:Laughter|Applause|Laughs|Inaudible|Crosstalk|Cross-talk)[a-z ]*\.?\)\s*$",
    re.I,
)


def spoken(reading: Reading) -> list[Said]:
    """Turns, blocks, letters and whole statements in the first person, in order."""
    turns = of_turns(reading)
    if turns:
        return turns
    letter = of_letter(reading)
    if letter:
        return [letter]
    blocks = of_blocks(reading)
    blocks = sorted(
        [*blocks, *(d for d in dashed(reading) if not any(b.covers(d.start) for b in blocks))],
        key=lambda said: said.start,
    )
    whole = None if blocks else of_whole(reading)
    return [whole] if whole else blocks


def of_turns(reading: Reading) -> list[Said]:
    found: list[Said] = []
    sections = [s for s in reading.sections if s.kind == "turn"]
    for k, section in enumerate(sections):
        if not section.label:
            continue
        end = section.span.end
        n = k + 1
        while n < len(sections) and not sections[n].label:
            end = sections[n].span.end
            n += 1
        said = turn(reading, section, end)
        if said:
            found.append(said)
    return found


def turn(reading: Reading, section: Section, end: int) -> Said | None:
    label = section.label
    assert label is not None
    start = label.end
    colon = re.compile(r"\s*(?:\([^)\n]{0,60}\))?\s*[:.]?\s*").match(reading.text, start)
    start = colon.end() if colon else start
    note = reading.text[label.end : start].lower()
    content = unstaged(reading.text, Span(min(start, end), end))
    if not len(content):
        return None
    opening = reading.text[start : min(start + 60, end)].lower()
    spoken_through = any(w in note + opening for w in data.words(reading.language, "segments.interpreted"))
    source = trimmed(reading.text, label)
    return Said(
        "verbatim",
        (content,),
        None,
        source,
        tuple(reading.mentions_in(label)[:1]),
        TURN,
        interpreted=spoken_through,
    )


def unstaged(text: str, span: Span) -> Span:
    """A span without "(Laughter.)" and dashes at its edges."""
    while True:
        span = trimmed(text, span, EDGE + " ")
        words_ = text[span.start : span.end]
        match = STAGE.search(words_)
        if not match or len(match.group()) == len(words_):
            return span
        span = (
            Span(span.start + match.end(), span.end)
            if match.start() == 0
            else Span(span.start, span.start + match.start())
        )


def intro(reading: Reading, section: Section) -> Frame | None:
    """The speech verb that ends an introduction ("X said:"), if the section is one."""
    if not COLON.search(reading.text[section.span.start : section.span.end]):
        return None
    last = reading.sentence_at(section.span.end - 1)
    frames = [
        f
        for f in reading.frames_by_sentence.get(last, ())
        if f.lemma in words(reading, "plain") and f.verb.form != "participle"
    ]
    frames = [f for f in frames if section.span.end - f.verb.end < 60 or section.span.end - f.clause.end < 30]
    return frames[-1] if frames else None


def of_blocks(reading: Reading) -> list[Said]:
    """Blocks of speech, each introduced by a paragraph that ends with a colon."""
    found: list[Said] = []
    sections = reading.sections
    k = 0
    while k < len(sections):
        frame = intro(reading, sections[k])
        if frame and k + 1 < len(sections) and sections[k + 1].kind != "boilerplate":
            last = block_end(reading, k + 1)
            content = marks_off(reading.text, Span(sections[k + 1].span.start, sections[last].span.end))
            speakers, source = block_speaker(reading, frame, sections[k])
            found.append(Said("verbatim", (content,), frame.verb.head, source, speakers, BLOCK))
            k = last
        k += 1
    return found


def block_speaker(reading: Reading, frame: Frame, section: Section) -> tuple[tuple[int, ...], Span | None]:
    subject = subject_of(reading, frame)
    speakers = sources(reading, subject)
    if speakers:
        return speakers, subject
    named = [
        i for i in reading.mentions_in(section.span) if reading.mentions[i].kind in ("person", "office", "pronoun")
    ]
    if not named and frame.lemma == "read":  # "The message reads as follows:" – the sender is told before
        named = [i for i, m in enumerate(reading.mentions) if m.kind == "person" and m.end <= section.span.start][:1]
    return tuple(named[:1]), reading.mentions[named[0]].span if named else None


def marks_off(text: str, span: Span) -> Span:
    return trimmed(text, span, ' \n\t-\u2013\u2014"\u201c\u201d\u00ab\u00bb')


def block_end(reading: Reading, first: int) -> int:
    """The last section of the block that begins with section `first`."""
    sections, text = reading.sections, reading.text
    opening = text[sections[first].span.start]
    if opening in '"\u201c\u00ab':
        ends = [
            k for k in range(first, min(first + 12, len(sections))) if text[sections[k].span.end - 1] in '"\u201d\u00bb'
        ]
        last = first
        while (
            last + 1 < len(sections)
            and text[sections[last].span.end - 1] not in '"\u201d\u00bb'
            and (text[sections[last + 1].span.start] in '"\u201c\u00ab' or (ends and ends[0] > last))
        ):
            last += 1
        return last
    last = first
    while last + 1 < len(sections) and not narrated(reading, sections[last + 1]):
        last += 1
    return last


def narrated(reading: Reading, section: Section) -> bool:
    """Does a section belong to the publisher and not to the speaker of the block before it?"""
    if section.kind in ("boilerplate", "headline", "dateline") or intro(reading, section):
        return True
    words_ = reading.text[section.span.start : section.span.end]
    if re.match(r"\s*[-\u2013\u2014]", words_) or words_[0] in '"\u201c\u00ab':
        return True
    frames = reading.frames_by_sentence.get(reading.sentence_at(section.span.start), ())
    main = next((f for f in frames if f.verb.form == "finite"), None)
    if main is None or not main.subject:
        return False
    first_person = FIRST_PERSON.search(words_) or SECOND_PERSON.search(words_)
    speakers = [reading.mentions[i] for i in reading.heads(main.subject)]
    told = main.verb.tense == "past" or main.verb.perfect or main.verb.passive
    return bool(speakers) and told and speakers[0].kind in ("person", "office", "group", "pronoun") and not first_person


def of_whole(reading: Reading) -> Said | None:
    """ "Statement from X" or a joint statement, told in the first person throughout."""
    head = next((s for s in reading.sections if s.kind == "headline"), None)
    body = [s for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")]
    if head is None or not body:
        return None
    title = reading.words(head.span).lower()
    content = Span(body[0].span.start, body[-1].span.end)
    text = reading.words(content)
    own = any(w in title for w in data.words(reading.language, "segments.statement_titles"))
    firsts = len(FIRST_PERSON.findall(unquoted(text)))
    if not (own or re.search(r"\b(?:declaration|communiqu|joint statement|leaders'|statement)", title)) or firsts < max(
        1, len(text.split()) // 150
    ):
        return None
    if "joint" in title and not told_by_us(reading, content):
        return None
    joint = re.search(
        r"\bWe\b[^.]{0,40}\b(?:leaders|ministers|heads|presidents|members|representatives|president|prime)\b",
        text[:600],
        re.I,
    )
    speakers = subject_of_headline(reading)
    if joint or "joint" in title:
        opening = Span(content.start, min(content.end, content.start + 700))
        named = [i for i in reading.mentions_in(opening) if reading.mentions[i].kind == "state"]
        people = [
            i
            for i in reading.mentions_in(opening)
            if reading.mentions[i].kind == "person" and reading.mentions[i].titles
        ]
        issuers = [i for i in speakers if reading.mentions[i].kind != "organization"]
        issuers = speakers if len(issuers) == 1 and len(speakers) == 2 else issuers
        speakers = issuers or (people if len(people) > 1 and not named else named) or people or speakers
        return Said("verbatim", (content,), None, head.span, tuple(speakers[:8]), JOINT)
    if together := collective(reading, head, content):
        return Said("verbatim", (content,), None, head.span, together, JOINT)
    place = reading.mentions[speakers[0]].span if speakers else head.span
    return Said("verbatim", (content,), None, place, tuple(speakers[:1]), OWN) if speakers and own else None


def collective(reading: Reading, head: Section, content: Span) -> tuple[int, ...]:
    """The leaders or ministers of a body whom a headline names, where the text does not begin with their states."""
    said = set(re.findall(r"[\w-]+", reading.words(head.span).lower()))
    if not said & data.words(reading.language, "segments.collective_issuers") or not said & STATEMENTS:
        return ()
    first = reading.frames_by_sentence.get(reading.sentence_at(content.start), ())
    verb = next((f.verb.start for f in first if f.verb.form == "finite"), content.start)
    opening = [reading.mentions[i].kind for i in reading.mentions_in(Span(content.start, max(verb, content.start)))]
    groups = [i for i in reading.mentions_in(head.span) if reading.mentions[i].kind in ("group", "organization")]
    named = {*opening, *(reading.mentions[i].kind for i in subject_of_headline(reading))}
    if named & {"state", "adjective", "office", "person"} or not told_by_us(reading, content):
        return ()
    return tuple(groups[:1])


def told_by_us(reading: Reading, content: Span) -> bool:
    """Is "we" the subject of every fourth sentence of a joint text, so that the parties themselves speak?"""
    first, last = reading.sentence_at(content.start), reading.sentence_at(content.end - 1)
    frames = [f for n in range(first, last + 1) for f in reading.frames_by_sentence.get(n, ())]
    ours = {f.sentence for f in frames if reading.words(f.subject).lower().split(",")[0].split(" ")[0] in ("we", "i")}
    return len(ours) * 4 >= last - first + 1


def unquoted(text: str) -> str:
    """A text without what stands in quotation marks; after the last closing mark nothing does."""
    last = max(text.rfind(mark) for mark in "\"\u201d\u00bb") + 1
    return re.sub(r"[\"\u201c\u00ab][^\"\u201d\u00bb]*[\"\u201d\u00bb]", " ", text[:last]) + text[last:]
