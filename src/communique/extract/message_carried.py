"""Messages told by a verb and a noun: "conveyed greetings from X to Y", "offered condolences"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract import whose
from communique.extract.message import listed, message, nouns, on_behalf, shape, told
from communique.extract.message_sides import other_side, through
from communique.extract.parts import reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The messages that a verb and a noun tell together."""
    for frame in reading.frames:
        if told(frame):
            yield from carried(reading, frame)


def noun_after(reading: Reading, frame: Frame) -> tuple[Span, str] | None:
    """The noun of a message that a verb carries, and its kind."""
    end = min(whose.reach(reading, frame), frame.verb.end + 140)
    later = [
        f.verb.start
        for f in reading.frames_by_sentence[frame.sentence]
        if f.verb.start > frame.verb.end and f.verb.form != "participle"
    ]
    end = min([end, *later])
    match = nouns(reading.language).search(reading.text, frame.verb.end, max(end, frame.verb.end))
    if not match or not near(reading, Span(frame.verb.end, match.start())):
        return None
    return Span(match.start(), match.end()), str(match.lastgroup)


def near(reading: Reading, gap: Span) -> bool:
    """Is there nothing between verb and noun but a receiver, an owner, and words of kind?"""
    words = reading.words(gap) if gap.end > gap.start else ""
    for match in shape(reading.language, "far").finditer(words):
        if not whose.holds(reading, gap.start + match.start()) and not shape(reading.language, "toward").search(
            words[: match.start()]
        ):
            return False
    return len(words) < 130


def carried(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody conveys, sends or speaks a message."""
    if frame.lemma not in listed(reading.language, "carry") or frame.verb.passive:
        return
    found = noun_after(reading, frame)
    if found is None:
        return
    noun, kind = found
    asker = whose.asker(reading, frame)
    subject = asker or whose.subject(reading, frame)
    senders = sender(reading, frame, noun, subject)
    behalf = on_behalf(reading, frame)
    own = {f.entity for f in senders} == {f.entity for f in subject}
    senders = behalf if behalf and own and not asker else senders
    to = receivers(reading, frame, noun, senders)
    who = {"from": senders, "to": to or other_side(reading, frame, noun, kind)}
    if asker:
        bearers = whose.party(reading, frame.subject, asker)
        same = {f.entity for f in bearers} & {f.entity for f in asker}  # "asked to convey": whoever is there
        who["bearer"] = whose.counterpart(reading, asker, frame.verb.head) if same else bearers
    elif own and through(reading, frame, senders):
        who["bearer"] = through(reading, frame, senders)
    if meant(reading, frame, noun, (kind, who, own)):
        yield from message(reading, frame, subtype(reading, frame, noun, kind), who, reason(carried))


def sender(reading: Reading, frame: Frame, noun: Span, subject: Fillers) -> Fillers:
    """Whose message it is: "X's", "of X", "from X"; else of the one who sends it."""
    owned = whose.owner(reading, owned_phrase(reading, frame, noun), subject)
    if owned:
        return owned
    end = whose.reach(reading, frame)
    named = named_from(reading, Span(noun.end, max(end, noun.end)))
    return named or subject


def named_from(reading: Reading, rest: Span) -> Fillers:
    """The sender after a noun: "from X", "of X" (also after "to Y")."""
    row = reading.frames_by_sentence.get(reading.sentence_at(rest.start), ())
    own = listed(reading.language, "send")
    stop = min((f.verb.start for f in row if f.verb.start > rest.start + 6 and f.lemma not in own), default=rest.end)
    rest = Span(rest.start, min(rest.end, stop))
    words = reading.words(rest) if rest.end > rest.start else ""
    first = shape(reading.language, "from").match(words)
    found = reading.actors(whose.short(reading, Span(rest.start + first.end(), rest.end))) if first else ()
    apposed = re.match(r"[^,;.]{2,50},\s+", words[first.end() :]) if first and not found else None
    if first and apposed:
        found = reading.actors(whose.short(reading, Span(rest.start + first.end() + apposed.end(), rest.end)))
    for match in shape(reading.language, "later_from").finditer(words) if not found else ():
        begun = shape(reading.language, "ground_begun").search(words[: match.start()])
        if begun and not (begun.group() == "for" and spoken_to(reading, rest.start + begun.end() + 1)):
            break
        found = found or reading.actors(whose.short(reading, Span(rest.start + match.end(), rest.end)))
    kinds = ("person", "office", "organization", "state", "group")
    return tuple(f for f in found if f.entity is not None and reading.cast.characters[f.entity].type in kinds)


def owned_phrase(reading: Reading, frame: Frame, noun: Span) -> Span:
    """The noun phrase of a message from its owner on: "her warmest greetings", "President X's letter"."""
    start = frame.verb.end + 1
    gap = reading.text[start : noun.start]
    pronouns = [m.start() for m in shape(reading.language, "possessive").finditer(gap)]
    pronouns = [
        k
        for k in pronouns
        if all(reading.mentions[i].start != start + k for i in reading.mentions_in(Span(start, noun.start)))
    ]
    genitives = [
        reading.mentions[i]
        for i in reading.mentions_in(Span(start, noun.start))
        if reading.text[reading.mentions[i].end : reading.mentions[i].end + 2] in ("'s", "' ")
    ]
    begin = genitives[-1].start if genitives else start + pronouns[-1] if pronouns else noun.start
    return Span(begin, noun.end)


def receivers(reading: Reading, frame: Frame, noun: Span, senders: Fillers) -> Fillers:
    """To whom a message goes: before the noun ("sent him a letter") or after "to"."""
    gap = Span(frame.verb.end, noun.start)
    end = max(whose.reach(reading, frame), noun.end)
    stretches = [gap, Span(noun.end, end)]
    others = (*senders, *(f for f in whose.subject(reading, frame) if not frame.verb.passive))
    borne = not re.search(shape(reading.language, "mourning"), reading.words(noun))
    found: list[tuple[int, Fillers]] = []
    for stretch in stretches:
        words = reading.words(stretch) if stretch.end > stretch.start else ""
        first = shape(reading.language, "for").match(words) if borne and stretch.start == noun.end else None
        if first and spoken_to(reading, stretch.start + first.end()):
            found.append((stretch.start, to_phrase(reading, Span(stretch.start + first.end(), stretch.end), senders)))
        for match in shape(reading.language, "to").finditer(words):
            at = stretch.start + match.end()
            if shape(reading.language, "related").search(words[: match.start() + 1]):
                continue
            if doing(reading, frame, at) or (
                stretch.end == noun.start and not reading.mentions_in(Span(at, stretch.end))
            ):
                continue
            if whose.holds(reading, at) or (late(reading, words[: match.start()]) and not spoken_to(reading, at)):
                continue
            found.append((at, to_phrase(reading, Span(at, stretch.end), others)))
    indirect = direct_receiver(reading, gap)
    known = {f.entity for f in others if f.entity is not None}
    every = (*indirect, *(f for _, fillers in found for f in fillers))
    return tuple(dict.fromkeys(f for f in every if f.entity not in known and able(reading, f)))


def able(reading: Reading, filler: Filler) -> bool:
    """Can somebody receive a message (no conference, no document)?"""
    return filler.entity is None or reading.cast.characters[filler.entity].type not in ("event", "document", "place")


def doing(reading: Reading, frame: Frame, at: int) -> bool:
    """Does an action begin here ("inviting him to visit"), or does one before it lead to what follows?"""
    row = reading.frames_by_sentence[frame.sentence]
    begun = (f for f in row if frame.verb.end < f.verb.start <= at and f.verb.form in ("infinitive", "gerund"))
    return any(f.verb.start >= at - 4 or f.lemma in listed(reading.language, "dealing") for f in begun)


def to_phrase(reading: Reading, span: Span, senders: Fillers) -> Fillers:
    """Who stands after "to": named people, else the phrase up to the next preposition or sign."""
    phrase = whose.short(reading, span)
    cut = re.search(r"[,;:.\u2014\u2013(]|\s-\s", reading.words(phrase)) if not reading.heads(phrase) else None
    phrase = Span(phrase.start, phrase.start + cut.start()) if cut else phrase
    return whose.party(reading, phrase, senders) if phrase.end > phrase.start else ()


def late(reading: Reading, words: str) -> bool:
    """Has the ground of a message begun ("on his appointment to")?"""
    return bool(shape(reading.language, "ground").search(words))


def spoken_to(reading: Reading, at: int) -> bool:
    """Does a person or a group begin here?"""
    first = next((reading.mentions[i] for i in reading.mentions_in(Span(at, at + 120))), None)
    owner = first and shape(reading.language, "genitive").match(reading.text, first.end)
    return bool(first and not owner and first.start - at < 5 and first.kind in ("person", "office", "group", "pronoun"))


def direct_receiver(reading: Reading, gap: Span) -> Fillers:
    """The receiver right after the verb: "sends you her greetings", "handed the President a letter"."""
    inside = reading.mentions_in(gap)
    if not inside:
        return ()
    first = reading.mentions[inside[0]]
    owner = reading.text[first.end : first.end + 2] in ("'s", "' ")
    opening = shape(reading.language, "particle").fullmatch(reading.text[gap.start : first.start]) is not None
    apart = shape(reading.language, "new_phrase").match(reading.text[first.end : first.end + 14])
    return (
        whose.party(reading, first.span)
        if opening
        and not owner
        and (apart or first.kind == "pronoun")
        and first.kind in ("person", "office", "pronoun", "group")
        else ()
    )


def meant(reading: Reading, frame: Frame, noun: Span, told_of: tuple[str, dict[str, Fillers], bool]) -> bool:
    """Is the noun a message here? Letters and messages need a sender of their own, a kind or a receiver."""
    kind, who, own = told_of
    after = reading.text[noun.end : whose.reach(reading, frame)] if whose.reach(reading, frame) > noun.end else ""
    words = reading.words(noun).lower()
    if shape(reading.language, "in_which").match(after):
        return False
    if kind in ("letter", "other"):
        special = shape(reading.language, "special").search(
            reading.text[max(noun.start - 24, frame.verb.end) : noun.end]
        )
        plain = frame.lemma in listed(reading.language, "plain_carry")
        person = any(
            f.entity is not None or shape(reading.language, "somebody").match(reading.words(f.span)) for f in who["to"]
        )
        if (
            frame.lemma in listed(reading.language, "send")
            and person
            and shape(reading.language, "festive").search(after)
        ):
            return True
        ordered = person and (bool(whose.asker(reading, frame)) or sent_to_one(reading, frame, who["to"], after))
        return plain and ((bool(special) and person) or not own or (kind == "letter" and person) or ordered)
    if kind == "condolences" and "sympath" in words:
        return bool(
            shape(reading.language, "with_somebody").match(after) or shape(reading.language, "loss").search(after)
        )
    if kind == "greetings" and words in ("respects", "compliments", "regards"):
        return (bool(shape(reading.language, "of_somebody").match(after)) and frame.lemma != "pay") or not own
    return bool(who["to"] or who["from"])


def sent_to_one(reading: Reading, frame: Frame, to: Fillers, after: str) -> bool:
    """Did a person send a message to a person (and no "message that …")?"""
    own = frame.verb.tense == "past" and frame.lemma in listed(reading.language, "send")
    ends = [*whose.subject(reading, frame), *to]
    kinds = {reading.cast.characters[f.entity].type if f.entity is not None else "" for f in ends}
    return own and kinds <= {"person", "office"} and not shape(reading.language, "saying_that").search(after)


def subtype(reading: Reading, frame: Frame, noun: Span, kind: str) -> str:
    """The kind of a message; a letter or cable "congratulating" somebody is of congratulation."""
    if kind in ("letter", "other"):
        rest = reading.text[noun.start : max(whose.reach(reading, frame), noun.end)]
        before = reading.text[frame.verb.end : noun.end]
        for word, named in (("congratulat", "congratulations"), ("condol", "condolences")):
            if word in rest.lower() or word in before.lower():
                return named
        if kind == "letter" and shape(reading.language, "of_loss").search(rest):
            return "condolences"
        if frame.lemma in listed(reading.language, "send") and shape(reading.language, "festive").search(rest):
            return "congratulations"
    return kind
