"""Who invites and who is invited, where a noun tells the invitation."""

from __future__ import annotations

from communique.extract import whose
from communique.extract.invitation import listed, shape
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def phrase_of(reading: Reading, noun: Span) -> Span:
    """The noun phrase up to the noun: "President X's kind invitation"."""
    sentence = reading.sentences[reading.sentence_at(noun.start)]
    frames = [
        f for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()) if f.verb.end <= noun.start
    ]
    start = max([f.verb.end for f in frames] + [sentence.start])
    opened = [m.end() for m in shape(reading.language, "opens").finditer(reading.text[start : noun.start])]
    before = [start + k for k in opened if not whose.holds(reading, start + k)]
    begin = max([start, *before])
    owned = [
        begin + m.start() for m in shape(reading.language, "possessive").finditer(reading.text[begin : noun.start])
    ]
    named = {reading.mentions[i].start for i in reading.mentions_in(Span(begin, noun.start))}
    begin = max([begin, *(k for k in owned if k not in named)])
    begin += len(reading.text[begin : noun.end]) - len(reading.text[begin : noun.end].lstrip())
    return Span(begin, noun.end)


def inviter_of(reading: Reading, noun: Span, subject: Fillers) -> Fillers:
    """Whose invitation it is: "X's invitation", "the invitation of X", "… extended by X"."""
    phrase = phrase_of(reading, noun)
    owners = whose.owner(reading, phrase, subject)
    if owners:
        return owners
    rest = rest_of(reading, noun)
    giver = shape(reading.language, "giver").match(reading.words(rest))
    if not giver:
        return ()
    comma = reading.text.find(",", rest.start + giver.end() + 3, rest.end)
    comma = -1 if whose.holds(reading, comma) else comma
    found = whose.party(reading, Span(rest.start + giver.end(), comma if comma > 0 else rest.end))
    return whose.joint(reading, found)


def rest_of(reading: Reading, noun: Span) -> Span:
    return Span(noun.end, max(noun.end, reading.sentences[reading.sentence_at(noun.start)].end))


def invitee_of(reading: Reading, noun: Span, inviters: Fillers) -> Fillers:
    """To whom an invitation is made: "an invitation to X", "for X to visit"."""
    rest = rest_of(reading, noun)
    match = shape(reading.language, "addressee").match(reading.words(rest)) or shape(
        reading.language, "giver_then"
    ).match(reading.words(rest))
    if not match:
        return ()
    found = whose.party(reading, Span(rest.start + match.start("who"), rest.end), inviters)
    kinds: tuple[str, ...] = ("person", "office", "group", "organization")
    if found and shape(reading.language, "to_act").match(reading.text, found[-1].span.end):
        kinds = (*kinds, "state")
    return tuple(f for f in found if f.entity is not None and reading.cast.characters[f.entity].type in kinds)


def governing(reading: Reading, noun: Span, verbs: str) -> Frame | None:
    """The frame with one of some verbs whose object (or phrase) holds the noun."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()):
        objects = (frame.object, *(s for _, s in frame.phrases)) if frame.verb.form != "participle" else ()
        if frame.lemma in listed(reading.language, verbs) and any(s and s.covers(noun) for s in objects):
            return frame
    before = [
        f for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()) if f.verb.end <= noun.start
    ]
    last = before[-1] if before else None
    if last and not last.verb.passive and last.lemma not in listed(reading.language, verbs) and len(before) > 1:
        last = None
    toward = last and last.lemma in listed(reading.language, verbs) and last.verb.form != "participle"
    far = last and not (last.phrase("to") and noun.start - last.verb.end < 110) and not right_after(reading, last, noun)
    return last if toward and not far else None


def right_after(reading: Reading, frame: Frame, noun: Span) -> bool:
    """Does the noun follow a verb, or the one to whom it gives something, at once?"""
    start = frame.object.end if frame.object and frame.object.end <= noun.start else frame.verb.end
    return shape(reading.language, "determined").fullmatch(reading.text[start : noun.start]) is not None


def traveller(reading: Reading, phrase: Span, inviters: Fillers) -> Fillers:
    """Who comes, where the subject tells nobody: the one named last ("the visit of X at the invitation of")."""
    sentence = reading.sentences[reading.sentence_at(phrase.start)]
    known = {i.entity for i in inviters}
    people = [p for p in whose.single_people(reading, Span(sentence.start, phrase.start)) if p not in known]
    return whose.at_word(people[-1:], phrase)


def his(reading: Reading, phrase: Span) -> Fillers:
    """Whom the "his" that opens a phrase stands for."""
    first = [
        i
        for i in reading.mentions_in(phrase)
        if reading.mentions[i].start == phrase.start and reading.mentions[i].kind == "pronoun"
    ]
    return tuple(Filler(c, reading.mentions[i].span) for i in first for c in reading.cast.of[i])


def letter_writer(reading: Reading, noun: Span) -> Fillers:
    """Who wrote the letter that contains an invitation."""
    before = reading.text[max(noun.start - 400, 0) : noun.start]
    letters = list(shape(reading.language, "letter_from").finditer(before))
    start = max(noun.start - 400, 0) + letters[-1].end() if letters else 0
    return (
        reading.actors(whose.short(reading, Span(start, reading.sentences[reading.sentence_at(start)].end)))
        if letters
        else ()
    )
