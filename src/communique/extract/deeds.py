"""Actions to come: who may take one upon himself, where its words end, when it is due, whether it can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from communique import data
from communique.extract.parts import draft, spoken_for, topics_in, when_in
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

BLANK = re.compile(r"(?:,? (?:as|where|if|when) (?:appropriate|necessary|needed|possible|required),)?[\s,]*(?:(?:and|or|as well as|but also|in order|so as|by|for|to|also|then|further|thereby|on|\w+ly)[\s,]+)*")


class Deed(NamedTuple):
    """An action that somebody takes upon himself: its frame, where its telling starts, the trigger's place, how strongly."""

    action: Frame
    start: int
    at: int
    strength: str
    actors: tuple[Filler, ...]
    rule: str
    status: str = "planned"
    voiced_by: tuple[int, ...] = ()


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A word list of commitment.toml, by "section.list"."""
    section, _, key = name.partition(".")
    return frozenset(data.entries(data.toml("lang", language, "commitment.toml")[section][key]))


def vocabulary(reading: Reading, name: str) -> frozenset[str]:
    return listed(reading.language, name)


def pattern(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def same_sentence(reading: Reading, frame: Frame) -> tuple[Frame, ...]:
    return reading.frames_by_sentence[frame.sentence]


def told(reading: Reading, frame: Frame) -> bool:
    """Is a frame part of the running text, and no question?"""
    section = reading.section_at(frame.verb.start)
    if section is None or section.kind in ("headline", "boilerplate", "dateline"):
        return False
    sentence = reading.sentences[frame.sentence]
    return not re.search(r"\?[\"'\u201d\u00bb)]*$", reading.words(sentence)) and not asked_by_press(reading, frame.verb.start)


def asked_by_press(reading: Reading, at: int) -> bool:
    voice = reading.voice_at(at)
    if voice is None:
        return False
    names = {reading.cast.characters[s].name.lower() for s in reading.speakers(voice)}
    return bool(names) and names <= data.words(reading.language, "segments.questioners")


def acting(reading: Reading, span: Span | None, frame: Frame | None = None, places: bool = False) -> tuple[Filler, ...]:
    """Who a subject is, if it is somebody who can act, and nothing of theirs ("the decision of Japan")."""
    if span is None:
        return ()
    said = reading.words(span).lower()
    if said == "it":
        return pronoun_it(reading, frame) if frame else ()
    if said in ("he", "she") and frame is not None and (teller := telling_one(reading, frame)):
        return teller
    if re.fullmatch(rf"(?:his|her|our|my|their|its) (?:{pattern(vocabulary(reading, 'roles.countries'))})", said):
        return possessed(reading, span, frame)
    heads = reading.heads(span)
    if not heads:
        return (Filler(None, span),) if institution(reading, span) else ()
    lead = reading.text[span.start : reading.mentions[heads[0]].start]
    rest = reading.text[reading.mentions[heads[-1]].end : span.end]
    bodies = pattern(vocabulary(reading, "roles.bodies"))
    rest = re.sub(rf"^\s+(?:{bodies})$", "", rest, flags=re.I)
    if re.search(r"\b(?:of|for|from|by|with|to|in|on)\b", lead) or re.match(r"\s*(?:'s\b|')?\s*[\w\u201c\"-]", rest):
        return ()
    if places:
        return spoken_for(reading, span) if any(reading.cast.of[h] for h in heads) else ()
    able = {f.entity for f in reading.actors(span)}
    return tuple(f for f in spoken_for(reading, span) if f.entity is not None and (f.entity in able or reading.words(span).lower() == "we"))


def institution(reading: Reading, span: Span) -> bool:
    """Is a subject a body told by its short name: "the Bank", "parliament", "the competent authorities"?"""
    words = reading.words(span)
    nouns = pattern(vocabulary(reading, "roles.institutions"))
    heads = pattern(vocabulary(reading, "roles.capitals"))
    capital = re.fullmatch(rf"(?:the|The) (?:[A-Z][\w-]+ )*(?:{heads})(?: (?:of|for|and|[A-Z][\w-]+))*", words) and not reading.mentions_in(span)
    return bool(capital) or bool(re.fullmatch(rf"(?:(?:the|our|its|their|his|her|my|both|two|relevant|competent|national)\s+)*(?:{nouns})", words, re.I))


def telling_one(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """"He" in the clause that one person tells of himself: "the Ambassador assured that he will"."""
    if frame.inside is None or frame.subject is None:
        return ()
    holder = reading.frames[frame.inside]
    found = reading.actors(holder.subject)
    single = len(found) == 1 and found[0].entity is not None and reading.cast.characters[found[0].entity].type in ("person", "office")
    return (Filler(found[0].entity, frame.subject),) if single and not holder.verb.passive else ()


def possessed(reading: Reading, span: Span, frame: Frame | None) -> tuple[Filler, ...]:
    """"Our country", "his Government": the state of the one who speaks (or tells), else the words as they stand."""
    voice = reading.voice_at(span.start)
    tellers = list(reading.speakers(voice)) if voice is not None else []
    if frame is not None and frame.inside is not None and not tellers:
        tellers = [f.entity for f in reading.actors(reading.frames[frame.inside].subject) if f.entity is not None]
    states = [s for t in tellers if (s := reading.state_of(t)) is not None]
    if states:
        return tuple(Filler(s, span) for s in dict.fromkeys(states))
    return reading.actors(span) or (Filler(None, span),)


def pronoun_it(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """"It" in a clause told by a state or an organization is that one."""
    earlier = [f for f in same_sentence(reading, frame) if f.number < frame.number and f.verb.form == "finite" and f.subject != frame.subject]
    holder = reading.frames[frame.inside] if frame.inside is not None else earlier[0] if earlier else None
    if holder is None and frame.sentence and reading.section_at(reading.sentences[frame.sentence - 1].start) is reading.section_at(frame.verb.start):
        holder = next((f for f in reading.frames_by_sentence.get(frame.sentence - 1, ()) if f.verb.form == "finite"), None)
    fillers = reading.actors(holder.subject) if holder else ()
    return tuple(f for f in fillers if f.entity is not None and reading.cast.characters[f.entity].type in ("state", "organization", "group"))


def several(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The subject of a verb that takes several; where the nearest is one, that of an earlier verb of the sentence."""
    own = acting(reading, frame.subject, frame, True)
    if len(own) > 1 or not frame.shared:
        return own
    for earlier in same_sentence(reading, frame):
        if earlier.number < frame.number and earlier.verb.form == "finite" and earlier.inside is None:
            fillers = acting(reading, earlier.subject, earlier, True)
            if len(fillers) > 1:
                return fillers
    return own


def isos(reading: Reading, characters: Iterable[int]) -> set[str | None]:
    return {reading.cast.characters[c].iso for c in characters}


def own(reading: Reading, actors: tuple[Filler, ...], at: int) -> bool:
    """Is an action told at a place the teller's own (or told by the publisher)?"""
    voice = reading.voice_at(at)
    speakers = reading.speakers(voice) if voice is not None else ()
    if not speakers:
        return True
    theirs = isos(reading, speakers)
    if theirs == {None}:
        return True
    for f in actors:
        if f.entity is None:
            return True
        character = reading.cast.characters[f.entity]
        body = character.iso is None and (character.type in ("organization", "place") or character.type == "group" and not anyone(reading, f, voice))
        if f.entity in speakers or character.iso in theirs or body:
            return True
    return False


def anyone(reading: Reading, filler: Filler, voice: int | None) -> bool:
    """Is a group in a transcript somebody else's ("companies will"), not the speaker's ("our companies will")?"""
    spoken = voice is not None and reading.statements[voice].mode == "verbatim"
    return spoken and not institution(reading, filler.span) and not re.match(r"(?:our|my|both|the two|the three)\b", reading.words(filler.span), re.I)


def own_end(reading: Reading, frame: Frame) -> int:
    """Where the words of one action end: its clause, cut before "and that"."""
    end = max(frame.clause.end, frame.verb.end)
    cut = re.compile(r",?\s*(?:and|but) (?:also )?(?:that|whether|for (?:its|the|their|his|her))\b|, \w+ing that\b|,?\s+(?:and|but) (?:will|would|shall)\b").search(reading.text, frame.verb.end, end)
    return min(cut.start() if cut else end, reading.sentences[frame.sentence].end)


def depends(reading: Reading, frame: Frame, action: Frame) -> bool:
    """Does an infinitive, a gerund or a joined base form hang on an action?"""
    at: int | None = frame.number
    while at is not None and at > action.number:
        at = reading.frames[at].governor
    if at == action.number:
        return True
    bare = frame.verb.form == "finite" and frame.shared and frame.verb.modal is None and frame.verb.span == frame.verb.head
    return bare and action.verb.form == "finite" and frame.verb.tense == "present" and frame.subject == action.subject


def end_of(reading: Reading, action: Frame, limit: int | None = None) -> int:
    """Where the words of an action end, with the actions joined to it and its purposes."""
    end = own_end(reading, action)
    for frame in same_sentence(reading, action):
        if frame.number <= action.number:
            continue
        if limit is not None and frame.verb.start >= limit:
            break
        joined = frame.governor == action.governor and action.governor is not None and frame.verb.form == action.verb.form
        if not (joined or depends(reading, frame, action)) or not BLANK.fullmatch(reading.text, end, max(end, frame.verb.start)):
            break
        end = own_end(reading, frame)
    return min(end, limit) if limit is not None else stretched(reading, action, end)


def stretched(reading: Reading, action: Frame, end: int) -> int:
    """To the next sign, or the next verb that is none of the action's ("to helping the people build a better future")."""
    sentence = reading.sentences[action.sentence]
    sign = re.compile(r"[,;:(\u2013\u2014\"\u201d]|\.(?=\s|$)|\s(?:and|but|which|while|whereas|as well as)\s").search(reading.text, end, sentence.end)
    stop = min(sign.start() if sign else sentence.end, end + 120)
    for frame in same_sentence(reading, action):
        start = frame.clause.start if not frame.shared and frame.verb.form == "finite" else frame.verb.start
        if frame.verb.start >= end and frame.verb.form == "finite" and end <= start < stop and not re.search(r"\b(?:that|which|who)\s*$", reading.text[end:start]):
            stop = start
            break
    return max(end, end + len(reading.text[end:stop].rstrip()))


def items_of(reading: Reading, trigger: Frame) -> Iterator[tuple[Frame, ...]]:
    """The actions that hang on a verb: each with a "to" of its own (or a time or a sum) is one action."""
    rows: list[list[Frame]] = []
    for frame in same_sentence(reading, trigger):
        if frame.number <= trigger.number or frame.verb.form not in ("infinitive", "gerund"):
            continue
        direct = frame.governor == trigger.number
        listed_on = bool(rows) and frame.governor == rows[-1][-1].number and reading.text[: frame.verb.start].rstrip().endswith(",")
        if not direct and not listed_on:
            continue
        if not rows and not leads_to(reading, trigger, frame):
            return
        if rows and not BLANK.fullmatch(reading.text, end_of(reading, rows[-1][-1], frame.verb.start), frame.verb.start):
            continue
        if rows and not apart(reading, rows[-1][-1], frame):
            rows[-1].append(frame)
        else:
            rows.append([frame])
    yield from (tuple(row) for row in rows)


def apart(reading: Reading, before: Frame, frame: Frame) -> bool:
    """Is a joined action one of its own: with its own "to", or with a time or a sum of its own?"""
    marked = re.search(r"\bto\s*$", reading.text[frame.verb.start - 4 : frame.verb.start]) if frame.verb.form == "gerund" else reading.words(frame.verb.span).lower().startswith("to ")
    if marked and (checkable(reading, before) or checkable(reading, frame)):
        return True
    return bool(when_in(reading, Span(frame.verb.start, own_end(reading, frame))))


def checkable(reading: Reading, action: Frame) -> bool:
    span = Span(action.verb.start, own_end(reading, action))
    return specific(reading, action, when_in(reading, span), amount_in(reading, span))


def leads_to(reading: Reading, trigger: Frame, frame: Frame) -> bool:
    """Does a verb lead to the infinitive or gerund after it, with nothing that could govern it in between?"""
    gap = reading.text[trigger.verb.end : frame.verb.start]
    taken: list[Span] = []
    if trigger.object and reading.who(trigger.object)[0].entity is not None:
        taken.append(trigger.object)
    for preposition, span in trigger.phrases:
        if preposition in vocabulary(reading, "idle.gap_prepositions") and span.end <= frame.verb.start:
            if preposition != "with" or reading.actors(span):
                taken.append(Span(span.start - len(preposition) - 1, span.end))
    taken += [reading.mentions[m].span for m in reading.mentions_in(Span(trigger.verb.end, frame.verb.start)) if reading.mentions[m].kind == "time"]
    for span in sorted(taken, reverse=True):
        left, right = max(span.start - trigger.verb.end, 0), span.end - trigger.verb.end
        gap = gap[:left] + " " + gap[max(right, left) :]
    if frame.lemma in vocabulary(reading, "idle.adjectival") and frame.verb.form == "gerund":
        return False
    if frame.verb.form == "gerund" and not re.search(r"\b(?:to|on|upon|at)\s+(?:\w+ly\s+|not\s+)?$", gap):
        return False
    known = pattern(vocabulary(reading, "idle.gaps"))
    return bool(re.fullmatch(rf"[\s,]*(?:(?:{known}|\w+ly|in)[\s,]*)*", gap, re.I))


def when_due(reading: Reading, deed: Deed, span: Span) -> Span | None:
    """The time at which an action is due: one told with it, or one that opens its sentence before "will"."""
    inner = next((m for m in times_in(reading, Span(deed.action.verb.start, span.end)) if due(reading, m)), None)
    if inner or deed.action.verb.form != "finite":
        return inner
    sentence = reading.sentences[deed.action.sentence]
    opening = reading.text[sentence.start : deed.start]
    first = all(f.number >= deed.action.number or f.verb.form == "gerund" for f in same_sentence(reading, deed.action))
    ahead = when_in(reading, Span(sentence.start, deed.start), deed.start) if first and len(opening) < 120 else None
    return ahead if ahead and due(reading, ahead) else None


def times_in(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "time"]


def due(reading: Reading, time: Span) -> bool:
    """Can a temporal phrase be a due time (not "since 2010", "today's", "the agreement of 2012")?"""
    if reading.text[time.end : time.end + 2] in ("'s", "\u2019s"):
        return False
    past = pattern(vocabulary(reading, "specific.past"))
    if re.search(r"\b(?:their|his|her|its|our|your)\s+$", reading.text[max(0, time.start - 7) : time.start]):
        return False
    bare = re.fullmatch(r"\d{4}", reading.words(time)) and re.search(r"\b(?:of|for|the)\s+$", reading.text[max(0, time.start - 6) : time.start])
    return not bare and not re.search(rf"\b(?:{past})\b", reading.words(time), re.I)


def amount_in(reading: Reading, span: Span) -> Span | None:
    return next((Span(m.start, m.end) for m in reading.money if span.start <= m.start and m.end <= span.end), None)


def specific(reading: Reading, action: Frame, when: Span | None, amount: Span | None) -> bool:
    """Can the action be checked: a time, a sum, or a definite thing done to a definite object?"""
    if amount:
        return True
    words = set(re.findall(r"[\w-]+", reading.words(action.object).lower())) if action.object else set()
    if action.lemma in vocabulary(reading, "specific.vague"):
        return bool(when) and action.object is not None and not words & vocabulary(reading, "specific.vague_objects")
    if when:
        return True
    return bool(words) and not words & vocabulary(reading, "specific.vague_objects")


def others_in(reading: Reading, deed: Deed, span: Span) -> list[tuple[str, tuple[Filler, ...]]]:
    """For whom and with whom an action is to be done, where its words tell."""
    action, taken = deed.action, {f.entity for f in deed.actors}
    states = {reading.state_of(e) for e in taken if e is not None}
    benefit: list[Filler] = []
    against: list[Filler] = []
    if action.lemma in vocabulary(reading, "roles.backing"):
        benefit += reading.actors(action.object)
    for preposition, place in action.phrases:
        if place.end > span.end:
            continue
        if preposition in ("to", "for") and action.lemma in vocabulary(reading, "roles.giving"):
            benefit += reading.actors(place)
        elif preposition == "with":
            against += reading.actors(place)
    free = lambda fillers: tuple(f for f in fillers if f.entity not in taken and f.entity not in states)  # noqa: E731
    return [("beneficiary", free(benefit)), ("counterpart", free(against))]


def encounter(reading: Reading, action: Frame) -> bool:
    """Is an action one's own visit, meeting, call or signature (acts of other kinds)?"""
    if main_lemma(reading, action) in vocabulary(reading, "encounters.verbs"):
        return True
    if action.lemma in ("continue", "proceed"):
        return onward(reading, action)
    words = set(re.findall(r"[\w-]+", (reading.words(action.object) if action.object else reading.text[action.verb.end : action.verb.end + 30].split(",")[0]).lower()))
    if action.lemma in vocabulary(reading, "encounters.with_meeting"):
        return bool(words & vocabulary(reading, "encounters.meetings")) and not (words & {"of"} and action.lemma in ("host", "organize", "organise"))
    if action.lemma in vocabulary(reading, "encounters.of_people"):
        near = Span(action.verb.end, max(min(action.clause.end, action.verb.end + 100), action.verb.end))
        people = reading.who(action.object) if action.object else tuple(Filler(e, near) for m in reading.mentions_in(near) for e in reading.cast.of[m])
        kinds = [reading.cast.characters[f.entity].type for f in people if f.entity is not None]
        return any(kind in ("person", "office", "group", "state", "organization") for kind in kinds)
    return False


def main_lemma(reading: Reading, action: Frame) -> str:
    """The lemma of a verb group; the next word where the group is "will" alone ("will soon visit")."""
    if action.lemma != "modal":
        return action.lemma
    after = re.match(r"(?:\s+(?:also|soon|then|again|now|further|\w+ly))*\s+([a-z-]+)", reading.text[action.verb.end : action.verb.end + 60])
    return after.group(1) if after else "modal"


def onward(reading: Reading, action: Frame) -> bool:
    """"Continue to meet", "continue on to Lomé": an encounter or travel that goes on."""
    after = next((f for f in same_sentence(reading, action) if f.governor == action.number and f.number == action.number + 1), None)
    if after is not None:
        return encounter(reading, after) or after.verb.passive
    places = [reading.mentions[m].kind for p, span in action.phrases if p == "to" for m in reading.heads(span)]
    return "place" in places or "state" in places or any(p == "to" for p, _ in action.phrases) and action.lemma == "proceed"


def commitment(reading: Reading, deed: Deed, limit: int | None = None, also: tuple[Span, ...] = ()) -> ActDraft | None:
    """The draft act of a deed; nothing where it is an encounter or nobody's."""
    if not deed.actors or encounter(reading, deed.action):
        return None
    span = Span(deed.start, max(end_of(reading, deed.action, limit), deed.action.verb.end))
    if reading.text[span.end : span.end + 2].rstrip(" ") == ":" or reading.text[span.end : span.end + 2] == ":\n":
        also = (*also, *items_after(reading, span.end + 1))
    when = when_due(reading, deed, span)
    amount = amount_in(reading, span)
    act = draft(
        reading, "commitment", span, deed.rule, [("actor", deed.actors), *others_in(reading, deed, span)], at=deed.at,
        status=deed.status, strength=deed.strength, specific=specific(reading, deed.action, when, amount),
        when=when, amount=amount, topics=topics_in(reading, span), also=also,
    )  # fmt: skip
    return act._replace(voiced_by=deed.voiced_by) if act.voice is None and deed.voiced_by else act


def items_after(reading: Reading, end: int) -> list[Span]:
    """The items of the list that begins at a place: lines that open with a sign or a number."""
    found: list[Span] = []
    at = end
    while True:
        line = re.compile(r"\s*(?:<!-- -->\s*)?((?:[-\u2022\u25e6*\u2013\u00b7]|\(?[a-z\d]{1,2}[.)])[ \t]*\S[^\n]*)").match(reading.text, at)
        if not line:
            return found
        found.append(Span(line.start(1), line.end(1)))
        at = line.end()


def status(reading: Reading, action: Frame, negated: bool, condition: bool = True) -> str:
    """Planned; negated where it is denied; hypothetical where a condition opens or closes the sentence."""
    if negated:
        return "negated"
    return "hypothetical" if condition and conditioned(reading, action) else "planned"


def conditioned(reading: Reading, action: Frame) -> bool:
    """Does an "if" clause stand before or right after the action's clause?"""
    frames = [f for f in same_sentence(reading, action) if f.conditional]
    sentence = reading.sentences[action.sentence]
    before = reading.text[sentence.start : action.verb.start]
    if any(f.verb.start < action.verb.start for f in frames) and re.search(r"(?:^|[\s\"\u201c(])(?:if|unless)\b", before, re.I):
        return True
    return bool(re.match(r"\s*,?\s*(?:if|unless)\s+(?!needed|necessary|possible|any|so|appropriate)", reading.text[end_of(reading, action) : sentence.end], re.I))
