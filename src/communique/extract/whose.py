"""Whose words, whose greetings, whose invitation: the people behind a subject, a possessive, "you" and "the guest"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from communique.extract.clause_reach import opening as opening
from communique.extract.clause_reach import parted as parted
from communique.extract.clause_reach import reach as reach
from communique.extract.clause_reach import subordinate as subordinate
from communique.extract.clause_reach import trimmed as trimmed
from communique.extract.people_words import pattern as pattern
from communique.extract.people_words import shape as shape
from communique.extract.people_words import word_list as word_list
from communique.model import Span
from communique.reading import Filler, Frame, Reading

Fillers = tuple[Filler, ...]


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
        return at_word(present(reading, reading.cast.of[i]), span or reading.mentions[i].span)
    speakers = reading.speakers(voice)
    others = present(reading, [p for p in reading.cast.principals if p not in speakers])
    return at_word(others[:1], span or Span(at, at + 1)) if speakers else ()


def present(reading: Reading, characters: Sequence[int]) -> list[int]:
    """In a transcript, those of some characters who speak in it: nobody else is spoken to."""
    if ("heard", 0) not in reading.once:
        turns = [
            n
            for n, said in enumerate(reading.statements)
            if said.mode == "verbatim" and said.cue is None and said.parent is None
        ]
        heard = frozenset(c for n in turns for c in reading.speakers(n))
        reading.once[("heard", 0)] = heard if len(turns) > 2 else None
    known = reading.once[("heard", 0)]
    return [c for c in characters if known is None or c in known]


def near_you(reading: Reading, content: Sequence[Span], at: int) -> list[int]:
    """Mentions of "you" in a statement that stand for somebody, the nearest first."""
    second = word_list(reading.language, "second")
    found = [
        i
        for span in content
        for i in reading.mentions_in(span)
        if reading.words(reading.mentions[i].span).lower() in second and reading.cast.of[i]
    ]
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
    styled = pattern(reading.language, "address").match(words)
    if styled and reading.voice_at(span.start) is not None:
        more = shape(reading.language, "joined_on").match(words[styled.end() :])
        rest = Span(span.start + styled.end() + more.end(), span.end) if more else None
        others = (
            tuple(f for f in named(reading, rest) if f.entity is not None) if rest and rest.end > rest.start else ()
        )
        return (*hearer(reading, span.start, Span(span.start, span.start + styled.end())), *others)
    if shape(reading.language, "envoys").fullmatch(words) and (envoys := ambassadors(reading, span)):
        return envoys
    if pattern(reading.language, "vague").fullmatch(words):
        other = counterpart(reading, of, span)
        return other or reading.who(span)
    if pattern(reading.language, "second_possessive").fullmatch(words):
        return hearer(reading, span.start, span)
    found = named(reading, span)
    taken = {f.entity for f in of} - {None}
    if taken and {f.entity for f in found} <= taken and unnamed(reading, span):
        return counterpart(reading, of, span) or found
    if words.lower() in word_list(reading.language, "third_object") and (
        taken & {f.entity for f in found} or found[0].entity is None
    ):
        return another(reading, span, of)
    return found


def unnamed(reading: Reading, span: Span) -> bool:
    """Is a noun phrase an office without a name or a state ("the head of state")?"""
    heads = reading.heads(span)
    mention = reading.mentions[heads[0]] if len(heads) == 1 else None
    return mention is not None and mention.kind == "office" and not any(t.iso or t.body for t in mention.titles)


def other_than(reading: Reading, doers: Fillers, met: Fillers) -> Fillers:
    """Who acts where "the head of state" would be the one acted upon: the other one of the encounter."""
    same = doers and {f.entity for f in doers} == {f.entity for f in met} != {None}
    return counterpart(reading, met, doers[0].span) or doers if same and unnamed(reading, doers[0].span) else doers


def joint(reading: Reading, found: Fillers) -> Fillers:
    """Several only where "and" joins them: the next one after a comma does something else."""
    gaps = (reading.text[one.span.end : other.span.start] for one, other in pairwise(found))
    return found if all(shape(reading.language, "and").search(gap) for gap in gaps) else found[:1]


def ambassadors(reading: Reading, span: Span) -> Fillers:
    """Who "the ambassadors" are: those whom the text names before, where they are several."""
    named = [
        n
        for n, c in enumerate(reading.cast.characters)
        if any(t.rank == "ambassador" and t.start < span.start for t in c.titles)
    ]
    people = [n for n in named if reading.cast.characters[n].type == "person"]
    return at_word(people, span) if len(people) > 1 else ()


def another(reading: Reading, pronoun: Span, of: Iterable[Filler]) -> Fillers:
    """Whom "him" means where it cannot be the one who acts: the person named last before, else the counterpart."""
    taken = {f.entity for f in of}
    number = reading.sentence_at(pronoun.start)
    here, before = (
        Span(reading.sentences[n].start, min(pronoun.start, reading.sentences[n].end))
        for n in (number, max(number - 1, 0))
    )
    near = [p for p in single_people(reading, here) if p not in taken][-1:]
    earlier = [p for p in single_people(reading, before) if p not in taken]
    earlier = [p for p in earlier if p in reading.cast.principals] or earlier[-1:]
    return at_word((near or earlier)[:1], pronoun) or counterpart(reading, of, pronoun) or (Filler(None, pronoun),)


def single_people(reading: Reading, span: Span) -> list[int]:
    """People and office holders whom a stretch of text names, in order."""
    found = []
    for i in reading.mentions_in(span) if span.end > span.start else ():
        mention, people = reading.mentions[i], reading.cast.of[i]
        if (
            mention.kind in ("person", "office", "pronoun")
            and len(people) == 1
            and reading.words(mention.span).lower() not in word_list(reading.language, "not_third")
        ):
            found.append(people[0])
    return found


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
    return any(
        reading.mentions[i].end > offset > reading.mentions[i].start
        for i in reading.mentions_in(Span(max(offset - 200, 0), offset + 200))
    )


def subject(reading: Reading, frame: Frame) -> Fillers:
    """Who does what a verb says; of "who" the one whom it follows."""
    span = frame.subject
    if span is None:
        return before_verb(reading, frame) or speaker(reading, frame.verb.start, frame.verb.head)
    words = reading.words(span).lower()
    if words.split()[:1] and words.split()[0] in word_list(reading.language, "relative"):
        return antecedent(reading, span)
    if pattern(reading.language, "guests").fullmatch(words):
        return guest(reading, span) or party(reading, span)
    joint = shape(reading.language, "and_i").match(reading.words(span))
    if joint and speaker(reading, frame.verb.start):
        return (*speaker(reading, frame.verb.start, span), Filler(None, Span(span.start, span.start + joint.end(1))))
    if shape(reading.language, "postnominal").fullmatch(reading.words(span)) and (bearer := antecedent(reading, span)):
        return bearer
    if words in word_list(reading.language, "impersonal"):
        return speaker(reading, frame.verb.start, span)
    return party(reading, span)


def before_verb(reading: Reading, frame: Frame) -> Fillers:
    """Who stands right before a verb whose subject the clauses do not tell ("In a cable to X, the King wished")."""
    near = reading.mentions_in(
        Span(max(frame.verb.start - 90, reading.sentences[frame.sentence].start), frame.verb.start)
    )
    mention = reading.mentions[near[-1]] if near and frame.verb.form == "finite" else None
    if mention is None or mention.kind not in ("person", "office", "state", "pronoun"):
        return ()
    gap = shape(reading.language, "adverb_gap").fullmatch(reading.text[mention.end : frame.verb.start])
    return at_word(reading.cast.of[near[-1]], mention.span) if gap else ()


def guest(reading: Reading, span: Span) -> Fillers:
    """Who the guest is: whom the text says that somebody receives, or who calls on somebody."""
    for frame in reading.frames:
        receives = frame.lemma in word_list(reading.language, "receiving") and frame.verb.form != "participle"
        visiting = frame.lemma in word_list(reading.language, "calling") and not frame.verb.passive
        comer = frame.object if receives and not frame.verb.passive else frame.subject if visiting or receives else None
        people = [
            f
            for f in reading.actors(comer)
            if f.entity is not None and reading.cast.characters[f.entity].type in ("person", "office")
        ]
        if people:
            return (Filler(people[0].entity, span),)
    return ()


def antecedent(reading: Reading, relative: Span) -> Fillers:
    """Whom a relative pronoun stands for: the mention right before it."""
    first = reading.sentences[reading.sentence_at(relative.start)].start
    before = [
        i
        for i in reading.mentions_in(Span(first, relative.start))
        if reading.mentions[i].kind not in ("time", "adjective", "place")
    ]
    for i in reversed(before):
        return at_word(reading.cast.of[i], reading.mentions[i].span) or (Filler(None, reading.mentions[i].span),)
    return ()


def asker(reading: Reading, frame: Frame) -> Fillers:
    """Who has asked the subject to do what the verb says, if anybody."""
    if frame.governor is None or frame.verb.form not in ("infinitive", "gerund"):
        return ()
    governor = reading.frames[frame.governor]
    if governor.lemma in word_list(reading.language, "asking"):
        return party(reading, governor.phrase("by")) if governor.verb.passive else subject(reading, governor)
    return asker(reading, governor)


def owner(reading: Reading, noun: Span, of: Fillers) -> Fillers:
    """Whose a thing is that a noun phrase names: "my", "your", "his" (who does what is told), "X's", "… of X"."""
    words = reading.words(noun)
    for kind in ("first_possessive", "second_possessive", "third_possessive"):
        match = pattern(reading.language, kind).match(words)
        if match:
            at = Span(noun.start, noun.start + match.end())
            return (
                {"first": speaker, "second": hearer}[kind.split("_")[0]](reading, noun.start, at)
                if kind != "third_possessive"
                else of
            )
    genitive = re.search(r"'s?\s", words)
    if genitive:
        inside = [i for i in reading.mentions_in(Span(noun.start, noun.start + genitive.start())) if reading.cast.of[i]]
        place = Span(noun.start, noun.start + genitive.start())
        return (
            at_word(reading.cast.of[inside[-1]], reading.mentions[inside[-1]].span)
            if inside
            else ()
            if reading.mentions_in(place)
            else (Filler(None, place),)
        )
    joined = re.search(r"\s" + pattern(reading.language, "of").pattern + r"\s+", words, re.I)
    return reading.actors(short(reading, Span(noun.start + joined.end(), noun.end))) if joined else ()
