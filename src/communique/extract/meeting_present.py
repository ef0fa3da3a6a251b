"""Who else was there: lists of those present who are no principals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_people import next_mention, sentence
from communique.extract.encounter_walk import fillers_of
from communique.extract.meeting_parts import matcher, words
from communique.extract.meeting_told import narrated, numbers
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def people_in(reading: Reading, span: Span) -> tuple[Filler, ...]:
    """Everybody whom a list names."""
    found: list[Filler] = []
    for i in range(next_mention(reading, span.start), next_mention(reading, span.end)):
        mention = reading.mentions[i]
        if mention.kind in ("person", "office") or (
            mention.kind == "group" and not found and mention.rule and not mention.titles
        ):
            found += [
                f
                for f in fillers_of(reading, i)
                if f.entity not in {g.entity for g in found}
                and reading.cast.characters[f.entity or 0].type in ("person", "office", "group")
            ]
    return tuple(found)


def lists(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The stretches that list who attended, each with the words that say so."""
    text = reading.text
    opener = matcher(reading.language, "about", "attended", "", r"\s*:?")
    for match in opener.finditer(text):
        if reading.voice_at(match.start()) is not None:
            continue
        end = sentence(reading, match.start()).end
        if text[match.end() - 1] == ":" or not re.search(r"\w", text[match.end() : end]):
            end = end_of_list(reading, end)
        yield Span(match.end(), end), Span(match.start(), match.end())
    nouns = matcher(reading.language, "about", "attend_nouns")
    for frame in reading.frames:
        if (
            frame.lemma not in words(reading.language, "about", "attend")
            or frame.verb.passive
            or frame.verb.form != "finite"
            or reading.voice_at(frame.verb.start) is not None
        ):
            continue
        if frame.subject and nouns.search(
            text, frame.verb.end, min(frame.verb.end + 40, sentence(reading, frame.verb.end).end)
        ):
            if frame.shared:
                continue  # "met the Minister and took part in a dinner"
            yield Span(sentence(reading, frame.verb.start).start, frame.verb.start), frame.verb.span
    for match in matcher(reading.language, "about", "presence").finditer(text):
        if reading.voice_at(match.start()) is None:
            yield (
                Span(sentence(reading, match.start()).start, match.start()),
                Span(match.start(), match.end()),
            )


def end_of_list(reading: Reading, end: int) -> int:
    """The end of the list items that follow a place."""
    for section in reading.sections:
        if section.span.start >= end - 1 and section.kind == "list_item":
            end = section.span.end
        elif section.span.start > end:
            break
    return end


def with_attendees(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Those present who are no principal, added to the meeting told before (or to all "above meetings")."""
    found = list(drafts)
    for span, place in lists(reading):
        people = people_in(reading, span)
        places = [
            n
            for n in narrated(reading, found)
            if found[n].span.start < place.start
            and reading.sentence_at(found[n].span.start) <= reading.sentence_at(place.start)
        ]
        if not people or not places:
            continue
        every = matcher(reading.language, "about", "above").search(
            reading.text, place.start, sentence(reading, place.start).end
        )
        credentials = found[places[-1]].subtype == "credentials"
        targets = (
            places
            if every
            else [n for n in places if found[n].subtype == "credentials"]
            if credentials
            else places[-1:]
        )
        for n in targets:
            fresh = tuple(
                ("attendee", f)
                for f in people
                if f.entity not in numbers(found[n]) and ("attendee", f) not in found[n].roles
            )
            found[n] = found[n]._replace(
                roles=(*found[n].roles, *fresh),
                also=(*found[n].also, Span(min(span.start, place.start), max(span.end, place.end)))
                if fresh
                else found[n].also,
            )
    return found
