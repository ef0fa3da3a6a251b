"""Meetings told by a noun: talks held, "his call with", "the meeting of", headlines, credentials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.extract.encounter import (
    AGENTS, NOBODY, PLACES, Party, agent_before, clean, fillers_of, governed, is_question, narrated_actor, next_mention, owner_words, party_after, party_at,
    pattern, possessor, reach_from, sentence, subject_of, tail, time_in, time_of, verb_before, verb_between, verb_status, with_people,
)  # fmt: skip
from communique.extract.meeting_parts import enough, hosted, matcher, sketch, symmetric, words
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

SUBTYPES = ("video_call", "call", "courtesy_call", "one_on_one", "expanded", "trilateral", "press_conference", "signing", "meal",
            "multilateral", "audience", "talks", "conversation", "unspecified")  # fmt: skip
OWNERS = r"(?P<own>\b(?:his|her|their|our|my|your))"
LEFT = re.compile(rf"{OWNERS}(?!\w)|(?P<of>'s|(?<=s)')(?!\w)|(?P<det>\b(?:the|a|an|this|that|no|any|another|each|every|its|one|such|two|several|many))(?!\w)", re.I)
MODS = re.compile(r"\s+((?:[\w.'-]+,?\s+){0,6})")
BARE = re.compile(r"(?:^|[\s(\u201c\"])(?P<mods>(?:[a-z-]+\s+){0,3})$", re.I)


class Noun(NamedTuple):
    """A noun of encounter with what stands before it: whose it is, and how it is called."""

    span: Span
    subtype: str
    start: int
    mods: str
    owner: Party
    word: str


@cache
def nouns(language: str) -> re.Pattern[str]:
    from communique.extract.encounter import alternatives

    entries = [w for name in SUBTYPES for w in words(language, "nouns", name)]
    return alternatives(entries)


@cache
def subtypes(language: str) -> dict[str, str]:
    return {w.lower(): name for name in SUBTYPES for w in words(language, "nouns", name)}


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that nouns tell."""
    for noun in found(reading):
        yield from meeting_of(reading, noun)
    yield from remarks(reading)
    yield from presented(reading)


def found(reading: Reading) -> Iterator[Noun]:
    """Every noun of encounter that is no part of a name and not in a question."""
    table = subtypes(reading.language)
    for match in nouns(reading.language).finditer(reading.text):
        word = re.sub(r"\s+", " ", match.group().lower())
        if is_question(reading, match.start()) or named(reading, match.start()):
            continue
        if word in ("call", "calls") and re.match(r"\s+(?:for|on|upon|to|off)\b", reading.text[match.end() : match.end() + 6], re.I):
            continue
        yield noun_at(reading, match.start(), match.end(), table[word])


def named(reading: Reading, offset: int) -> bool:
    """Is a place of the text inside the name of an event or organization?"""
    i = next_mention(reading, offset + 1) - 1
    mention = reading.mentions[i] if i >= 0 else None
    return bool(mention and mention.start <= offset < mention.end and mention.kind in ("organization", "document", "place", "person"))


def noun_at(reading: Reading, start: int, end: int, subtype: str) -> Noun:
    lower = sentence(reading, start).start
    left = reading.text[lower:start]
    match = next((m for m in reversed(list(LEFT.finditer(left))) if MODS.fullmatch(left, m.end()) and not clause_between(reading, lower + m.end(), start)), None)
    if match and left.rstrip().endswith(","):
        match = None
    if match and pattern(reading.language, "prepositions").search(re.sub(r"[\w]+-to-\w+|[\w]+-on-\w+", "", left[match.end() :])):
        match = None
    bare = BARE.search(left) if match is None else None
    mods = left[match.end() :].lstrip() if match else bare["mods"] if bare else ""
    if bare and (pattern(reading.language, "prepositions").search(mods) or verb_between(reading, lower + bare.start("mods"), start)):
        mods = ""
    groups = match.groupdict() if match else {}
    at = start - len(mods)
    owner, begin = NOBODY, at
    if match and groups.get("own"):
        begin = lower + match.start("own")
        owner = possessor(reading, begin, groups["own"])
    elif match and groups.get("of"):
        owner = owner_of(reading, lower, lower + match.start("of"))
        begin = owner.start if owner.fillers else at
    elif match and groups.get("det"):
        begin = lower + match.start("det")
        mods = groups["det"] + " " + mods
    return Noun(Span(start, end), subtype, begin, mods.lower(), owner, reading.text[start:end].lower())


def clause_between(reading: Reading, start: int, end: int) -> bool:
    """Does a verb with a subject stand between two places?"""
    return any(start <= f.verb.start < end and f.verb.form == "finite" and f.subject for f in reading.frames_by_sentence.get(reading.sentence_at(start), ()))


def owner_of(reading: Reading, lower: int, end: int) -> Party:
    """The people before a possessive mark."""
    last = next_mention(reading, end) - 1
    for i in range(next_mention(reading, lower), last + 1):
        if reading.mentions[i].kind in AGENTS:
            party = party_at(reading, i, end)
            if party.fillers and party.end >= end - 1:
                return party
    if 0 <= last < len(reading.mentions) and reading.mentions[last].end == end:
        mention = reading.mentions[last]
        return Party(fillers_of(reading, last), mention.start, mention.end)
    return owner_words(reading, lower, end)


def meeting_of(reading: Reading, noun: Noun) -> Iterator[ActDraft]:
    """The act that a noun of encounter stands for, if it tells who met."""
    for rule in (paid, granted, meal_for, held, owned, between, multilateral, titled, alone, further):
        draft = rule(reading, noun)
        if draft:
            yield draft
            return


def governor(reading: Reading, noun: Noun) -> Frame | None:
    """The verb whose object the noun is ("held friendly talks")."""
    frame = verb_before(reading, noun.start)
    if frame is None or frame.verb.passive and frame.verb.form != "participle":
        return None
    between = reading.text[frame.verb.end : noun.start]
    between = re.sub(r"(?:\w+\s+){0,3}(?:" + "|".join(words(reading.language, "nouns", "rounds")) + r")\s+of\s+(?:[\w-]+\s+){0,2}$", "", between)
    if re.fullmatch(r"\s*(?:part in |in |with )?\s*", between) or clean(reading, frame.verb.end, noun.start):
        return frame
    return None


def others(reading: Reading, noun: Noun, prepositions: str = "with") -> Party:
    stop = reach_from(reading, noun.span.end)
    cut = re.compile(r",(?!\s*(?:together|along)\b)").search(reading.text, noun.span.end, stop)
    party = with_people(reading, noun.span.end, stop, prepositions)
    return party if party.fillers and not (cut and cut.start() < party.start and not clean(reading, noun.span.end, party.start)) else NOBODY


def written(reading: Reading, noun: Noun, roles: list[tuple[str, tuple[Filler, ...]]], rule: str, **values: object) -> ActDraft:
    """The draft of a noun phrase, or of the whole clause where a verb governs it."""
    frame = values.pop("frame", None)
    ends = [noun.span.end, *(f.span.end for _, fillers in roles for f in fillers if f.span.start >= noun.span.end and f.span.end <= sentence(reading, noun.span.start).end)]
    stop = reach_from(reading, noun.span.end)
    end = tail(reading, max(ends), stop)
    start = noun.start
    if isinstance(frame, Frame):
        subject = subject_of(reading, frame)
        lower = sentence(reading, frame.verb.start).start
        start = subject.start if subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared else frame.verb.start
        values.setdefault("when", time_of(reading, frame, stop))
        values.setdefault("status", noun_status(reading, noun, verb_status(reading, frame)))
    subtype = str(values.pop("subtype", noun.subtype))
    subtype = {"conversation": conversation_kind(noun)}.get(subtype, subtype)
    values.setdefault("status", noun_status(reading, noun, None))
    status = values["status"]
    if status not in ("occurred", "ongoing") and not values.get("when"):
        values["when"] = time_in(reading, noun.start, min(sentence(reading, noun.start).end, end + 90))
    return sketch(reading, Span(start, end), rule, roles, subtype=subtype, stop=max(end, stop if status != "occurred" or frame else end), at=noun.span.start, **values)


def conversation_kind(noun: Noun) -> str:
    return "talks" if re.match(r"discussion|exchange|dialogue|contact", noun.word) else "unspecified"


def noun_status(reading: Reading, noun: Noun, verb: str | None) -> str:
    """The status that the words around a noun tell."""
    after = following_status(reading, noun)
    if after in ("postponed", "cancelled", "negated") or verb is None and after:
        return after or "occurred"
    before = noun.mods
    if matcher(reading.language, "status", "before_planned").search(before):
        return "planned"
    frame = verb_before(reading, noun.start)
    near = frame is not None and noun.start - frame.verb.end < 90
    if frame and near:
        for name in ("cancelled", "postponed"):
            if frame.lemma in words(reading.language, "status", f"verbs_{name}"):
                return name
        if frame.lemma in words(reading.language, "status", "verbs_planned") and not matcher(reading.language, "status", "before_occurred").search(before):
            return "planned" if clean(reading, frame.verb.end, noun.start) or frame.lemma == "confirm" else "occurred"
        if frame.lemma in words(reading.language, "status", "verbs_proposed") and (clean(reading, frame.verb.end, noun.start) or frame.lemma == "look"):
            return "proposed" if not noun.owner.fillers or frame.lemma in ("look", "propose", "suggest", "request", "seek", "anticipate") else "occurred"
    if matcher(reading.language, "status", "before_proposed").search(before) and verb is None:
        return "proposed" if re.search(r"possible|proposed|potential", before) else "occurred"
    if re.match(r"no\b", before):
        return "negated"
    return verb or "occurred"


def following_status(reading: Reading, noun: Noun) -> str | None:
    """The status that the rest of the sentence tells of the noun ("… has been postponed", "scheduled for November 5")."""
    end = sentence(reading, noun.span.start).end
    stop = re.compile(r";|\.\s").search(reading.text, noun.span.end, end)
    limit = min(stop.start() if stop else end, noun.span.end + 170)
    further = nouns(reading.language).search(reading.text, noun.span.end, limit)
    limit = further.start() if further and noun.subtype != "multilateral" else limit
    found = []
    for name in ("postponed", "cancelled", "negated", "planned", "occurred"):
        match = matcher(reading.language, "status", name).search(reading.text, noun.span.end, limit)
        if match and not crossed(reading, noun, match):
            found.append((match.start(), name))
    firm = [name for _, name in found if name in ("postponed", "cancelled", "negated")]
    return firm[0] if firm else min(found)[1] if found else None


def crossed(reading: Reading, noun: Noun, match: re.Match[str]) -> bool:
    """Does another finite clause with people as subject stand between the noun and the words of status?"""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if noun.span.end <= frame.verb.start < match.start() and frame.verb.form == "finite" and frame.subject and frame.subject.start > noun.span.end:
            return True
    return match.group().lower() in ("held", "scheduled", "planned", "foreseen", "announced", "dropped") and match.start() - noun.span.end > 90


def held(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody held, had or took part in talks, a meeting or a conversation."""
    frame = governor(reading, noun) or relative_governor(reading, noun)
    if frame is None or frame.lemma not in words(reading.language, "verbs", "hold"):
        return None
    if frame.lemma == "take" and re.match(r"the\b", noun.mods):
        return None
    subject = subject_of(reading, frame)
    other = others(reading, noun)
    third = NOBODY if other.fillers else others(reading, noun, "between|of|among")
    if noun.subtype == "press_conference" and not subject.fillers:
        return None
    if not other.fillers and reading.words(frame.subject).lower() == "we" and len(subject.fillers) == 1:
        subject = subject._replace(fillers=(*subject.fillers, *(f for f in possessor(reading, frame.verb.start, "our").fillers if f.entity not in subject.numbers)))
    if frame.verb.start > noun.span.end:
        other = with_people(reading, frame.verb.end, reach_from(reading, frame.verb.end))
    if noun.subtype == "talks" and not other.fillers and verb_status(reading, frame) in ("proposed", "planned") and frame.lemma in words(reading.language, "verbs", "opening"):
        return None  # a call to open negotiations
    roles = symmetric(subject, other) if other.fillers or not third.fillers or len(subject.fillers) > 1 else symmetric(third, NOBODY)
    if not enough(roles) and not (noun.subtype in ("multilateral",) and subject.fillers):
        return None
    return written(reading, noun, roles, reason(held), frame=frame)


def relative_governor(reading: Reading, noun: Noun) -> Frame | None:
    """"the talks he had held with": the verb of a clause that hangs on the noun."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if noun.span.end <= frame.verb.start < noun.span.end + 40 and frame.verb.form == "finite" and not frame.verb.passive and frame.subject and frame.subject.start >= noun.span.end:
            return frame if re.fullmatch(r"\s+(?:(?:that|which)\s+)?", reading.text[noun.span.end : frame.subject.start]) else None
    return None


def paid(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody paid a courtesy call on somebody, or received a call from somebody."""
    frame = governor(reading, noun)
    if frame is None or noun.subtype not in ("courtesy_call", "call"):
        return None
    subject = subject_of(reading, frame)
    if frame.lemma in ("pay", "make") and noun.subtype == "courtesy_call":
        other = others(reading, noun, "on|upon|to")
        return written(reading, noun, hosted(other, subject), reason(paid), frame=frame) if subject.fillers and other.fillers else None
    if frame.lemma in ("receive", "get", "take"):
        other = others(reading, noun, "from|of|by")
        if not subject.fillers or not other.fillers:
            return None
        roles = hosted(subject, other) if noun.subtype == "courtesy_call" else [*symmetric(subject, other), ("initiator", other.fillers)]
        return written(reading, noun, roles, reason(paid), frame=frame)
    if frame.lemma in ("make", "place") and noun.subtype == "call":
        other = others(reading, noun, "to|with")
        return written(reading, noun, [*symmetric(subject, other), ("initiator", subject.fillers)], reason(paid), frame=frame) if subject.fillers and other.fillers else None
    return None


def granted(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody granted an audience to somebody, or had an audience with somebody."""
    if noun.subtype not in ("audience", "courtesy_call"):
        return None
    frame = governor(reading, noun)
    if frame is not None and frame.lemma in ("grant", "give", "accord") and noun.subtype == "audience":
        host, guest = subject_of(reading, frame), others(reading, noun, "to")
    elif frame is not None and frame.lemma in ("have", "be", "seek", "request", "obtain"):
        host, guest = others(reading, noun, "with|by|of"), subject_of(reading, frame)
    else:
        guest = others(reading, noun, "with|of") if noun.subtype == "audience" else NOBODY
        if not guest.fillers or guest.start > noun.span.end + 14:
            return None
        return written(reading, noun, [("guest", guest.fillers)], reason(granted))
    roles = hosted(host, guest)
    if not host.fillers or not roles[1][1]:
        return None
    return written(reading, noun, roles, reason(granted), frame=frame)


def meal_for(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody gave a meal for somebody, or hosted somebody for a meal: host and guest."""
    frame = governor(reading, noun)
    if frame is None or frame.lemma not in words(reading.language, "verbs", "hosting") or noun.subtype not in ("meal", "unspecified", "talks", "audience"):
        return None
    host, guest = subject_of(reading, frame), others(reading, noun, "for|in honou?r of|with")
    roles = hosted(host, guest)
    return written(reading, noun, roles, reason(meal_for), frame=frame) if host.fillers and roles[1][1] else None


def owned(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody's meeting, call or talks with somebody."""
    owner = noun.owner
    if not owner.fillers or noun.subtype in ("multilateral", "press_conference") and len(owner.fillers) < 2:
        return None
    other = others(reading, noun)
    roles = symmetric(owner, other)
    if noun.subtype == "audience":
        roles = hosted(other, owner) if other.fillers else []
    if not enough(roles) or not other.fillers and noun.subtype == "conversation" and not re.search(r"conversation", noun.word):
        return None
    if not other.fillers and here_and_now(reading, noun):
        return None
    return written(reading, noun, roles, reason(owned))


def here_and_now(reading: Reading, noun: Noun) -> bool:
    """"I look forward to our conversation": the encounter under way, told already."""
    before = reading.text[max(noun.start - 50, 0) : noun.start]
    timed = tail(reading, noun.span.end, sentence(reading, noun.start).end) > noun.span.end
    return not timed and bool(re.search(r"\bforward to\s*$", before))


def between(reading: Reading, noun: Noun) -> ActDraft | None:
    """A meeting between several, or of the sides."""
    party = others(reading, noun, "between|among")
    if noun.subtype == "multilateral" and reading.text[noun.span.start].isupper() and not party.fillers:
        return None
    if len(party.fillers) < 2:
        party = others(reading, noun, "of")
        other = others(reading, noun) if len(party.fillers) == 1 else NOBODY
        if len(party.fillers) == 1 and other.fillers and other.start > party.end:
            return written(reading, noun, symmetric(party, other), reason(between))
        if len(party.fillers) < 2 or not re.match(r"\s+of\b", reading.text[noun.span.end : noun.span.end + 4]):
            return None
    return written(reading, noun, symmetric(party, NOBODY), reason(between))


def multilateral(reading: Reading, noun: Noun) -> ActDraft | None:
    """A session, summit or ministerial that is held, planned, postponed or cancelled."""
    rest = reading.text[noun.span.end : noun.span.end + 4]
    if noun.subtype not in ("multilateral", "trilateral") and not (noun.subtype == "unspecified" and re.match(r"\s+of\b", rest)):
        return None
    status = following_status(reading, noun)
    if status is None or status in ("occurred", "planned") and not plain_status(reading, noun):
        return None
    party = others(reading, noun, "between|of|with|among")
    fillers = party.fillers
    if noun.owner.fillers:
        fillers = (*noun.owner.fillers, *(f for f in fillers if f.entity not in noun.owner.numbers))
    draft = written(reading, noun, [("participant", fillers)], reason(multilateral), status=status, subtype="multilateral" if noun.subtype == "unspecified" else noun.subtype)
    return draft if fillers or draft.when or draft.where else None


def plain_status(reading: Reading, noun: Noun) -> bool:
    """Is the noun itself the subject of the verb that tells its status, or does the participle follow it?"""
    stop = min(sentence(reading, noun.span.start).end, noun.span.end + 120)
    close = re.compile(r"[^,;.]{0,80}?,?\s*(?:(?:originally|initially|previously|which (?:is|was)|was|were|is|are|that (?:is|was))\s+)*(?:scheduled|planned|foreseen|slated|set|held|to be held)\s+(?:for|in|on|at)\b", re.I)
    return bool(close.match(reading.text, noun.span.end, stop))


def titled(reading: Reading, noun: Noun) -> ActDraft | None:
    """A headline that names a meeting or call with somebody."""
    section = reading.section_at(noun.span.start)
    if section is None or section.kind != "headline":
        return None
    other = others(reading, noun)
    first = noun.owner if noun.owner.fillers else just_before(reading, noun)
    if not other.fillers:
        return None
    at = noun._replace(start=first.start if first.fillers else noun.start)
    i = next_mention(reading, noun.span.start) - 1
    before = reading.mentions[i] if i >= 0 else None
    room = {"where": (before.span,)} if before and before.kind == "place" and reading.text[before.end : noun.span.start].isspace() else {}
    return written(reading, at, symmetric(first, other), reason(titled), status="occurred", **room)


def just_before(reading: Reading, noun: Noun) -> Party:
    """The people whose name ends right before the noun ("PM call with", "President X Jr. Call with")."""
    lower = sentence(reading, noun.span.start).start
    for i in range(next_mention(reading, lower), next_mention(reading, noun.span.start)):
        if reading.mentions[i].kind in AGENTS and not governed(reading, reading.mentions[i]).startswith(("to", "with")):
            party = party_at(reading, i, noun.span.start)
            if party.fillers and re.fullmatch(r"[\s.,]*(?:[\w-]+\s+){0,2}", reading.text[party.end : noun.span.start]):
                return party
    return NOBODY


def alone(reading: Reading, noun: Noun) -> ActDraft | None:
    """A meeting with somebody, told without the other side: that of whom the text speaks."""
    other = others(reading, noun) or (others(reading, noun, "to") if "phone" in noun.word else NOBODY)
    if noun.word in words(reading.language, "nouns", "informal"):
        return None
    if not other.fillers or noun.subtype in ("multilateral", "trilateral", "conversation") and "conversation" not in noun.word:
        return None
    if any(f.entity is not None and reading.cast.characters[f.entity].type in ("state", "organization") for f in other.fillers):
        return None
    if noun.subtype in ("talks", "conversation") and noun.mods.strip() and not noun.mods.startswith(("the ", "a ", "phone", "telephone")):
        return None
    actor = subject_ahead(reading, noun) or narrated_actor(reading, noun.start)
    roles = symmetric(Party(actor, noun.start, noun.start), other)
    return written(reading, noun, roles, reason(alone)) if enough(roles) else None


def subject_ahead(reading: Reading, noun: Noun) -> tuple[Filler, ...]:
    """"In conversation with the Ambassador, the President noted": the subject after a phrase that opens the sentence."""
    if noun.start - sentence(reading, noun.start).start > 40:
        return ()
    frame = next((f for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()) if f.verb.start > noun.span.end and f.verb.form == "finite"), None)
    return subject_of(reading, frame).fillers if frame and frame.subject and frame.subject.start > noun.span.end else ()


def further(reading: Reading, noun: Noun) -> ActDraft | None:
    """Another meeting of those who met (tête-à-tête, expanded talks, a dinner): its participants are theirs."""
    if noun.subtype not in ("one_on_one", "expanded", "meal", "press_conference") or reading.voice_at(noun.span.start) is not None:
        return None
    section = reading.section_at(noun.span.start)
    before = reading.text[sentence(reading, noun.start).start : noun.start]
    led = not before.strip() or matcher(reading.language, "about", "leading", "", r"\s*$").search(before)
    if section is None or section.kind == "headline" or noun.word in words(reading.language, "nouns", "informal") or not led:
        return None
    frame = verb_before(reading, noun.start)
    status = {"status": "planned"} if frame and frame.verb.tense == "future" else {}
    return written(reading, noun, [], reason(further), **status)


def presented(reading: Reading) -> Iterator[ActDraft]:
    """Ambassadors present their credentials: a meeting of each with the one who receives them."""
    for match in matcher(reading.language, "nouns", "credentials").finditer(reading.text):
        frame = verb_before(reading, match.start())
        if frame is None or frame.lemma not in words(reading.language, "verbs", "credentials") or match.start() - frame.verb.end > 90:
            continue
        row = sentence(reading, match.start())
        subject = subject_of(reading, frame)
        if frame.lemma in ("receive", "accept", "take"):
            host, guests = subject, everybody(reading, match.end(), reach_from(reading, match.end()))
        else:
            host = with_people(reading, match.end(), row.end, "to")
            guests = tuple(f for f in subject.fillers)
            if frame.verb.passive:
                guests = with_people(reading, match.end(), row.end, "by").fillers
        for guest in (g for g in guests if g.entity not in host.numbers):
            yield credentials_of(reading, frame, host, guest, row.end)


def credentials_of(reading: Reading, frame: Frame, host: Party, guest: Filler, end: int) -> ActDraft:
    subject = subject_of(reading, frame)
    lower = sentence(reading, frame.verb.start).start
    start = subject.start if subject.fillers and lower <= subject.start < frame.verb.start else frame.verb.start
    span = Span(start, max(guest.span.end, frame.verb.end) if guest.span.start > frame.verb.end else end)
    return sketch(reading, span, reason(presented), [("host", host.fillers), ("guest", (guest,))], subtype="credentials",
                  status=verb_status(reading, frame), when=time_of(reading, frame, end), stop=end, at=frame.verb.start)  # fmt: skip


def everybody(reading: Reading, start: int, end: int) -> tuple[Filler, ...]:
    """The people named in a stretch; offices only where it names nobody by name."""
    cut = matcher(reading.language, "about", "purpose").search(reading.text, start, end)
    numbers = range(next_mention(reading, start), next_mention(reading, cut.start() if cut else end))
    for kinds in (("person",), ("office", "group")):
        found: dict[int | None, Filler] = {}
        for i in numbers:
            if reading.mentions[i].kind in kinds:
                for filler in fillers_of(reading, i):
                    found.setdefault(filler.entity, filler)
        if found:
            return tuple(found.values())
    return ()


def remarks(reading: Reading) -> Iterator[ActDraft]:
    """A headline of remarks before or after a meeting: those who speak meet."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None:
        return
    stretch = Span(head.start, max((s.span.end for s in reading.sections if s.kind == "headline"), default=head.end))
    for match in matcher(reading.language, "about", "before_headline", "", r"\s+(?:(?:the|a|their|an)\s+)?(?:[\w-]+\s+){0,3}?(?:meeting|talks|call|signing ceremony|luncheon|lunch|dinner|summit)").finditer(reading.text, stretch.start, stretch.end):
        party = agent_before_headline(reading, stretch.start, match.start())
        if len(party.fillers) > 1:
            kind = subtypes(reading.language).get(match.group().split()[-1].lower(), "unspecified")
            yield sketch(reading, Span(stretch.start, match.end()), reason(remarks), symmetric(party, NOBODY), subtype=kind)
            return


def agent_before_headline(reading: Reading, start: int, end: int) -> Party:
    best = NOBODY
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        if reading.mentions[i].kind in AGENTS:
            party = party_at(reading, i, end)
            best = party if len(party.fillers) > len(best.fillers) else best
    return best


__all__ = ["extract", "PLACES", "party_after"]
