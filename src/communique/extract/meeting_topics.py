"""What a text tells of the topics of its meetings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from communique.extract.encounter_clause import subject_of
from communique.extract.encounter_people import sentence
from communique.extract.meeting_parts import words
from communique.extract.meeting_told import in_headline, narrated, numbers
from communique.extract.parts import topics_in
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def discussing(reading: Reading) -> Iterator[tuple[Frame, Span]]:
    """The verbs that tell what was talked about, and the stretch that names it."""
    about = words(reading.language, "about", "discuss")
    for frame in reading.frames:
        if frame.lemma not in about or frame.verb.form == "gerund" or reading.voice_at(frame.verb.start) is not None:
            continue
        end = sentence(reading, frame.verb.start).end
        later = [
            f
            for f in reading.frames_by_sentence.get(frame.sentence, ())
            if f.verb.start > frame.verb.start and f.verb.form == "finite" and f.subject and not relative(reading, f)
        ]
        speech = [f for f in later if f.shared and f.subject == frame.subject]
        cut = speech[0].verb.start if speech else end
        yield (
            frame,
            Span(frame.subject.start if frame.verb.passive and frame.subject else frame.verb.end, cut),
        )


def relative(reading: Reading, frame: Frame) -> bool:
    return reading.words(frame.subject).lower() in ("who", "which", "that")


def with_topics(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Topics from the sentences that follow each meeting, and what is spoken of again and again."""
    found = list(drafts)
    stretches = [(frame, stretch) for frame, stretch in discussing(reading)]
    places = narrated(reading, found)
    latest = list(accumulate((found[n].span.start for n in reversed(places)), min))[::-1]
    for frame, stretch in stretches:
        topics = topics_in(reading, stretch)
        last = bisect_right(latest, frame.verb.start)
        before = places[max(last - 2 * NEAR, 0) : last]
        target = target_of(reading, found, frame, before) if topics else None
        if target is None:
            continue
        denied = frame.verb.negated
        found[target] = add_topics(found[target], [(span, code, denied) for span, code, _ in topics])
    spoken = [s for f, s in stretches if not f.verb.negated]
    for n in narrated(reading, found)[:8]:
        found[n] = add_topics(found[n], spoken_of(reading, found, n, spoken))
    return found


def add_topics(draft: ActDraft, topics: Sequence[tuple[Span, str, bool]]) -> ActDraft:
    held = {code for _, code, _ in draft.topics}
    fresh = [t for n, t in enumerate(topics) if t[1] not in held and all(t[1] != other[1] for other in topics[:n])]
    return draft._replace(topics=(*draft.topics, *fresh))


def spoken_of(
    reading: Reading, drafts: Sequence[ActDraft], first: int, stretches: Sequence[Span]
) -> list[tuple[Span, str, bool]]:
    """Topics named twice or more after the first meeting, before another one with other people."""
    start = reading.sentences[reading.sentence_at(drafts[first].span.start)].start
    held = narrated(reading, drafts)
    own = numbers(drafts[first])
    others = [
        drafts[n].span.start
        for n in held
        if n != first and not numbers(drafts[n]) <= own and not in_headline(reading, drafts[n])
    ]
    if (first != held[0] and not others) or (in_headline(reading, drafts[first]) and others):
        return []
    later = [o for o in others if o > start]
    end = reading.sentences[reading.sentence_at(min(later))].start if later else len(reading.text)
    enough = 2 if end - start > 700 else 1
    weak = words(reading.language, "about", "weak")
    points: dict[str, list[Span]] = {}
    for topic in reading.topics:
        if start <= topic.span.start < end and not topic.weak:
            told = any(s.covers(topic.span) for s in stretches)
            if told or reading.words(topic.span).lower() not in weak:
                points.setdefault(topic.code, []).extend([topic.span] * (2 if told else 1))
    return [(spans[0], code, False) for code, spans in points.items() if len(spans) >= enough]


NEAR = 40  # meetings before a sentence that it may belong to


def target_of(reading: Reading, drafts: Sequence[ActDraft], frame: Frame, places: Sequence[int]) -> int | None:
    """The meeting that a sentence of discussion belongs to: the last before it that shares its subject."""
    subject = subject_of(reading, frame).numbers if not frame.verb.passive else frozenset()
    before = [n for n in places if drafts[n].span.start <= frame.verb.start][-NEAR:]
    shared = [n for n in before if not subject or subject & (numbers(drafts[n]) | states(reading, drafts[n]))]
    if not shared:
        return None
    same = [n for n in shared if reading.sentence_at(drafts[n].span.start) == frame.sentence]
    return same[-1] if same else shared[0] if len(subject) != 1 else shared[-1]


def states(reading: Reading, draft: ActDraft) -> frozenset[int]:
    return frozenset(s for n in numbers(draft) if (s := reading.state_of(n)) is not None)
