"""Aid told as the ground of thanks, and aid named by its giving: "for its vote", "the provision of new weapons"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import named_after, owner_phrase
from communique.extract.assistance_grounds import THEIRS, Ground, grounds
from communique.extract.assistance_words import (
    OURS,
    Fillers,
    Given,
    aid_of,
    blocked,
    givers_only,
    listed,
    pattern,
    providers,
    several_states,
    taker_after,
)
from communique.extract.parts import reason
from communique.extract.phrases import actors_after, actors_in, either, states
from communique.extract.whose import hearer
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def thanked_for(reading: Reading) -> Iterator[ActDraft]:
    """Names support as the ground of thanks or praise."""
    last: ActDraft | None = None
    for ground in grounds(reading):
        again = (
            last is not None and 0 < ground.span.start - last.span.end < 30 and THEIRS.match(reading.words(ground.span))
        )
        act = aid_in(reading, ground._replace(thanked=last.fillers("provider")) if again and last else ground)
        if act:
            yield act
            last = act


def aid_in(reading: Reading, ground: Ground) -> ActDraft | None:
    """The act of aid that a ground of thanks names, if it names one."""
    noun = aid_noun(reading, ground.span) or goods_given(reading, ground.span) or deed(reading, ground.span)
    if noun is None or not several_states(reading) or blocked(reading, ground.span.start, noun.start):
        return None
    provider, own = owner_of(reading, ground, noun)
    near = Span(ground.span.start, min(noun.end + 14, ground.span.end))
    own_side = re.search(r"\b(?:our|us)\b", reading.words(near))
    rest = Span(noun.start, ground.span.end)
    taker = ground.thanker if own_side else object_of(reading, ground.span) or taker_after(reading, rest)
    if not taker and abstract(reading, noun, ground.span):
        return None
    if at_home(reading, provider, taker):
        return None
    taker = taker or tuple(f for f in ground.thanker if stately(reading, f))
    if not providers(reading, provider):
        return None
    default = (
        "political" if re.search(r"\b(?:support|backing|stance|vote)\b", reading.words(ground.span), re.I) else "other"
    )
    voiced = tuple(f.entity for f in ground.thanker if f.entity is not None) if ground.narrated else ()
    return aid_of(
        reading,
        Span(own, ground.span.end),
        reason(thanked_for),
        Given(provider, taker, default=default, voiced_by=voiced),
    )


def stately(reading: Reading, filler: Filler) -> bool:
    """Is somebody a state or body, or of a state that is known?"""
    if filler.entity is None:
        return False
    person = reading.cast.characters[filler.entity].type in ("person", "office")
    return not person or reading.state_of(filler.entity) is not None


def at_home(reading: Reading, provider: Fillers, taker: Fillers) -> bool:
    """Does a state only help its own people?"""
    mine, yours = (
        {reading.cast.characters[f.entity].iso for f in side if f.entity is not None} for side in (provider, taker)
    )
    same = {f.entity for f in provider} & {f.entity for f in taker}
    return len(mine) == 1 and mine == yours and None not in mine and not same


def aid_noun(reading: Reading, span: Span) -> Span | None:
    """A noun like support, assistance, vote near the start of a ground."""
    for name in ("aid", "political"):
        match = pattern(reading.language, "things", name).search(
            reading.text, span.start, min(span.end, span.start + 110)
        )
        if match and not only_other(reading, Span(span.start, match.start())):
            return Span(*match.span())
    return None


def only_other(reading: Reading, lead: Span) -> bool:
    """Does another ground, as hospitality or leadership, stand first and govern the word?"""
    words = reading.words(lead)
    other = pattern(reading.language, "thanks", "not_aid").search(words)
    return bool(other) and not re.search(r"\b(?:and|in|as well as)\b", words[other.end() :] if other else "")


def goods_given(reading: Reading, span: Span) -> Span | None:
    """Goods or money with a verb of giving ("the two aircraft which Jordan had sent")."""
    verbs = (
        listed(reading.language, "giving", "verbs")
        | listed(reading.language, "giving", "helping")
        | listed(reading.language, "giving", "passing")
    )
    given = any(
        f.lemma in verbs and span.start <= f.verb.start < span.end and f.verb.form != "infinitive" and not f.verb.modal
        for f in reading.frames_by_sentence.get(reading.sentence_at(span.start), ())
    )
    goods = pattern(reading.language, "things", "goods").search(reading.text, span.start, span.end)
    money = next(iter(reading.sums_in(span)), None)
    if given and (goods or money):
        return Span(*goods.span()) if goods else Span(money.start, money.end)  # type: ignore[union-attr]
    return None


def deed(reading: Reading, span: Span) -> Span | None:
    """A noun or gerund of helping that opens a ground ("training 46 doctors", "the treatment of eleven wounded")."""
    words = reading.text[span.start : min(span.end, span.start + 60)]
    noun = re.match(
        r"\s*(?:the|its|their|his|her|your|[\w.]+'s)?\s*(?:[\w-]+\s+){0,2}"
        rf"(?:{either(listed(reading.language, 'things', 'deeds'))})\s+of\b",
        words,
        re.I,
    )
    if noun:
        return Span(span.start, span.start + noun.end())
    through = steps(reading, span)
    if through:
        return through
    verbs = listed(reading.language, "giving", "deeds")
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        gap = frame.verb.start - span.start
        if (
            frame.lemma in verbs
            and 0 <= gap < 40
            and frame.verb.form == "gerund"
            and not re.search(r"[,;]", reading.text[span.start : frame.verb.start])
        ):
            return frame.verb.span
    return None


def steps(reading: Reading, span: Span) -> Span | None:
    """Steps "taken to protect" somebody, or a deed by which something was done ("through the dispatch of")."""
    verbs = either(listed(reading.language, "thanks", "protecting"))
    nouns = either(listed(reading.language, "thanks", "steps"))
    deeds = either(listed(reading.language, "things", "deeds"))
    match = re.search(
        rf"\b(?:{nouns})\b[^.,;]{{0,50}}?\bto\s+(?:{verbs})\b|\b(?:through|including|by)\s+(?:the\s+)?(?:\w+\s+)?(?:{deeds})\s+of\b",
        reading.words(span),
        re.I,
    )
    doors = re.search(
        r"\bopening\s+(?:its|their|your|the)\s+(?:\w+\s+)?(?:doors|borders|airspace)\b",
        reading.words(span),
        re.I,
    )
    if match is None:
        return Span(span.start + doors.start(), span.start + doors.end()) if doors else None
    end = span.start + match.end()
    whom = reading.mentions_in(Span(end, min(end + 45, span.end)))
    helped = whom or OURS.match(reading.text, end + 1) or match.group().split()[-1].lower() == "of"
    return Span(span.start + match.start(), end) if helped else None


def object_of(reading: Reading, span: Span) -> Fillers:
    """Who is helped, right after a verb of helping ("supporting Ukraine's security", "having supported our")."""
    match = re.search(
        r"\b(?:support(?:ing|ed)|help(?:ing|ed)|assist(?:ing|ed)|back(?:ing|ed)|train(?:ing|ed)|gave|giving|given|vot(?:ing|ed)\s+for"
        r"|(?:to|support|help|backing)\s+(?:support|help|assist|back|train|of)|(?:had|have|has)\s+(?:help|support))\b\s+(?:of\s+)?(?:the\s+|our\s+|us\s+)?",
        reading.words(span),
    )
    if match is None:
        return ()
    first = next(iter(reading.mentions_in(Span(span.start + match.start(), span.end))), None)
    if (
        first is None
        or reading.mentions[first].start - (span.start + match.end()) > 12
        or reading.mentions[first].kind == "time"
    ):
        return ()
    return tuple(Filler(n, reading.mentions[first].span) for n in reading.cast.of[first])


def abstract(reading: Reading, noun: Span, span: Span) -> bool:
    """Is the support for a value or a cause, with nobody helped ("support for multilateralism")?"""
    word = reading.words(noun).lower()
    if word not in listed(reading.language, "thanks", "causes"):
        return False
    tail = reading.text[noun.end : span.end]
    return bool(
        re.match(
            r"\s+(?:for|of|to)\s+(?!(?:our|his|her|the)\s+(?:country|people|candidate|candidacy|candidature|bid)|(?:our|its|their|his|her)\s)",
            tail,
        )
    )


def owner_of(reading: Reading, ground: Ground, noun: Span) -> tuple[Fillers, int]:
    """Who gave: by a possessive, a relative subject or "by X", else who is thanked; and where the words begin."""
    span = ground.span
    lead = reading.text[span.start : noun.start]
    owner = re.match(r"\s*(?:the\s+)?.{0,60}?'s?\s", lead)
    if owner and not gerund_first(reading, span):
        whole = Span(span.start, span.start + owner.end())
        found = owner_phrase(reading, possessor(reading, whole)) or actors_in(reading, whole)
        if found:
            return found, span.start
    if re.match(r"\s*your\b", lead + " ", re.I) and not ground.thanked:
        return hearer(reading, span.start, Span(span.start, span.start + 4)), span.start
    giver = relative_giver(reading, span)
    of = re.match(r"\s+of\s", reading.text[noun.end : span.end])
    whose = actors_after(reading, noun.end + of.end(), span.end) if of and not giver else ()
    if (
        givers_only(reading, whose)
        and aid_word(reading, noun)
        and not {f.entity for f in whose} & {f.entity for f in ground.thanker}
    ):
        return whose, span.start
    by = re.search(r"^\s+(?:received\s+)?from\s|\bby\s", reading.text[noun.end : span.end]) or re.match(
        r"\s+(?:of)\s", reading.text[noun.end : span.end]
    )
    if by and not giver and not (ground.thanked and by.group().strip() == "of"):
        found = named_after(reading, noun.end + by.end(), span.end)
        if givers_only(reading, found) and not {f.entity for f in found} & {f.entity for f in ground.thanker}:
            return found, span.start
    giver = giver or ground.thanked
    if not giver and re.match(r"\s*(?:its|their)\b", reading.text[span.start : span.end]):
        sentence = reading.sentences[reading.sentence_at(span.start)]
        giver = tuple(
            f
            for f in actors_in(reading, Span(sentence.start, span.start), frozenset({"state", "organization"}))
            if f.entity not in {t.entity for t in states(reading, ground.thanker)}
        )[-1:]
    return giver, span.start


def gerund_first(reading: Reading, span: Span) -> bool:
    """Does a ground open with a deed ("supporting Ghana's candidate")?"""
    row = reading.frames_by_sentence.get(reading.sentence_at(span.start), ())
    return any(f.verb.form == "gerund" and 0 <= f.verb.start - span.start < 3 for f in row)


def aid_word(reading: Reading, noun: Span) -> bool:
    """Is the word help itself ("the assistance of the Soviet people"), not what is given?"""
    return bool(pattern(reading.language, "works", "help").fullmatch(reading.words(noun)))


def possessor(reading: Reading, span: Span) -> Span:
    """The words before a possessive sign."""
    words = re.sub(r"(?:'s?|\u2019s?)\s*$", "", reading.words(span).rstrip())
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + len(words))


def relative_giver(reading: Reading, span: Span) -> Fillers:
    """ "the vaccines that Portugal gave us": Portugal."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        if (
            not span.start < frame.verb.start < span.end
            or frame.lemma
            not in listed(reading.language, "giving", "verbs") | listed(reading.language, "works", "verbs")
            or frame.verb.passive
        ):
            continue
        if frame.subject and frame.subject.start > span.start and frame.subject.end <= frame.verb.start:
            phrase = owner_phrase(reading, frame.subject)
            if phrase:
                return phrase
        before = [
            i
            for i in reading.mentions_in(Span(span.start, frame.verb.start))
            if reading.mentions[i].kind in ("state", "organization", "person", "office", "group")
        ]
        if before and not reading.text[reading.mentions[before[-1]].end : frame.verb.start].strip():
            return tuple(Filler(n, reading.mentions[before[-1]].span) for n in reading.cast.of[before[-1]])
    return ()
