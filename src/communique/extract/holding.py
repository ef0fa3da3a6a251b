"""Who holds a view, what it is of, and how far its words reach: shared by positions and assessments."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

from communique import data
from communique.match import any_of, compiled
from communique.model import Span
from communique.reading import Filler, Frame, Reading
from communique.words.verbs import forms, nouns_too

BODIES = ("state", "organization")


@cache
def listed(language: str, kind: str, *path: str) -> tuple[str, ...]:
    """A word list of a kind's file, the longest entries first."""
    value: Any = data.toml("lang", language, f"{kind}.toml")
    for part in path:
        value = value[part]
    return tuple(sorted(data.entries(value), key=len, reverse=True))


@cache
def either(language: str, kind: str, *path: str) -> str:
    """A regular expression for any entry of a list of words or templates."""
    return any_of(compiled(entry, {}).pattern for entry in listed(language, kind, *path))


@cache
def named(language: str, kind: str, section: str) -> str:
    """A regular expression for any entry of a section's lists, each list a group with its name."""
    lists = data.toml("lang", language, f"{kind}.toml")[section]
    return "(?:" + "|".join(f"(?P<{name}>{either(language, kind, section, name)})" for name in lists) + ")"


def joining(language: str, name: str) -> str:
    """A regular expression for any of the words that bind a phrase."""
    return either(language, "holding", "phrase", name)


@cache
def following(language: str, *lists: str) -> re.Pattern[str]:
    """White space and the words of some lists, one after the other."""
    return re.compile(r"\s+" + r"\s+".join(joining(language, name) for name in lists) + r"\s+", re.I)


@cache
def breaks(language: str) -> re.Pattern[str]:
    """Signs and words with which another clause begins."""
    return re.compile(rf";|:|\s[-\u2013\u2014]\s|\u2014|,\s+{joining(language, 'breaks')}", re.I)


NEAR_IT = 400  # characters between "it" and what it stands for
TAIL = 40  # characters: more than small words ever hang on the end of a phrase


@cache
def trailing(language: str) -> re.Pattern[str]:
    """Signs and small words that hang on the end of a phrase."""
    adverb = rf"(?:\s+(?:\w+ly|{joining(language, 'loose_adverbs')}))?\b"
    signs = r"[\s,;:\u2013\u2014\"\u201d-]|(?<!\b[A-Z])\."
    return re.compile(rf"(?:{signs}|{joining(language, 'loose')}{adverb})+$")


def reach(reading: Reading, start: int, verb: Frame) -> int:
    """Where the phrase that begins at an offset after a verb ends: before the next clause of the sentence."""
    key = (f"reach {start}", verb.sentence)
    if key not in reading.once:
        reading.once[key] = reached(reading, start, verb)
    end: int = reading.once[key]
    return end


def reached(reading: Reading, start: int, verb: Frame) -> int:
    """The same, worked out."""
    end = said_until(reading, start, reading.sentences[verb.sentence].end)
    own_row = start < end and reading.sentence_at(start) == verb.sentence
    row = reading.frames_after(start) if own_row else reading.frames_by_sentence[verb.sentence]
    for frame in islice(row, MOST):
        if frame.verb.start >= end:
            break
        if frame.verb.start <= start or frame.verb.form != "finite" or frame.lemma == "modal":
            continue
        if not relative(reading, frame):
            own = frame.subject if not frame.shared else None
            end = min(end, own.start if own and own.start > start else frame.verb.start)
            break
    broken = breaks(reading.language).search(reading.text, start, end)
    return trimmed(reading, start, broken.start() if broken else end)


MOST = 60  # verbs after a phrase of which one may begin the next clause


def said_until(reading: Reading, start: int, end: int) -> int:
    """An end that does not go beyond the words in quotation marks in which a phrase begins."""
    voice = reading.voice_at(start)
    if voice is None or reading.statements[voice].mode not in ("quoted", "mixed"):
        return end
    return next((min(end, c.end) for c in reading.statements[voice].content if c.start <= start < c.end), end)


def reach_of_clause(reading: Reading, start: int, frame: Frame) -> int:
    """The end of a clause that begins at an offset: the reach of the first verb in it."""
    verbs = (f for f in reading.frames_by_sentence[frame.sentence] if f.verb.start > start)
    inner = next((f for f in verbs if f.verb.form == "finite"), None)
    return reach(reading, inner.verb.end, inner) if inner else reach(reading, start, frame)


def relative(reading: Reading, frame: Frame) -> bool:
    """Is the clause of a verb bound to the noun before it ("steps that build trust")?"""
    if frame.subject is None or frame.shared:
        return False
    between = reading.text[frame.subject.end : frame.verb.start].lower().split()
    return bool(between) and between[0] in listed(reading.language, "holding", "phrase", "relatives")


def trimmed(reading: Reading, start: int, end: int) -> int:
    """An end without the signs and small words that hang on it."""
    tail = max(start, end - TAIL)
    loose = trailing(reading.language).search(reading.text, tail, end)
    return loose.start() if loose and loose.end() == end and loose.start() > start else end


def clause_start(frame: Frame) -> int:
    """Where the clause of a verb begins: at its own subject, if it has one before it."""
    own = frame.subject and not frame.shared and frame.subject.end <= frame.verb.start
    return frame.subject.start if own and frame.subject else frame.verb.start


def who_words(reading: Reading, name: str) -> tuple[str, ...]:
    return listed(reading.language, "holding", "who", name)


def holders(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who does what a verb says: its subject, or what "by" names where it is passive."""
    doer = frame.phrase(*who_words(reading, "by")) if frame.verb.passive else frame.subject
    if doer is None:
        return ()
    words = reading.words(doer).lower()
    if words in who_words(reading, "others"):
        return ()
    if words in who_words(reading, "together"):
        return everybody(reading, doer)
    if words in who_words(reading, "body"):
        return body_before(reading, doer.start)
    if words in who_words(reading, "issuers") and reading.voice_at(doer.start) is None:
        return issuers(reading, doer)
    return reading.actors(doer) or unresolved(reading, doer)


def unresolved(reading: Reading, doer: Span) -> tuple[Filler, ...]:
    """A body, event or document that holds a view, or sides that the text names nowhere else."""
    noun = reading.words(doer).split()[-1]
    bodies = who_words(reading, "bodies")
    capital = noun[:1].isupper() and noun.lower() in (*bodies, *who_words(reading, "capital"))
    if noun in bodies or capital or reading.words(doer).lower() in data.words(reading.language, "groups.collective"):
        return (Filler(None, doer),)
    characters = reading.cast.characters
    known = [f for f in reading.who(doer) if f.entity is not None]
    things = tuple(f for f in known if characters[f.entity or 0].type in ("event", "document", "place"))
    return things or leading(reading, doer)


def leading(reading: Reading, doer: Span) -> tuple[Filler, ...]:
    """ "The leadership of his country", "our government's position": a body, or whose stance it is."""
    said = re.findall(r"[\w-]+", reading.words(doer).lower())
    owner = reading.words(doer).endswith(("'s", "\u2019s")) or "'s " in reading.words(doer)
    if set(said[:2]) & set(who_words(reading, "leading")) and not owner:
        return (Filler(None, doer),)
    if said[-1:] and said[-1] in who_words(reading, "stances"):
        marks = ("'", "\u2019")
        owners = [i for i in reading.mentions_in(doer) if reading.text.startswith(marks, reading.mentions[i].end)]
        return tuple(Filler(n, reading.mentions[i].span) for i in owners[:1] for n in reading.cast.of[i])
    return ()


def everybody(reading: Reading, place: Span) -> tuple[Filler, ...]:
    """Those who met."""
    return tuple(Filler(number, place) for number in reading.cast.principals)


def issuers(reading: Reading, place: Span) -> tuple[Filler, ...]:
    """Who "we" is in a publisher's own words: the parties of a joint text, else his state, where the text names it."""
    together = parties(reading)
    if together:
        return tuple(Filler(number, place) for number in together)
    states = (n for n, c in enumerate(reading.cast.characters) if c.type == "state" and c.iso)
    home = next((n for n in states if reading.cast.characters[n].iso == reading.home), None)
    return (Filler(home, place),) if home is not None else ()


def parties(reading: Reading) -> tuple[int, ...]:
    """Whose joint text it is: the people of several states whom its headline names, else the states and bodies."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    said = set(re.findall(r"\w+", reading.words(head).lower()))
    if head is None or not said & set(who_words(reading, "joint")) or not said & set(who_words(reading, "texts")):
        return ()
    first = next((s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")), head)
    opening = reading.sentences[reading.sentence_at(first.start)]
    for place, types in ((head, ("person", "office")), (head, BODIES), (opening, ("state",))):
        named = dict.fromkeys(n for m in reading.mentions_in(place) for n in reading.cast.of[m])
        found = tuple(n for n in named if reading.cast.characters[n].type in types)
        if len({reading.cast.characters[n].iso or n for n in found}) > 1:
            return found
    return ()


def body_before(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The state or body that the nearest clause before "it" has as its subject."""
    rows = [reading.sentences[reading.sentence_at(at)] for at in (max(offset - NEAR_IT, 0), offset)]
    close = reading.frames_from(Span(rows[0].start, rows[1].end))
    near = (f.subject for f in close if f.subject and f.verb.form == "finite")
    earlier = [subject for subject in near if subject.end <= offset < subject.end + NEAR_IT]
    found = reading.actors(earlier[-1]) if earlier else ()
    fits = len(found) == 1 and reading.cast.characters[found[0].entity or 0].type in BODIES
    return found if fits else ()


def speakers(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """Who says the words at an offset, where they are somebody's."""
    voice = reading.voice_at(offset)
    passed: list[int] = []
    found: tuple[Filler, ...] = ()
    while voice is not None and not found and ("tellers", voice) not in reading.once:
        said = reading.statements[voice]
        place = said.source or said.cue or said.content[0]
        found = tuple(Filler(number, place) for number in reading.speakers(voice))
        passed.append(voice)
        voice = said.parent
    if not found and voice is not None:
        found = reading.once[("tellers", voice)]
    for one in passed:
        reading.once[("tellers", one)] = found
    return found


def asked(reading: Reading, offset: int) -> bool:
    """Does the sentence at an offset ask, or is it the press that speaks?"""
    key = ("asks", reading.sentence_at(offset))
    if key not in reading.once:
        reading.once[key] = reading.words(reading.sentences[key[1]]).rstrip(' "\u201d').endswith("?")
    if reading.once[key]:
        return True
    who = (reading.cast.characters[f.entity].name for f in speakers(reading, offset) if f.entity is not None)
    return any(name in who_words(reading, "press") for name in who)


def target(reading: Reading, span: Span) -> tuple[Filler, ...]:
    """What a view is of: who a noun phrase names where that is all it holds, else the whole phrase."""
    if span.end <= span.start:
        return ()
    heads = reading.heads(span)
    if heads and reading.mentions[heads[-1]].end >= span.end - 1:
        lead = reading.text[span.start : reading.mentions[heads[0]].start].lower().split()
        if all(word in listed(reading.language, "holding", "phrase", "determiners") for word in lead):
            return reading.who(span)
    return (Filler(None, span),)


def is_doing(reading: Reading, start: int, end: int) -> bool:
    """Do the words at an offset begin with a verb ("deepening ties", "defend Israel"), and not a thing?"""
    language = reading.language
    words = re.findall(r"[\w'-]+", reading.text[start:end])[:3]
    words = words[1:] if words and words[0].endswith("ly") else words
    if not words:
        return False
    known = {f.form: f.lemma for f in forms(language).get(words[0].lower(), ())}
    after = words[1] if len(words) > 1 else ""
    if "ing" in known or words[0] in listed(language, "holding", "doing", "be"):
        return True
    if "base" not in known:
        return False
    if known["base"] in listed(language, "holding", "doing", "deeds_first"):
        return after not in listed(language, "holding", "doing", "after_noun")
    governs = after[:1].isupper() or after in listed(language, "holding", "phrase", "determiners")
    return governs or known["base"] not in nouns_too(language)
