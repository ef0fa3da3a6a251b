"""Lists of people read word by word: titles beside names, delegations and who leads them."""

from __future__ import annotations

import re

from communique.extract.encounter_holders import holders_at, of_states
from communique.extract.encounter_people import (
    AGENTS,
    NOBODY,
    Party,
    joins,
    next_mention,
    opening,
    pattern,
    prepositional,
    verb_between,
)
from communique.model import Span
from communique.reading import ACTORS, Filler, Mention, Reading


def fillers_of(reading: Reading, i: int) -> tuple[Filler, ...]:
    """The characters that a mention stands for, where they can act."""
    cast = reading.cast
    return tuple(Filler(n, reading.mentions[i].span) for n in cast.of[i] if cast.characters[n].type in ACTORS)


def is_subject(reading: Reading, mention: Mention, after: int) -> bool:
    """Does the mention begin the subject of a finite verb of its own?"""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(mention.start), ()):
        subject = frame.subject
        if (
            subject
            and after <= subject.start <= mention.start < subject.end <= frame.verb.start
            and frame.verb.form == "finite"
        ):
            return not frame.verb.passive or frame.verb.tense != "past" or frame.verb.start - subject.end < 12
    return False


PLACES = ("place", "state")


def office_next(reading: Reading, k: int) -> bool:
    """Does an office follow the possessive mark after mention k?"""
    after = reading.mentions[k + 1 : k + 2]
    return bool(after) and after[0].kind == "office" and after[0].start - reading.mentions[k].end <= len("'s ")


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
        """Who a mention is; a body's name before "officials" is those people, named by their words."""
        mention, text = self.reading.mentions[i], self.reading.text
        people = pattern(self.reading.language, "people", r"\s+(?:[\w-]+\s+){0,3}?").match(text, mention.end)
        if (
            people
            and mention.kind in ("organization", "state", "adjective", "place")
            and people.end() <= self.stop
            and not verb_between(self.reading, mention.end, people.end())
        ):
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
        if self.apposed(k, between) or self.continued(k, between) or self.placed(k, between):
            return True
        if mention.kind != "time" and pattern(
            reading.language, "belonging", r"\.?\s*,?\s*", r"\s*(?:(?:the|its|their|his|her)\s+)?"
        ).fullmatch(between):
            return self.passed(k)
        if mention.kind not in AGENTS and not (mention.kind == "adjective" and self.filler(k)):
            return False
        if (
            not joins(reading.language).fullmatch(between)
            or verb_between(reading, self.end, mention.start)
            or self.prepositional(between)
        ):
            return False
        if is_subject(reading, mention, self.end):
            return False
        if between.strip() == "," and reading.text.startswith("'s ", mention.end) and office_next(reading, k):
            return self.passed(k)  # "Ana Kováč, President Dahl's envoy"
        self.members.append(self.filler(k))
        self.named = k
        return self.passed(k)

    def passed(self, k: int) -> bool:
        member = self.members[-1][-1].span.end if self.members[-1] else 0
        self.last, self.end = k, max(self.reading.mentions[k].end, member)
        return True

    def placed(self, k: int, between: str) -> bool:
        """ "The Minister in Tonga, President X and Y": a place in a list, behind the one who is there."""
        mention = self.reading.mentions[k]
        named_next = re.match(r", (?=[A-Z])", self.reading.text[mention.end : self.stop])
        if between != " in " or mention.kind not in PLACES or named_next is None:
            return False
        self.named = k
        return self.passed(k)

    def prepositional(self, between: str) -> bool:
        return bool(
            pattern(self.reading.language, "prepositions").search(
                re.sub(r"(?i)\b(?:as well as|along with|together with|with)\b", "", between)
            )
        )

    def continued(self, k: int, between: str) -> bool:
        """ "Minister of Foreign Affairs, Trade and Expatriates Chanda Mwila": a title goes on to a name."""
        reading = self.reading
        here = reading.mentions[self.named]
        if here.kind != "office" or not re.match(
            r"\s*(?:,|and|for|&)?\s*(?:[A-Z]|of\b)",
            between + reading.text[reading.mentions[k].start : reading.mentions[k].start + 1],
        ):
            return False
        for n in range(k, min(k + 4, len(reading.mentions))):
            there = reading.mentions[n]
            words = reading.text[self.end : there.start]
            if (
                there.start >= self.stop
                or len(words) > 110
                or not re.fullmatch(r"(?:[\s,&]|and\b|of\b|the\b|for\b|(?:Mr|Ms|Mrs|Dr)\.|[A-Z][\w'-]*)+", words)
            ):
                return False
            if there.kind == "person" and re.search(r"[A-Z]\w+", words) and not there.titles:
                self.members[-1], self.named = fillers_of(reading, n), n
                return self.passed(n)
            if there.kind not in ("adjective", "state", "organization", "place"):
                return False
        return False

    def apposed(self, k: int, between: str) -> bool:
        """ "the President of Cyprus, Andreas Leonidou": one person, named twice."""
        here, there = self.reading.mentions[self.named], self.reading.mentions[k]
        if not re.fullmatch(
            r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*(?=,))?\s*,?\s*(?:(?:Mr|Mrs|Ms|Dr|H\.E)\.?\s*)*",
            between,
        ):
            return False
        if here.kind in ("office", "group") and there.kind == "person" and not (here.plural and here.kind == "office"):
            self.members[-1] = fillers_of(self.reading, k) or self.members[-1]
            self.named = k
            return self.passed(k)
        if (
            here.kind == "person"
            and there.kind == "office"
            and "," in between
            and not is_subject(self.reading, there, self.end)
        ):
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
    several = of_states(reading, i, stop)
    if several.fillers:
        return several
    after = reading.mentions[i + 1] if i + 1 < len(reading.mentions) else None
    if (
        after
        and mention.kind in ("organization", "state", "adjective")
        and after.kind in ("person", "office")
        and after.end <= stop
        and describes(reading, mention, after)
    ):
        return party_at(reading, i + 1, stop)  # "Knesset Speaker Dov Harel"
    if reading.text[mention.end : mention.end + 2] == "'s" and mention.end < stop - 1 and mention.kind != "group":
        return NOBODY
    return Walk(reading, i, stop).party()


def describes(reading: Reading, mention: Mention, after: Mention) -> bool:
    """ "Former U.S. official Ana Kováč": does a state or body only say what the one named next is?"""
    between = reading.text[mention.end : after.start]
    if len(between) <= 1:
        return mention.kind != "adjective"
    plain = re.fullmatch(r"\s+(?:[a-z][a-z-]+\s+){1,3}", between) is not None and after.kind == "person"
    return plain and not prepositional(reading, between) and not verb_between(reading, mention.end, after.start)


def party_after(reading: Reading, offset: int, stop: int) -> Party:
    """The people named right after a preposition or a verb that ends at `offset`."""
    several = holders_at(reading, offset, stop)
    if several.fillers:
        return several
    for i in range(next_mention(reading, offset), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop:
            break
        between = reading.text[offset : mention.start]
        if mention.kind in ("time", "place", "event", "document") or (
            mention.kind == "adjective" and not Walk(reading, i, stop).members[0]
        ):
            if mention.kind in ("place", "adjective") and opening(reading.language).fullmatch(between):
                people = party_at(reading, i, stop) if mention.kind == "place" else NOBODY
                if people.fillers:
                    return people
                continue
            break
        if (
            not opening(reading.language).fullmatch(between)
            or prepositional(reading, between)
            or verb_between(reading, offset, mention.start)
        ):
            break
        if reading.text[mention.end : mention.end + 2] == "'s" and mention.kind not in ("group",):
            continue
        return party_at(reading, i, stop)
    return plain_people(reading, offset, stop)


def plain_people(reading: Reading, offset: int, stop: int) -> Party:
    """People that no mention names ("business leaders", "Slovak teachers"): their words alone."""
    some = pattern(reading.language, "quantities", r"\s*").match(reading.text, offset)
    some = some or number_of(reading, offset)
    people = pattern(reading.language, "people", r"\s*(?:[\w'.,-]+\s+){0,5}?").match(
        reading.text, some.end() if some else offset
    )
    if (
        not people
        or people.end() > stop
        or verb_between(reading, offset, people.end())
        or prepositional(reading, JOINED.sub(" ", people.group(), count=1))
    ):
        return unknown_name(reading, offset, stop)
    words = reading.text[offset : people.end()]
    titled = not some and words.split()[-1].istitle() and not words.split()[0].istitle()
    if "\n" in words.strip() or titled:
        return NOBODY
    start = offset + len(words) - len(words.lstrip())
    return Party((Filler(None, Span(start, people.end())),), start, people.end())


JOINED = re.compile(r"(?<=[a-z])\s+and(?=\s+[a-z])")  # "private sector and education leaders"


def number_of(reading: Reading, offset: int) -> re.Match[str] | None:
    """ "A bipartisan group of": what stands before people told by their number."""
    lead = r"\s*(?:a|the)\s+(?:[\w-]+,?\s+(?:\([\w ]+\)\s+)?){0,4}?"
    match = pattern(reading.language, "collections", lead, r"\s+of").match(reading.text, offset)
    return match if match and not prepositional(reading, match.group()[: -len("of")]) else None


def unknown_name(reading: Reading, offset: int, stop: int) -> Party:
    """Two capital words or more that no mention covers ("Marija Horvat"), or "the chairman of"."""
    name = re.compile(
        r"\s+(?!The\b|A\b)([A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+(?:\s+(?:bin|al|de|van|von|da)\b)?(?:\s+[A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+){1,3})"
    ).match(reading.text, offset, stop)
    name = name or pattern(reading.language, "person_words", r"\s+((?:the|a|an)\s+(?:[a-z-]+\s+){0,2}?", r")").match(
        reading.text, offset, stop
    )
    if not name or any(
        m.start < name.end(1) and m.end > name.start(1)
        for m in reading.mentions[max(next_mention(reading, name.start(1)) - 1, 0) : next_mention(reading, name.end(1))]
    ):
        return NOBODY
    return Party((Filler(None, Span(name.start(1), name.end(1))),), name.start(1), name.end(1))
