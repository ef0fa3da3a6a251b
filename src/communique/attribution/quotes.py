"""What stands in quotation marks, and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.attribution.cues import is_cue, sources, trimmed, words
from communique.attribution.tellers import subject_of
from communique.model import Span
from communique.reading import Frame, Nesting, Reading, Said

QUOTED = "Words in quotation marks belong to the subject of the speech verb beside them."
CONTINUED = "A quotation without a speech verb goes on the quotation before it."
PAIRS = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c\u201d", '"': '"', "\u2039": "\u203a"}
CURLY = "\u201c\u201d"
OPENING = re.compile("[" + "".join(PAIRS) + "]")
LONGEST = 6000


def marks(reading: Reading) -> list[Span]:
    """Stretches in quotation marks, the marks excluded. A mark without its pair costs only its paragraph."""
    found: list[Span] = []
    for section in reading.sections:
        if section.kind in ("boilerplate", "headline"):
            continue
        opening = OPENING.search(reading.text, section.span.start, section.span.end)
        end = continuing(reading, section.span, opening, found)
        if end is not None:
            found.append(Span(section.span.start, end))
            opening = OPENING.search(reading.text, end + 1, section.span.end)
        if opening is None and end is None:
            found += single(reading.text, section.span)
        while opening:
            at, end = opening.start(), opening.end()
            if opening[0] != '"' or opens(reading.text, at):
                end = closing(reading.text, at, section.span.end)
                found.append(Span(at + 1, end))
                end += 1
            opening = OPENING.search(reading.text, end, section.span.end)
    return [span for span in found if 0 < len(span) < LONGEST]


def continuing(reading: Reading, section: Span, opening: re.Match[str] | None, found: Sequence[Span]) -> int | None:
    """Where a quotation ends that the paragraph before opened and did not close, and this one closes."""
    last = found[-1] if found else None
    if last is None or unclosed(reading, last) is False or not blank(reading.text[last.end : section.start]):
        return None
    end = next((k for k in range(section.start, section.end) if reading.text[k] in CLOSERS), None)
    return end if end is not None and (opening is None or end < opening.start() or reading.text[end] == '"') else None


CLOSERS = "\u201d\u00bb\""


def unclosed(reading: Reading, span: Span) -> bool:
    """Does a quotation end with its paragraph, without a closing mark?"""
    section = reading.section_at(span.start)
    return section is not None and span.end >= section.span.end


def blank(text: str) -> bool:
    return not text.strip()


SINGLE = re.compile(r"(?<![\w.])['\u2018](?=[A-Z\u00c0-\u024f])")
SINGLE_END = re.compile(r"(?<=[,.!?\u2026])['\u2019](?=\s|$)")


def single(text: str, section: Span) -> list[Span]:
    """Stretches in single marks, in a paragraph without double ones: a capital after the first, a stop before the last.

    So no apostrophe and no nickname is taken for speech.
    """
    found: list[Span] = []
    opening = SINGLE.search(text, section.start, section.end)
    while opening:
        end = SINGLE_END.search(text, opening.end(), section.end)
        if end is None:
            break
        found.append(Span(opening.end(), end.start()))
        opening = SINGLE.search(text, end.end(), section.end)
    return found


def opens(text: str, at: int) -> bool:
    """May a straight mark at this place open a quotation (white space or a bracket before it, a word after it)?"""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not before.isdigit() and not after.isspace()


def closing(text: str, at: int, limit: int) -> int:
    """Where a quotation that opens at a place ends: at its own closing mark, else at one of the other kind."""
    ends = PAIRS[text[at]]
    for k in range(at + 1, limit):
        if text[k] in ends and (text[k] != '"' or k + 1 >= len(text) or not text[k + 1].isalnum()):
            return k
        if text[at] == '"' and text[k] == CURLY[1] and CURLY[0] not in text[at:k]:
            return k  # opened straight, closed curly
    if text[at] == CURLY[0]:
        return next((k for k in range(at + 1, limit) if text[k] == '"' and not text[k - 1].isspace()), limit)
    return limit


def quoted(reading: Reading, blocks: Sequence[Said]) -> tuple[list[Said], list[Span]]:
    """Quoted statements, and the marked pieces that belong to no speech verb of their own."""
    found: list[Said] = []
    pieces: list[Span] = []
    last_section = -1
    begun: list[Span] = []  # paragraphs of a quotation that the next one closes, and then tells who speaks
    whole = Nesting(blocks)
    for span in marks(reading):
        section = reading.section_number(span.start)
        block = whole.at(span.start)
        if block is not None and len(span) >= len(blocks[block].content[0]) - 4:
            continue
        said = with_cue(reading, span, blocks)
        previous = found[-1] if found else None
        if said and previous and same_sentence_pair(reading, previous, said):
            found[-1] = previous._replace(content=(*previous.content, *said.content))
        elif said:
            earlier = [trimmed(reading.text, piece) for piece in begun]
            found.append(said._replace(content=(*earlier, *said.content)))
            begun = []
        elif unclosed(reading, span) and standing_alone(reading, span):
            begun.append(span)
            continue
        elif previous and substantial(reading, span) and section - last_section <= 1 and standing_alone(reading, span):
            found[-1] = previous._replace(content=(*previous.content, trimmed(reading.text, span)))
        else:
            pieces.append(span)
            continue
        last_section = section
    return found, pieces


FOLLOWING = "A quotation that is a sentence of its own goes on what the speaker of the sentence before is told to say."


def following(reading: Reading, pieces: Sequence[Span], told: Sequence[Said]) -> list[Said]:
    """Quotations without a verb of speech right behind what somebody is reported to say ('He said P. "Q."')."""
    by_sentence = {reading.sentence_at(said.cue.start): said for said in told if said.cue and said.sources}
    found: list[Said] = []
    for span in pieces:
        number = reading.sentence_at(span.start - 1)
        said = by_sentence.get(number - 1)
        near = said is not None and reading.section_number(said.start) == reading.section_number(span.start)
        whole = substantial(reading, span) and standing_alone(reading, span) and alone_in_sentence(reading, span)
        if said is not None and near and whole:
            content = (trimmed(reading.text, span),)
            found.append(Said("quoted", content, None, None, said.sources, FOLLOWING))
    return found


def alone_in_sentence(reading: Reading, span: Span) -> bool:
    """Does nothing but a stop follow a quotation in its sentence?"""
    sentence = reading.sentences[reading.sentence_at(span.start)]
    return sentence.end <= span.end + 2 or not reading.text[span.end + 1 : sentence.end].strip(" .!?\"\u201d\u00bb")


def substantial(reading: Reading, span: Span) -> bool:
    return len(reading.words(span).split()) > 4


def standing_alone(reading: Reading, span: Span) -> bool:
    """Does a quotation begin a sentence of its own, with nothing but marks before it in the sentence?"""
    before = reading.text[max(0, span.start - 60) : span.start - 1]
    return bool(re.search(r"(?:^|[.!?\u2026]['\"\u201d]?\s*|\n\s*)$", before))


def same_sentence_pair(reading: Reading, left: Said, right: Said) -> bool:
    """ "A," he said, "B": two pieces about one cue."""
    return left.cue is not None and left.cue == right.cue


def with_cue(reading: Reading, span: Span, blocks: Sequence[Said]) -> Said | None:
    """The quoted statement of a marked stretch, if a speech verb stands beside it."""
    text = reading.text
    content = trimmed(text, span)
    if len(text[content.start : content.end].split()) < 3 and text[span.end - 1] not in ".!?,":
        return None  # a nickname, a scare quote
    if inside_phrase(text, span):
        return None
    for frame in beside(reading, span):
        if not (is_cue(reading, frame) or frame.lemma in words(reading, "plain")):
            continue
        speakers, source = speaker_of(reading, frame, span)
        if speakers or frame.subject:
            return Said("quoted", (content,), frame.verb.head, source, speakers, QUOTED)
    dashed = re.compile(r"[\"\u201d\u00bb]?\s*[-\u2013\u2014]\s*").match(text, span.end)
    if dashed and dashed.end() < len(text):
        named = [
            i
            for i in reading.mentions_in(Span(dashed.end(), dashed.end() + 120))
            if reading.mentions[i].start - dashed.end() < 3
        ]
        if named and reading.mentions[named[0]].kind in ("person", "office"):
            return Said("quoted", (content,), None, reading.mentions[named[0]].span, (named[0],), QUOTED)
    return None


def inside_phrase(text: str, span: Span) -> bool:
    """Is a stretch of few words in small letters part of a phrase that goes on behind it ('"sad and wrong" words')?"""
    few = len(text[span.start : span.end].split()) < FEW and text[span.start].islower()
    goes_on = re.match(r"[\"\u201d\u00bb]\s+[a-z]", text[span.end : span.end + 4]) is not None
    return few and goes_on and text[span.end - 1] not in ".!?," and text[: span.start - 1].rstrip()[-1:] not in ",:"


FEW = 6  # words


NEW_SENTENCE = re.compile(r"\s+[A-Z]")  # behind the closing mark
JOINED_ON = re.compile(r"[\"\u201d\u00bb,\s]*(?:and|but|while|or)\b")


def beside(reading: Reading, span: Span) -> list[Frame]:
    """Frames next to a quotation: the one that ends just before it, or begins just after it."""
    first, last = (
        reading.sentence_at(span.start - 1),
        reading.sentence_at(min(span.end + 2, len(reading.text) - 1)),
    )
    frames = [
        f
        for n in range(first, last + 1)
        for f in reading.frames_by_sentence.get(n, ())
        if not span.start <= f.verb.start < span.end
    ]
    found = []
    for frame in frames:
        before = reading.text[frame.verb.end : span.start - 1] if frame.verb.end <= span.start else None
        after = reading.text[span.end + 1 : frame.verb.start] if frame.verb.start >= span.end else None
        if (
            before is not None
            and len(before) < 90
            and re.fullmatch(r"[^.!?\n\"]*?[,:]?\s*", before)
            and (re.search(r"[,:]\s*$", before) or len(before) < 3)
            and "that" not in before.split()
        ):
            found.append((len(before), frame))
        elif (
            after is not None
            and len(after) < 160
            and not JOINED_ON.match(after)
            and not (frame.complement and NEW_SENTENCE.match(after) and reading.text[span.end - 1] == ".")
            and not re.search(r"[.!?;\n\"\u201c]", re.sub(r"\b[A-Z]\w{0,3}\.", "", after))
        ):
            comma = re.search(
                r"[,!?.]$|^$", reading.text[max(span.start, span.end - 1) : span.end]
            ) or after.lstrip().startswith(",")
            if comma:
                found.append((len(after), frame))
    return [frame for _, frame in sorted(found, key=lambda item: item[0])]


def speaker_of(reading: Reading, frame: Frame, span: Span) -> tuple[tuple[int, ...], Span | None]:
    """The subject of the speech verb; after a quotation, the noun phrase behind an inverted verb ("said X")."""
    inverted = frame.verb.start >= span.end and (frame.subject is None or frame.subject.start < span.end)
    if inverted:
        after = sources(reading, frame.object)
        if after:
            return after, frame.object
    subject = subject_of(reading, frame)
    speakers = sources(reading, subject)
    return speakers, subject if speakers or reading.words(subject).lower() != "it" else None
