"""Whose words, whose greetings, whose invitation: the people behind a subject, a possessive, "you" and "the guest"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import Filler, Frame, Reading

Fillers = tuple[Filler, ...]


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """A word list of people.toml."""
    return frozenset(data.entries(data.toml("lang", language, "people.toml")[name]))


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """A regular expression made of a word list of people.toml."""
    entries = sorted(word_list(language, name), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(re.escape(e).replace(r"\ ", r"\s+") for e in entries) + r")\b", re.I)


def at_word(characters: Iterable[int], span: Span) -> Fillers:
    return tuple(Filler(number, span) for number in characters)


def speaker(reading: Reading, at: int, span: Span | None = None) -> Fillers:
    """Who speaks at an offset."""
    voice = reading.voice_at(at)
    return at_word(reading.speakers(voice), span or Span(at, at + 1)) if voice is not None else ()


def hearer(reading: Reading, at: int, span: Span | None = None) -> Fillers:
    """Whom the speaker at an offset says "you" to."""
    voice = reading.voice_at(at)
    if voice is None:
        return ()
    said = reading.statements[voice]
    for i in near_you(reading, said.content, at):
        return at_word(reading.cast.of[i], span or reading.mentions[i].span)
    speakers = reading.speakers(voice)
    return at_word([p for p in reading.cast.principals if p not in speakers][:1], span or Span(at, at + 1)) if speakers else ()


def near_you(reading: Reading, content: Sequence[Span], at: int) -> list[int]:
    """Mentions of "you" in a statement that stand for somebody, the nearest first."""
    second = word_list(reading.language, "second")
    found = [i for span in content for i in reading.mentions_in(span) if reading.words(reading.mentions[i].span).lower() in second and reading.cast.of[i]]
    return sorted(found, key=lambda i: abs(reading.mentions[i].start - at))


def counterpart(reading: Reading, of: Iterable[Filler], span: Span) -> Fillers:
    """The other one of an encounter of two."""
    known = {f.entity for f in of}
    if len(reading.cast.principals) < 2 or not known & set(reading.cast.principals):
        return ()
    return at_word([p for p in reading.cast.principals[:2] if p not in known][:1], span)


def party(reading: Reading, span: Span | None, of: Iterable[Filler] = ()) -> Fillers:
    """Who a noun phrase stands for; "the guest" and "his counterpart" are the other one of the encounter."""
    if span is None:
        return ()
    span = short(reading, span)
    words = reading.words(span)
    if pattern(reading.language, "vague").fullmatch(words):
        other = counterpart(reading, of, span)
        return other or reading.who(span)
    possessive = pattern(reading.language, "second_possessive").fullmatch(words)
    return hearer(reading, span.start, span) if possessive else named(reading, span)


def named(reading: Reading, span: Span) -> Fillers:
    """The characters of a noun phrase, else the phrase alone; "everyone who ..." is a phrase, not who is in it."""
    found = reading.who(span)
    first = reading.heads(span)
    if first and reading.mentions[first[0]].start - span.start > 30:
        return (Filler(None, span),)
    return found


def short(reading: Reading, span: Span) -> Span:
    """A noun phrase without what prepositions add to it."""
    cut = pattern(reading.language, "prepositions")
    for match in re.finditer(r"\s", reading.words(span)):
        if cut.match(reading.text, span.start + match.end()) and not holds(reading, span.start + match.end()):
            return Span(span.start, span.start + match.start())
    return span


def holds(reading: Reading, offset: int) -> bool:
    """Does a mention reach over an offset?"""
    return any(reading.mentions[i].end > offset > reading.mentions[i].start for i in reading.mentions_in(Span(max(offset - 200, 0), offset + 200)))


def subject(reading: Reading, frame: Frame) -> Fillers:
    """Who does what a verb says; of "who" the one whom it follows."""
    span = frame.subject
    if span is None:
        return speaker(reading, frame.verb.start, frame.verb.head)
    words = reading.words(span).lower()
    if words in word_list(reading.language, "relative"):
        return antecedent(reading, span)
    return party(reading, span)


def antecedent(reading: Reading, relative: Span) -> Fillers:
    """Whom a relative pronoun stands for: the mention right before it."""
    first = reading.sentences[reading.sentence_at(relative.start)].start
    before = [i for i in reading.mentions_in(Span(first, relative.start)) if reading.mentions[i].kind not in ("time", "adjective", "place")]
    for i in reversed(before):
        return at_word(reading.cast.of[i], reading.mentions[i].span) or (Filler(None, reading.mentions[i].span),)
    return ()


def asker(reading: Reading, frame: Frame) -> Fillers:
    """Who has asked the subject to do what the verb says, if anybody."""
    if frame.governor is None or frame.verb.form not in ("infinitive", "gerund"):
        return ()
    governor = reading.frames[frame.governor]
    if governor.lemma in word_list(reading.language, "asking") and not governor.verb.passive:
        return subject(reading, governor)
    return asker(reading, governor)


def owner(reading: Reading, noun: Span, of: Fillers) -> Fillers:
    """Whose a thing is that a noun phrase names: "my", "your", "his" (who does what is told), "X's", "… of X"."""
    words = reading.words(noun)
    for kind in ("first_possessive", "second_possessive", "third_possessive"):
        match = pattern(reading.language, kind).match(words)
        if match:
            at = Span(noun.start, noun.start + match.end())
            return {"first": speaker, "second": hearer}[kind.split("_")[0]](reading, noun.start, at) if kind != "third_possessive" else of
    genitive = re.search(r"'s?\s", words)
    if genitive:
        return reading.actors(Span(noun.start, noun.start + genitive.start()))
    joined = pattern(reading.language, "of").search(words)
    return reading.actors(Span(noun.start + joined.end(), noun.end)) if joined else ()


def reach(reading: Reading, frame: Frame) -> int:
    """Where what a verb tells ends: before the next main verb of the sentence, or at the sentence's end."""
    sentence = reading.sentences[frame.sentence]
    end = sentence.end
    for later in reading.frames_by_sentence[frame.sentence]:
        if later.verb.start <= frame.verb.end or later.verb.form != "finite" or subordinate(reading, later):
            continue
        end = later.verb.start if later.shared or not later.subject else min(later.subject.start, later.verb.start)
        break
    return trimmed(reading, Span(frame.verb.start, end))


def subordinate(reading: Reading, frame: Frame) -> bool:
    """Does a word like "which", "that" or "where" open the clause of a verb?"""
    start = frame.verb.start if frame.shared or not frame.subject else min(frame.subject.start, frame.verb.start)
    if frame.subject and reading.words(frame.subject).lower() in word_list(reading.language, "relative"):
        return True
    before = reading.text[max(start - 24, 0) : start].split()
    return bool(before) and before[-1].lower() in word_list(reading.language, "subordinating")


def trimmed(reading: Reading, span: Span) -> int:
    """The end of a span without joining words and signs at its end."""
    words = reading.words(span)
    tail = re.search(r"(?:[\s,.;:!?)\"'\u201d\u00bb\u2013\u2014-]|\b(?:" + "|".join(sorted(word_list(reading.language, "joining"))) + r")\b)+$", words, re.I)
    return span.end - len(tail.group()) if tail else span.end
