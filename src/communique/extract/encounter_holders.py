"""Several told as one by their office and their states: "the Foreign Ministers of X and Y", "X and Y officials"."""

from __future__ import annotations

import re

from communique.extract.encounter_people import NOBODY, Party, next_mention, pattern
from communique.model import Span
from communique.reading import Filler, Reading

JOINED = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:(?:of\s+)?the\s+|of\s+)?")
PORTFOLIO = re.compile(r"(?:\s+(?:of|for)(?:\s+[\w,-]+){1,6}?)?")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
REACH = 70  # characters between the word of office and the first state
NEXT = re.compile(r"\s*,?\s*(?:and\s+)?")
WORD = r"[A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+"
NAME = re.compile(rf"\s*,?\s*and\s+({WORD}(?:\s{WORD}){{1,2}})(?=\W)")
AND = re.compile(r"(?:,\s*|,?\s+and\s+|-)")


def holders_at(reading: Reading, offset: int, stop: int) -> Party:
    """The holders of an office of several states, named at an offset: the people, else their states."""
    office = pattern(reading.language, "holders", r"\s*(?:(?:the|both|all|two|three)\s+)*(?:[\w'-]+\s+){0,2}?").match(
        reading.text, offset, stop
    )
    if office is None:
        return NOBODY
    for link in OF.finditer(reading.text, office.end(), min(stop, office.end() + REACH)):
        states = states_at(reading, link.end(), stop)
        if len(states) > 1 and PORTFOLIO.fullmatch(reading.text, office.end(), link.start()):
            start = offset + len(office.group()) - len(office.group().lstrip())
            return people_of(reading, states, start, office.group())
    return NOBODY


def states_at(reading: Reading, offset: int, stop: int) -> list[int]:
    """The mentions of states in a list that begins at an offset."""
    found: list[int] = []
    for i in range(next_mention(reading, offset), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.kind not in ("state", "organization") or mention.end > stop:
            break
        between = reading.text[reading.mentions[found[-1]].end : mention.start] if found else ""
        if mention.start != offset if not found else not JOINED.fullmatch(between):
            break
        found.append(i)
    return found


def people_of(reading: Reading, states: list[int], start: int, words: str) -> Party:
    """Those who hold the office: named after the states, or the two who are known to meet, else the states."""
    names, end = names_after(reading, states[-1])
    if len(names) == len(states):
        return Party(tuple(names), start, end)
    bodies = pattern(reading.language, "bodies").search(words)
    fillers = [Filler(n, reading.mentions[i].span) for i in states for n in reading.cast.of[i][:1]]
    people = tuple(f if bodies else holder(reading, f) for f in fillers)
    return Party(people, start, reading.mentions[states[-1]].end)


def names_after(reading: Reading, last: int) -> tuple[list[Filler], int]:
    """The people named one after the other behind a mention, and where the last of them ends."""
    end = reading.mentions[last].end
    names: list[Filler] = []
    for k in range(last + 1, len(reading.mentions)):
        here = reading.mentions[k]
        if here.kind != "person" or not NEXT.fullmatch(reading.text, end, here.start):
            break
        names += [Filler(n, here.span) for n in reading.cast.of[k][:1]]
        end = here.end
    plain = NAME.match(reading.text, end)
    if names and plain:
        names, end = [*names, Filler(None, Span(*plain.span(1)))], plain.end()
    return names, end


def holder(reading: Reading, state: Filler) -> Filler:
    """The one of the two who meet whose state it is, else the state."""
    own = (p for p in reading.cast.principals if state.entity is not None and reading.state_of(p) == state.entity)
    return next((Filler(p, state.span) for p in own), state)


def pair_at(reading: Reading, i: int) -> Party:
    """ "Croatian and Norwegian officials": those of each state, where mention i is one of them."""
    last = i
    while last < len(reading.mentions) - 1 and reading.mentions[last].kind == "adjective":
        if not AND.fullmatch(reading.text, reading.mentions[last].end, reading.mentions[last + 1].start):
            return NOBODY
        last += 1
    first = last
    while first and reading.mentions[first - 1].kind == "adjective":
        if not AND.fullmatch(reading.text, reading.mentions[first - 1].end, reading.mentions[first].start):
            break
        first -= 1
    group = reading.mentions[last]
    if first == last or group.kind not in ("group", "office") or not group.plural or not group.iso:
        return NOBODY
    fillers = tuple(Filler(n, reading.mentions[k].span) for k in range(first, last + 1) for n in reading.cast.of[k][:1])
    return Party(fillers, reading.mentions[first].start, group.end) if len(fillers) > 1 else NOBODY


def of_states(reading: Reading, i: int, stop: int) -> Party:
    """Those whom mention i begins, where an office of several states or people of two states stand there."""
    mention = reading.mentions[i]
    if mention.kind in ("group", "office") and mention.plural:
        found = holders_at(reading, mention.start, stop)
        if found.fillers:
            return found
    return pair_at(reading, i) if mention.kind in ("group", "office", "adjective") else NOBODY
