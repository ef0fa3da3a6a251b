"""What meetings and visits share: who stands at a place of the text, where, when, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from communique import data
from communique.extract.parts import status_of
from communique.model import Span
from communique.reading import ACTORS, Filler, Frame, Mention, Reading

AGENTS = frozenset({"person", "office", "group", "organization", "state", "pronoun"})
PLACES = frozenset({"place", "state"})


class Party(NamedTuple):
    """The people that a noun phrase names; `head` leads a delegation among them. Nobody is false."""

    fillers: tuple[Filler, ...]
    start: int
    end: int
    head: tuple[Filler, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fillers)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(f.entity for f in self.fillers if f.entity is not None)


NOBODY = Party((), 0, 0)


@cache
def listed(language: str, name: str) -> tuple[str, ...]:
    """A word list of meeting.toml's section [parties]."""
    return tuple(data.entries(data.toml("lang", language, "meeting.toml")["parties"][name]))


@cache
def pattern(language: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any entry of a list, as whole words."""
    return alternatives(listed(language, name), before, after)


def alternatives(entries: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(entries, key=len, reverse=True))
    return re.compile(rf"{before}\b(?:{words})(?!\w){after}", re.I)


@cache
def joins(language: str) -> re.Pattern[str]:
    """What may stand between two members of a list of people."""
    links, leads = ("|".join(map(re.escape, listed(language, name))) for name in ("links", "leads"))
    return re.compile(rf"(?:\s*\([^)]{{0,60}}\))?\s*(?:,\s*(?:{links})?|(?:{links})|\s-)\s*(?:(?:{leads})\s+)*(?:[\w'.-]+\s+){{0,3}}", re.I)


@cache
def opening(language: str) -> re.Pattern[str]:
    """What may stand between a preposition or verb and the name of somebody."""
    leads = "|".join(map(re.escape, listed(language, "leads")))
    return re.compile(rf"\s*(?:(?:{leads})\s+)*(?:[\w'.-]+\s+){{0,3}}", re.I)


def sentence(reading: Reading, offset: int) -> Span:
    return reading.sentences[reading.sentence_at(offset)]


def is_question(reading: Reading, offset: int) -> bool:
    span = sentence(reading, offset)
    return reading.text[span.start : span.end].rstrip(" \"'\u201d)").endswith("?")


def verb_between(reading: Reading, start: int, end: int) -> bool:
    """Does a verb group begin between two places?"""
    return any(start <= f.verb.start < end for f in reading.frames_by_sentence.get(reading.sentence_at(start), ()))


def governed(reading: Reading, mention: Mention) -> str:
    """The preposition right before a mention, its articles aside ("" for none)."""
    before = reading.text[max(mention.start - 40, 0) : mention.start]
    match = pattern(reading.language, "prepositions", r"(?:^|\s)", r"\s+(?:(?:the|a|an|his|her|their|our|its|both)\s+)?$").search(before)
    return match.group().split()[0].lower() if match else ""


def fillers_of(reading: Reading, i: int) -> tuple[Filler, ...]:
    """The characters that a mention stands for, where they can act."""
    cast = reading.cast
    return tuple(Filler(n, reading.mentions[i].span) for n in cast.of[i] if cast.characters[n].type in ACTORS)


def is_subject(reading: Reading, mention: Mention, after: int) -> bool:
    """Does the mention begin the subject of a finite verb of its own?"""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(mention.start), ()):
        subject = frame.subject
        if subject and after <= subject.start <= mention.start < subject.end <= frame.verb.start and frame.verb.form == "finite":
            return not frame.verb.passive or frame.verb.tense != "past" or frame.verb.start - subject.end < 12
    return False


class Walk:
    """Reads a list of people from a mention on, apposition and modifiers taken in."""

    def __init__(self, reading: Reading, i: int, stop: int) -> None:
        self.reading, self.stop = reading, stop
        self.last, self.start = i, reading.mentions[i].start
        self.members: list[tuple[Filler, ...]] = [self.filler(i)]
        self.end = max(reading.mentions[i].end, self.members[0][0].span.end if self.members[0] else 0)
        self.named = i
        while self.step():
            pass

    def filler(self, i: int) -> tuple[Filler, ...]:
        """Who a mention is; a state's or body's name before "officials" is those people, named by their words."""
        mention, text = self.reading.mentions[i], self.reading.text
        people = pattern(self.reading.language, "people", r"\s+(?:[\w-]+\s+){0,3}?").match(text, mention.end)
        if people and mention.kind in ("organization", "state", "adjective", "place") and people.end() <= self.stop and not verb_between(self.reading, mention.end, people.end()):
            return (Filler(None, Span(mention.start, people.end())),)
        return fillers_of(self.reading, i)

    def step(self) -> bool:
        reading = self.reading
        k = self.last + 1
        if k >= len(reading.mentions) or reading.mentions[k].start >= self.stop:
            return False
        mention, between = reading.mentions[k], reading.text[self.end : reading.mentions[k].start]
        if mention.start < self.end:
            self.last = k
            return True
        if re.fullmatch(r"\s*\(", between):
            return self.passed(k)
        if self.apposed(k, between) or self.continued(k, between):
            return True
        if mention.kind != "time" and pattern(reading.language, "belonging", r"\s*,?\s*", r"\s*(?:(?:the|its|their|his|her)\s+)?").fullmatch(between):
            return self.passed(k)
        if mention.kind not in AGENTS and not (mention.kind == "adjective" and self.filler(k)):
            return False
        if not joins(reading.language).fullmatch(between) or verb_between(reading, self.end, mention.start) or self.prepositional(between):
            return False
        if is_subject(reading, mention, self.end):
            return False
        self.members.append(self.filler(k))
        self.named = k
        return self.passed(k)

    def passed(self, k: int) -> bool:
        member = self.members[-1][-1].span.end if self.members[-1] else 0
        self.last, self.end = k, max(self.reading.mentions[k].end, member)
        return True

    def prepositional(self, between: str) -> bool:
        return bool(pattern(self.reading.language, "prepositions").search(re.sub(r"(?i)\b(?:as well as|along with|together with|with)\b", "", between)))

    def continued(self, k: int, between: str) -> bool:
        """"Minister of Foreign Affairs, Trade and Moroccan Expatriates Chanda Mwila": a title goes on to a name."""
        reading = self.reading
        here = reading.mentions[self.named]
        if here.kind != "office" or not re.match(r"\s*(?:,|and|for|&)?\s*(?:[A-Z]|of\b)", between + reading.text[reading.mentions[k].start : reading.mentions[k].start + 1]):
            return False
        for n in range(k, min(k + 4, len(reading.mentions))):
            there = reading.mentions[n]
            words = reading.text[self.end : there.start]
            if there.start >= self.stop or len(words) > 110 or not re.fullmatch(r"(?:[\s,&]|and\b|of\b|the\b|for\b|(?:Mr|Ms|Mrs|Dr)\.|[A-Z][\w'-]*)+", words):
                return False
            if there.kind == "person" and re.search(r"[A-Z]\w+", reading.text[self.end : reading.mentions[k].start] or words) and not there.titles:
                self.members[-1], self.named = fillers_of(reading, n), n
                return self.passed(n)
            if there.kind not in ("adjective", "state", "organization", "place"):
                return False
        return False

    def apposed(self, k: int, between: str) -> bool:
        """"the President of Cyprus, Andreas Leonidou": one person, named twice."""
        here, there = self.reading.mentions[self.named], self.reading.mentions[k]
        if not re.fullmatch(r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*(?=,))?\s*,?\s*(?:(?:Mr|Mrs|Ms|Dr|H\.E)\.?\s*)*", between):
            return False
        if here.kind in ("office", "group") and there.kind == "person" and not (here.plural and here.kind == "office"):
            self.members[-1] = fillers_of(self.reading, k) or self.members[-1]
            self.named = k
            return self.passed(k)
        if here.kind == "person" and there.kind == "office" and "," in between and not is_subject(self.reading, there, self.end):
            return self.passed(k)
        return False

    def party(self) -> Party:
        led = pattern(self.reading.language, "led", r"[\s,]*", r"\s+").match(self.reading.text, self.end)
        head: tuple[Filler, ...] = ()
        if led:
            leader = party_after(self.reading, led.end(), self.stop)
            head, self.end = leader.fillers[:1], max(self.end, leader.end)
        found: list[Filler] = []
        for filler in (f for member in self.members for f in member):
            if all(filler.entity is None or f.entity != filler.entity for f in found):
                found.append(filler)
        return Party(tuple(found), self.start, self.end, head)


def party_at(reading: Reading, i: int, stop: int) -> Party:
    """The people named from mention i on."""
    mention = reading.mentions[i]
    if reading.text[mention.end : mention.end + 2] == "'s" and mention.end < stop - 1 and mention.kind != "group":
        return NOBODY
    return Walk(reading, i, stop).party()


def next_mention(reading: Reading, offset: int) -> int:
    from bisect import bisect_left

    return bisect_left(reading.mention_starts, offset)


def party_after(reading: Reading, offset: int, stop: int) -> Party:
    """The people named right after a preposition or a verb that ends at `offset`."""
    for i in range(next_mention(reading, offset), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop:
            break
        between = reading.text[offset : mention.start]
        if mention.kind in ("time", "place", "event", "document") or (mention.kind == "adjective" and not Walk(reading, i, stop).members[0]):
            if mention.kind in ("place", "adjective") and opening(reading.language).fullmatch(between):
                people = party_at(reading, i, stop) if mention.kind == "place" else NOBODY
                if people.fillers:
                    return people
                continue
            break
        if not opening(reading.language).fullmatch(between) or prepositional(reading, between) or verb_between(reading, offset, mention.start):
            break
        if reading.text[mention.end : mention.end + 2] == "'s" and mention.kind not in ("group",):
            continue
        return party_at(reading, i, stop)
    return plain_people(reading, offset, stop)


def prepositional(reading: Reading, words: str) -> bool:
    return bool(pattern(reading.language, "prepositions").search(words) or pattern(reading.language, "stops").search(words))


def plain_people(reading: Reading, offset: int, stop: int) -> Party:
    """People that no mention names ("business leaders", "Slovak teachers"): their words alone."""
    some = pattern(reading.language, "quantities", r"\s*").match(reading.text, offset)
    people = pattern(reading.language, "people", r"\s*(?:[\w'.,-]+\s+){0,5}?").match(reading.text, some.end() if some else offset)
    if not people or people.end() > stop or verb_between(reading, offset, people.end()) or prepositional(reading, people.group()):
        return unknown_name(reading, offset, stop)
    words = reading.text[offset : people.end()]
    if "\n" in words.strip() or words.split()[-1].istitle() and not words.split()[0].istitle():
        return NOBODY
    start = offset + len(words) - len(words.lstrip())
    return Party((Filler(None, Span(start, people.end())),), start, people.end())


def unknown_name(reading: Reading, offset: int, stop: int) -> Party:
    """A name of two capital words or more that no mention covers ("Marija Horvat of Kroatava"), or "the chairman of"."""
    name = re.compile(r"\s+(?!The\b|A\b)([A-Z\u00c0-\u024f][\w'-]+(?:\s+(?:bin|al|de|van|von|da)\b)?(?:\s+[A-Z\u00c0-\u024f][\w'-]+){1,3})").match(reading.text, offset, stop)
    name = name or pattern(reading.language, "person_words", r"\s+((?:the|a|an)\s+(?:[a-z-]+\s+){0,2}?", r")").match(reading.text, offset, stop)
    if not name or any(m.start < name.end(1) and m.end > name.start(1) for m in reading.mentions[max(next_mention(reading, name.start(1)) - 1, 0) : next_mention(reading, name.end(1))]):
        return NOBODY
    return Party((Filler(None, Span(name.start(1), name.end(1))),), name.start(1), name.end(1))


def reach(reading: Reading, frame: Frame) -> int:
    """Where the clause of a verb ends: at the next clause, relative pronoun or sign."""
    return reach_from(reading, frame.verb.end, frame.number)


def reach_from(reading: Reading, offset: int, own: int | None = None) -> int:
    end = sentence(reading, offset).end
    cut = pattern(reading.language, "clause_openers", r"[\s,]").search(reading.text, offset, end)
    end = cut.start() if cut else end
    sign = re.compile(r"[;:\n]|\s[\u2013\u2014]\s").search(reading.text, offset, end)
    end = sign.start() if sign else end
    for frame in reading.frames_by_sentence.get(reading.sentence_at(offset), ()):
        if frame.number == own or frame.verb.start < offset or frame.verb.form in ("participle", "gerund") or frame.lemma == "modal":
            continue
        own_subject = frame.subject is not None and not frame.shared and offset <= frame.subject.start < frame.verb.start
        start = frame.subject.start if own_subject and frame.subject else frame.verb.start
        if start > offset and not noun_like(reading, frame):
            end = min(end, start)
    return end


def noun_like(reading: Reading, frame: Frame) -> bool:
    """A verb that the analysis may have taken for a noun ("held talks")."""
    return reading.words(frame.verb.span).lower() in listed(reading.language, "noun_like")


def subject_of(reading: Reading, frame: Frame) -> Party:
    """Who does what a verb tells: its subject, the antecedent of "who", or the nearest agent before it."""
    start = sentence(reading, frame.verb.start).start
    whose = antecedent(reading, start, frame)
    if whose is not None:
        return whose
    hoped = for_whom(reading, frame)
    if hoped:
        return hoped
    if frame.subject and frame.subject.end <= frame.verb.start and reading.words(frame.subject).lower().split()[0] not in listed(reading.language, "relative"):
        found = in_span(reading, frame.subject, frame.verb.start) or speaker(reading, frame.subject)
        if found.fillers:
            return found
    elif frame.subject and frame.subject.start > frame.verb.start:
        return NOBODY
    if frame.subject and (frame.shared or frame.subject.end <= frame.verb.start and not misread(reading, frame.subject)):
        return NOBODY
    return agent_before(reading, start, frame.verb.start)


def speaker(reading: Reading, subject: Span) -> Party:
    """"She said that she would come": a pronoun in reported words that names nobody is the speaker."""
    voice = reading.voice_at(subject.start)
    if voice is None or reading.words(subject).lower() not in ("he", "she") or reading.statements[voice].mode not in ("reported", "mixed"):
        return NOBODY
    return Party(tuple(Filler(n, subject) for n in reading.speakers(voice)[:1]), subject.start, subject.end)


def misread(reading: Reading, subject: Span) -> bool:
    """Is what the analysis took for a subject a time, a place or a relative pronoun?"""
    kinds = {reading.mentions[i].kind for i in range(next_mention(reading, subject.start), next_mention(reading, subject.end))}
    bracketed = reading.text[subject.start - 1 : subject.start] == "(" or subject.start and ")" in reading.words(subject)
    return bool(kinds & {"time", "place"}) or bracketed or reading.words(subject).lower().split()[0] in listed(reading.language, "relative")


WHO = re.compile(r"\b(?:who|which)(?=,?\s)(?!.*\b(?:who|which)\b)", re.I)


def antecedent(reading: Reading, start: int, frame: Frame) -> Party | None:
    """Whom "who" before a verb stands for: the person (or delegation) named last before it. None without a "who"."""
    at = frame.verb.start
    if frame.shared:
        earlier = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.end <= at and f.verb.form == "finite"]
        at = earlier[-1].verb.start if earlier and earlier[-1].subject == frame.subject else at
    match = WHO.search(reading.text, start, at)
    if match is None or verb_between(reading, match.end(), at) or not re.fullmatch(r",?\s+(?:[\w']+\s+){0,3}", reading.text[match.end() : at]):
        return None
    return person_before(reading, start, match)


def person_before(reading: Reading, start: int, who: re.Match[str]) -> Party:
    name = re.compile(r"((?:[A-Z\u00c0-\u024f][\w'-]+\s+){1,3}[A-Z\u00c0-\u024f][\w'-]+),?\s*$").search(reading.text, max(start, who.start() - 60), who.start())
    if name and not any(m.start < name.end(1) and name.start(1) < m.end for m in reading.mentions[next_mention(reading, start) : next_mention(reading, who.start())]):
        return Party((Filler(None, Span(name.start(1), name.end(1))),), who.start(), who.end())
    for i in range(next_mention(reading, who.start()) - 1, next_mention(reading, start) - 1, -1):
        mention = reading.mentions[i]
        if mention.kind not in ("person", "office", "group") or who.start() - mention.end > 60:
            continue
        if who.group().lower() == "which" and mention.kind != "group":
            return NOBODY
        for j in range(max(i - 3, next_mention(reading, start)), i + 1):
            if reading.mentions[j].kind in AGENTS:
                party = party_at(reading, j, who.start())
                if party.fillers and party.end >= mention.end:
                    several = re.match(r"\W*(?:are|were|have)\b", reading.text[who.end() : who.end() + 8])
                    return Party(party.fillers if several else party.fillers[-1:], who.start(), who.end(), party.head)
    return NOBODY


def for_whom(reading: Reading, frame: Frame) -> Party:
    """"hope for her counterpart to pay a visit": whom an infinitive after "for" speaks of."""
    if frame.verb.form != "infinitive":
        return NOBODY
    start = sentence(reading, frame.verb.start).start
    match = pattern(reading.language, "on_behalf", "", r"\s").search(reading.text, max(start, frame.verb.start - 90), frame.verb.start)
    party = party_after(reading, match.end() - 1, frame.verb.start) if match else NOBODY
    return party if party and not reading.text[party.end : frame.verb.start].strip() else NOBODY


def in_span(reading: Reading, span: Span, stop: int) -> Party:
    for i in reading.mentions_in(span):
        mention = reading.mentions[i]
        if mention.kind in AGENTS and not (governed(reading, mention) and mention.start > span.start):
            party = party_at(reading, i, stop)
            if party.fillers:
                return party
    people = plain_people(reading, span.start, span.end)
    return people if people.end == span.end else NOBODY


def agent_before(reading: Reading, start: int, end: int) -> Party:
    """The nearest people named before a place of a sentence whom no preposition governs."""
    numbers = [i for i in range(next_mention(reading, start), next_mention(reading, end))]
    for i in reversed(numbers):
        mention = reading.mentions[i]
        if mention.kind not in AGENTS or governed(reading, mention) or reading.text[mention.end : mention.end + 2] == "'s":
            continue
        if pattern(reading.language, "links", r"\s*,?\s*").match(reading.text, mention.end, end):
            return NOBODY
        for j in numbers:
            if reading.mentions[j].kind in AGENTS and not governed(reading, reading.mentions[j]):
                party = party_at(reading, j, end)
                if party.fillers and party.end >= mention.end:
                    return party
        return NOBODY
    return NOBODY


def object_people(reading: Reading, start: int, stop: int) -> Party:
    """The people whom a verb reaches without a preposition: "received at the palace the President of Cyprus"."""
    for i in range(next_mention(reading, start), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop:
            break
        if mention.kind not in AGENTS:
            people = Walk(reading, i, stop).members[0] if mention.kind == "adjective" and not governed(reading, mention) else ()
            if people:
                return party_at(reading, i, stop)
            continue
        if governed(reading, mention) or not clean(reading, start, mention.start):
            continue
        if reading.text[mention.end : mention.end + 2] == "'s":
            continue
        return party_at(reading, i, stop)
    return plain_people(reading, start, stop)


def clean(reading: Reading, start: int, end: int) -> bool:
    """Nothing but adverbs, times and places (with their prepositions) between two offsets."""
    at = start
    office = re.compile(r",?\s*(?:in|at)\s+(?:his|her|their|the)\s+(?:[a-z]+\s?){1,2},").match(reading.text, start, end)
    at = start = office.end() if office else start
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        mention = reading.mentions[i]
        if mention.kind not in ("time", "place", "state", "organization", "event", "office", "adjective", "group"):
            return False
        if mention.kind in ("state", "organization") and "," in reading.text[mention.end : mention.end + 2]:
            return False
        at = mention.end
    return bool(re.fullmatch(r"[\s,]*(?:[\w'.-]+[\s,]+){0,4}", reading.text[at:end])) and not prepositional(reading, reading.text[at:end])


def with_people(reading: Reading, start: int, stop: int, prepositions: str = "with") -> Party:
    """The people after the first of some prepositions between two places."""
    for match in re.finditer(rf"(?<!\w)(?:{prepositions})(?=\s)", reading.text[start:stop], re.I):
        party = party_after(reading, start + match.end(), stop)
        if party.fillers:
            return party
    return NOBODY


class Stay(NamedTuple):
    """A destination: the words that name it, and the state it is (or is in), where the text says so."""

    where: tuple[Span, ...]
    host: tuple[Filler, ...]
    end: int


def stays(reading: Reading, offset: int, stop: int) -> list[Stay]:
    """The places named right after an offset: "Djibouti, Kenya and Niger" are three, "Lucerne, Switzerland" is one."""
    found: list[Stay] = []
    at = offset
    for i in range(next_mention(reading, offset), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop or mention.kind not in (*PLACES, "organization", "event", "group", "adjective"):
            break
        between = reading.text[at : mention.start]
        if found and mention.kind not in PLACES:
            break
        if found and re.fullmatch(r",\s*(?:the )?", between) and mention.kind == "state" and not found[-1].host:
            found[-1] = Stay((*found[-1].where, mention.span), state_filler(reading, i), mention.end)
        elif not (re.fullmatch(r"\s*(?:,|,?\s*and|&)\s*(?:then\s+)?(?:to\s+)?(?:the\s+)?", between) if found else lead_in(reading, between)):
            break
        elif reading.text[mention.end : mention.end + 2] == "'s" or mention.kind == "adjective":
            break
        else:
            own = mention.kind == "group" and bool(re.match(r"(?:our|your|this)\b", reading.words(mention.span), re.I))
            if mention.kind == "group" and not own:
                break
            found.append(Stay((mention.span,), state_filler(reading, i), mention.end))
        at = mention.end
    return found


def lead_in(reading: Reading, between: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:[\w'-]+\s+){0,4}", between)) and not prepositional(reading, between.replace(" of ", " ")) and "\n" not in between.strip()


def state_filler(reading: Reading, i: int) -> tuple[Filler, ...]:
    mention = reading.mentions[i]
    return tuple(Filler(n, mention.span) for n in reading.cast.of[i][:1] if reading.cast.characters[n].type == "state")


def places_in(reading: Reading, start: int, stop: int) -> tuple[Span, ...]:
    """Places named with a preposition of place between two offsets."""
    found: list[Span] = []
    for match in pattern(reading.language, "at", r"(?:^|(?<=[\s,]))", r"(?=\s)").finditer(reading.text, start, stop):
        for stay in stays(reading, match.end(), stop)[:1]:
            kinds = {m.kind for m in reading.mentions if m.start == stay.where[0].start}
            if kinds & PLACES:
                found += [span for span in stay.where if span not in found]
        palace = re.compile(r"\s+((?:the\s+)?[A-Z][\w'-]+(?:\s+(?:of|the|and|[A-Z][\w'-]+)){0,5}\s+[A-Z][\w'-]+)").match(reading.text, match.end(), stop)
        if palace and not found and any(word in data.words(reading.language, "places.place_nouns") for word in palace.group(1).split()):
            found.append(Span(palace.start(1), palace.end(1)))
    return tuple(found)


def scene(reading: Reading, offset: int) -> tuple[Span, ...]:
    """The place that opens a sentence ("In Riga, she also met"), or that "where" before a verb points back to."""
    row = sentence(reading, offset)
    where = [m for m in re.finditer(r",?\s+where\b", reading.text[row.start : offset], re.I)]
    if where:
        at = row.start + where[-1].start()
        i = next_mention(reading, at) - 1
        if i >= 0 and reading.mentions[i].kind in PLACES and reading.mentions[i].end >= at - 1:
            return (reading.mentions[i].span,)
    opened = pattern(reading.language, "at", "", r"(?=\s)").match(reading.text, row.start)
    if opened:
        found = stays(reading, opened.end(), offset)[:1]
        if found and re.match(r"\s*,|\s+on\b", reading.text[found[0].end : found[0].end + 4]) and any(m.kind in PLACES and m.start == found[0].where[0].start for m in reading.mentions):
            return found[0].where
    return ()


def capital_place(reading: Reading, offset: int, stop: int) -> Span | None:
    """Capital words right after "to" that no mention covers: a place by its name alone."""
    match = re.compile(r"\s+((?:the\s+)?[A-Z\u00c0-\u024f][\w'-]+(?:[\s-][A-Z\u00c0-\u024f][\w'-]+){0,2}(?:\s+(?:cosmodrome|region|province|district|border|plant|valley|islands?|airport|base|school|factory|port|site))?)").match(reading.text, offset, stop)
    if not match or any(m.start < match.end(1) and m.end > match.start(1) and m.kind not in ("organization", "adjective") for m in reading.mentions):
        return None
    return Span(match.start(1), match.end(1))


def tail(reading: Reading, end: int, stop: int) -> int:
    """The end of the times and places that follow a noun phrase."""
    for i in range(next_mention(reading, end), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop or mention.kind not in ("time", "place", "event", "state") or not re.fullmatch(r"[\s,]*(?:(?:in|at|on|of|during|the|a|an)\s+){0,3}", reading.text[end : mention.start]):
            break
        end = mention.end
    return end


def time_in(reading: Reading, start: int, stop: int) -> Span | None:
    """The first temporal phrase between two offsets (no mere duration of a visit)."""
    for i in range(next_mention(reading, start), next_mention(reading, stop)):
        mention = reading.mentions[i]
        if mention.kind == "time" and not re.match(r"\w+-(?:day|hour|week|minute)", reading.words(mention.span), re.I):
            return mention.span
    return None


def time_of(reading: Reading, frame: Frame, stop: int) -> Span | None:
    """When a verb happens: in its clause, right before it, or opening its sentence."""
    own = time_in(reading, frame.verb.end, stop)
    if own:
        return own
    start = frame.subject.start if frame.subject and frame.subject.start < frame.verb.start and not frame.shared else frame.verb.start
    near = time_in(reading, start, frame.verb.start)
    if near or frame.inside is not None:
        return near
    first = sentence(reading, frame.verb.start)
    earlier = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.start < frame.verb.start and f.verb.form == "finite" and f.inside is None]
    limit = earlier[0].subject.start if earlier and earlier[0].subject else earlier[0].verb.start if earlier else start
    return time_in(reading, first.start, max(min(limit, frame.verb.start), first.start))


def verb_status(reading: Reading, frame: Frame) -> str:
    """As `status_of`; "would" in reported words is their future."""
    status = status_of(reading, frame)
    holder = reading.frames[frame.inside] if frame.inside is not None else None
    if holder and holder.lemma in listed(reading.language, "denying") and status in ("occurred", "planned", "ongoing"):
        return "negated"
    if status == "hypothetical" and frame.verb.modal == "would" and not frame.conditional:
        voice = reading.voice_at(frame.verb.start)
        if frame.inside is not None or (voice is not None and reading.statements[voice].mode == "reported"):
            return "negated" if frame.verb.negated else "planned"
    if status == "occurred" and frame.shared and frame.verb.tense == "present" and frame.verb.span == frame.verb.head:
        earlier = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.end <= frame.verb.start and f.verb.form != "participle"]
        if earlier and earlier[-1].number != frame.number and (earlier[-1].verb.tense == "future" or earlier[-1].verb.form == "infinitive"):
            return verb_status(reading, earlier[-1])
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor is None and frame.verb.form == "infinitive" and status == "occurred":
        return "planned"  # a headline's "to visit"
    if governor and frame.verb.form == "infinitive" and status == "occurred":
        if governor.verb.modal in ("would", "could", "might", "may"):
            return "proposed"
        if governor.verb.form == "infinitive" and governor.number != frame.number:
            return verb_status(reading, governor)
    if frame.verb.form == "infinitive" and status in ("planned", "proposed") and pattern(reading.language, "feelings", "", r"\s+$").search(reading.text, max(frame.verb.start - 24, 0), frame.verb.start):
        return "occurred"
    if governor and frame.verb.form == "infinitive" and governor.lemma in listed(reading.language, "going") and governor.verb.form == "finite" and governor.verb.tense == "past" and not governor.verb.progressive:
        return "negated" if frame.verb.negated or governor.verb.negated else "occurred"
    if governor and governor.lemma == "look" and frame.verb.form == "gerund":
        return "proposed"
    return status


def finite_before(reading: Reading, offset: int) -> Frame | None:
    """The last finite verb of the sentence before an offset."""
    frames = [f for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ()) if f.verb.end <= offset and f.verb.form == "finite" and f.lemma != "modal"]
    return frames[-1] if frames else None


def verb_before(reading: Reading, offset: int) -> Frame | None:
    frames = [f for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ()) if f.verb.end <= offset and f.lemma != "modal" and not noun_like(reading, f)]
    return frames[-1] if frames else None


def possessor(reading: Reading, offset: int, word: str) -> Party:
    """Whom "his", "their", "our", "my" or "your" at an offset stands for."""
    here = Span(offset, offset + len(word))
    voice = reading.voice_at(offset)
    speakers = reading.speakers(voice) if voice is not None else ()
    others = tuple(p for p in reading.cast.principals if p not in speakers)[:1]
    kind = word.lower()
    people: tuple[int, ...] = ()
    if kind == "my":
        people = speakers
    elif kind == "our":
        people = (*speakers, *others) if speakers else reading.cast.principals[:2]
    elif kind == "your":
        people = others
    elif kind in ("his", "her"):
        people = tuple(f.entity for f in third_person(reading, offset) if f.entity is not None)
    elif kind == "their":
        people = tuple(f.entity for f in several_before(reading, offset) if f.entity is not None)
    return Party(tuple(Filler(n, here) for n in people), here.start, here.end)


def third_person(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The person "his" or "her" stands for: the subject before it, else the person named last."""
    for frame in reversed(subjects_before(reading, offset)):
        subject = subject_of(reading, frame).fillers
        if len(subject) == 1 and single(reading, subject[0]):
            return subject
    for i in range(next_mention(reading, offset) - 1, -1, -1):
        if reading.mentions[i].kind in ("person", "office", "pronoun"):
            named = fillers_of(reading, i)
            if len(named) == 1 and single(reading, named[0]):
                return named
    return ()


def single(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return False
    character = reading.cast.characters[filler.entity]
    return character.type in ("person", "office") or character.type == "group" and "delegation" in character.name.lower()


def subjects_before(reading: Reading, offset: int) -> list[Frame]:
    return [f for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ()) if f.verb.end <= offset and f.verb.form == "finite"]


def several_before(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The people "their" stands for: a subject of several before it, else the principals."""
    for frame in reversed(subjects_before(reading, offset)):
        subject = subject_of(reading, frame).fillers
        if len(subject) > 1:
            return subject
    return tuple(named(reading, n, offset) for n in reading.cast.principals[:2])


def owner_words(reading: Reading, lower: int, end: int) -> Party:
    """People that no mention names before a possessive mark ("the technical team's trip")."""
    match = re.compile(r"(?:^|.*[\s(])((?:the|a|an)\s+(?:[\w-]+\s+){0,3}[\w-]+)$", re.S | re.I).match(reading.text[lower:end])
    if not match:
        return NOBODY
    people = plain_people(reading, lower + match.start(1), end)
    return people if people.end == end else NOBODY


def narrated_actor(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """Whom a text that names no actor is about: the speaker, the subject last told of, or the first principal."""
    voice = reading.voice_at(offset)
    if voice is not None and reading.speakers(voice):
        return tuple(named(reading, n, offset) for n in reading.speakers(voice)[:1])
    here = reading.sentence_at(offset)
    for number in range(here, max(here - 3, -1), -1):
        for frame in reversed(reading.frames_by_sentence.get(number, ())):
            if frame.verb.end <= offset and frame.verb.form == "finite" and frame.inside is None:
                subject = subject_of(reading, frame).fillers
                if len(subject) == 1 and single(reading, subject[0]):
                    return subject
    return tuple(named(reading, n, offset) for n in reading.cast.principals[:1])


def named(reading: Reading, number: int, offset: int) -> Filler:
    """A character by the words that named it last before an offset (or first after it)."""
    places = [reading.mentions[m].span for m in reading.cast.characters[number].mentions]
    before = [span for span in places if span.start <= offset]
    return Filler(number, before[-1] if before else places[0] if places else Span(offset, offset))


def frames_of(reading: Reading, lemmas: Iterable[str]) -> Iterator[Frame]:
    wanted = frozenset(lemmas)
    found = (f for frame in reading.frames for f in (frame, *parted(reading, frame, wanted)))
    return (f for f in found if f.lemma in wanted and not is_question(reading, f.verb.start))


def parted(reading: Reading, frame: Frame, wanted: frozenset[str]) -> tuple[Frame, ...]:
    """"will on Friday, 6 June, host": the verb that a time parts from its auxiliary."""
    if frame.lemma != "modal" or reading.words(frame.verb.span).lower() not in listed(reading.language, "future") or not frame.object:
        return ()
    word = reading.words(frame.object).split()[0]
    if word not in wanted:
        return ()
    head = Span(frame.object.start, frame.object.start + len(word))
    verb = frame.verb._replace(end=head.end, head=head, lemma=word, tense="future")
    rest = Span(head.end + 1, frame.object.end) if frame.object.end > head.end + 1 else None
    return (frame._replace(verb=verb, object=rest),)
