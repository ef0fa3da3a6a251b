"""Aid told as the ground of thanks, and aid named by its giving: "for its vote", "the provision of new weapons"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.extract.assistance_words import Fillers, aid_of, blocked, givers_only, listed, pattern, taker_after, tellers
from communique.extract.parts import reason
from communique.extract.phrases import actors_after, actors_in, either, states
from communique.extract.whose import counterpart, hearer, speaker, subject, trimmed
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


class Ground(NamedTuple):
    """What somebody is thanked for, who thanks, and who is thanked."""

    span: Span
    thanker: Fillers
    thanked: Fillers
    narrated: bool


def thanked_for(reading: Reading) -> Iterator[ActDraft]:
    """Names support as the ground of thanks or praise."""
    last: ActDraft | None = None
    for ground in grounds(reading):
        again = last is not None and 0 < ground.span.start - last.span.end < 30 and THEIRS.match(reading.words(ground.span))
        act = aid_in(reading, ground._replace(thanked=last.fillers("provider")) if again and last else ground)
        if act:
            yield act
            last = act


THEIRS = re.compile(r"(?:its|their|his|her)\b", re.I)


def grounds(reading: Reading) -> Iterator[Ground]:
    """The grounds of thanks, each part of "for A and for B" for itself."""
    cue = pattern(reading.language, "thanks", "cues")
    for n, sentence in enumerate(reading.sentences):
        yield from grounds_in(reading, n, list(cue.finditer(reading.text, sentence.start, sentence.end)))


def grounds_in(reading: Reading, n: int, cues: list[re.Match[str]]) -> Iterator[Ground]:
    """The grounds of each thanks in a sentence."""
    sentence = reading.sentences[n]
    for k, match in enumerate(cues):
        end = cues[k + 1].start() if k + 1 < len(cues) else sentence.end
        bare = match.group().lower() in listed(reading.language, "thanks", "bare")
        thanker, thanked = sides(reading, n, match)
        lead = re.search(r"\bfor\b", reading.text[match.end() : end])
        first = match.end() + lead.end() if lead and not (bare and lead.start() > 60) else match.end() if bare else None
        if first is None:
            continue
        for part in parts(reading, Span(first, end)):
            yield Ground(part, thanker, thanked, reading.voice_at(match.start()) is None)


def parts(reading: Reading, span: Span) -> Iterator[Span]:
    """A ground split where another begins, and ended where another deed of the sentence begins."""
    end = next_deed(reading, span)
    words = reading.text[span.start : end]
    cuts = [0, *(m.end() for m in re.finditer(r"(?:,|\band|\bas well as)\s+(?:for\s|(?=(?:its|their|your)\s))", words))]
    for n, cut in enumerate(cuts):
        stop = cuts[n + 1] if n + 1 < len(cuts) else len(words)
        piece = re.sub(r"(?:,\s*)?\b(?:and|as well as)\s+(?:for\s+)?$|,?\s+for\s+$", "", words[cut:stop])
        start = span.start + cut + len(piece) - len(piece.lstrip())
        yield Span(start, trimmed(reading, Span(start, span.start + cut + len(piece))))


def next_deed(reading: Reading, span: Span) -> int:
    """Where the next main verb of a sentence begins that is no part of a ground."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        if frame.verb.start <= span.start or frame.verb.form != "finite":
            continue
        if frame.shared and not relative(reading, frame):
            return frame.verb.start
        before = reading.text[span.start : frame.clause.start if frame.clause.start > span.start else frame.verb.start].rstrip()
        if re.search(r"(?:[,;:]\s*(?:and|while|as|but)?|\bwhile)$", before):
            return span.start + len(before)
    return span.end


def relative(reading: Reading, frame: Frame) -> bool:
    return bool(re.search(r"\b(?:which|that|who)\s+(?:\w+\s+)?$", reading.text[max(frame.verb.start - 30, 0) : frame.verb.start]))


def sides(reading: Reading, number: int, cue: re.Match[str]) -> tuple[Fillers, Fillers]:
    """Who thanks and who is thanked."""
    sentence = reading.sentences[number]
    frame = max((f for f in reading.frames_by_sentence.get(number, ()) if f.verb.start <= cue.end()), key=lambda f: f.verb.start, default=None)
    thanker = subject(reading, frame) if frame and frame.subject else speaker(reading, cue.start(), Span(*cue.span()))
    lead = re.search(r"\bfor\b", reading.text[cue.end() : sentence.end])
    gap = Span(cue.end(), cue.end() + lead.start() if lead else min(cue.end() + 60, sentence.end))
    named = actors_in(reading, gap, frozenset({"person", "office", "state", "organization", "group", "pronoun"}))
    thanked = tuple(f for f in named if f.entity not in {t.entity for t in thanker})
    if named and not thanked:  # nobody thanks himself: the words before the verb were read wrong
        thanker, thanked = (), named
    if not thanked and re.search(r"\byou\b|\byour\b", reading.words(gap), re.I):
        thanked = hearer(reading, cue.start(), gap)
    if not thanked and len(reading.cast.principals) == 2:
        thanked = counterpart(reading, thanker, Span(*cue.span()))
    return thanker, thanked


def aid_in(reading: Reading, ground: Ground) -> ActDraft | None:
    """The act of aid that a ground of thanks names, if it names one."""
    noun = aid_noun(reading, ground.span) or goods_given(reading, ground.span) or deed(reading, ground.span)
    if noun is None or blocked(reading, ground.span.start, noun.start):
        return None
    provider, own = owner_of(reading, ground, noun)
    near = Span(ground.span.start, min(noun.end + 14, ground.span.end))
    own_side = re.search(r"\b(?:our|us)\b", reading.words(near))
    rest = Span(noun.start, ground.span.end)
    taker = ground.thanker if own_side else object_of(reading, ground.span) or taker_after(reading, rest)
    if not taker and abstract(reading, noun, ground.span):
        return None
    taker = taker or ground.thanker
    if not givers_only(reading, states(reading, provider)):
        return None
    default = "political" if re.search(r"\b(?:support|backing|stance|vote)\b", reading.words(ground.span), re.I) else "other"
    voiced = tuple(f.entity for f in ground.thanker if f.entity is not None) if ground.narrated else ()
    return aid_of(reading, Span(own, ground.span.end), reason(thanked_for), provider=provider, recipient=taker, default=default, voiced_by=voiced)


def aid_noun(reading: Reading, span: Span) -> Span | None:
    """A noun like support, assistance, vote near the start of a ground."""
    for name in ("aid", "political"):
        match = pattern(reading.language, "things", name).search(reading.text, span.start, min(span.end, span.start + 110))
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
    verbs = listed(reading.language, "giving", "verbs") | listed(reading.language, "giving", "helping") | {"operate", "donate", "announce"}
    given = any(f.lemma in verbs and span.start <= f.verb.start < span.end for f in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()))
    goods = pattern(reading.language, "things", "goods").search(reading.text, span.start, span.end)
    money = next((m for m in reading.money if span.start <= m.start < span.end), None)
    if given and (goods or money):
        return Span(*goods.span()) if goods else Span(money.start, money.end)  # type: ignore[union-attr]
    return None


def deed(reading: Reading, span: Span) -> Span | None:
    """A noun or gerund of helping near the start of a ground ("training 46 doctors", "the treatment of eleven wounded")."""
    words = reading.text[span.start : min(span.end, span.start + 60)]
    noun = re.match(rf"\s*(?:the|its|their|his|her|your|[\w.]+'s)?\s*(?:\w+\s+){{0,1}}(?:{either(listed(reading.language, 'things', 'deeds'))})\s+of\b", words, re.I)
    if noun:
        return Span(span.start, span.start + noun.end())
    verbs = listed(reading.language, "giving", "deeds")
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        gap = frame.verb.start - span.start
        if frame.lemma in verbs and 0 <= gap < 40 and frame.verb.form == "gerund" and not re.search(r"[,;]", reading.text[span.start : frame.verb.start]):
            return frame.verb.span
    return None


def object_of(reading: Reading, span: Span) -> Fillers:
    """Who is helped, right after a verb of helping ("supporting Ukraine's security", "having supported our candidate")."""
    match = re.search(r"\b(?:support(?:ing|ed)?|help(?:ing|ed)?|assist(?:ing|ed)?|back(?:ing|ed)?|train(?:ing|ed)?|gave|giving|given)\b\s+(?:of\s+)?(?:the\s+|our\s+|us\s+)?", reading.words(span))
    if match is None:
        return ()
    first = next(iter(reading.mentions_in(Span(span.start + match.start(), span.end))), None)
    if first is None or reading.mentions[first].start - (span.start + match.end()) > 12 or reading.mentions[first].kind == "time":
        return ()
    return tuple(Filler(n, reading.mentions[first].span) for n in reading.cast.of[first])


def abstract(reading: Reading, noun: Span, span: Span) -> bool:
    """Is the support for a value or a cause, with nobody helped ("support for multilateralism")?"""
    word = reading.words(noun).lower()
    if word not in ("support", "backing", "help"):
        return False
    tail = reading.text[noun.end : span.end]
    return bool(re.match(r"\s+(?:for|of|to)\s+(?!(?:our|his|her|the)\s+(?:country|people|candidate|candidacy|candidature|bid)|(?:our|its|their|his|her)\s)", tail))


def owner_of(reading: Reading, ground: Ground, noun: Span) -> tuple[Fillers, int]:
    """Who gave: by a possessive, a relative subject or "by X" in the ground, else who is thanked; and where the words begin."""
    span = ground.span
    lead = reading.text[span.start : noun.start]
    owner = re.match(r"\s*(?:the\s+)?.{0,60}?'s?\s", lead)
    if owner:
        found = actors_in(reading, Span(span.start, span.start + owner.end()))
        if found:
            return found, span.start
    if re.match(r"\s*your\b", lead + " ", re.I) and not ground.thanked:
        return hearer(reading, span.start, Span(span.start, span.start + 4)), span.start
    by = re.search(r"\b(?:by|from|of)\s", reading.text[noun.end : span.end])
    if by and not ground.thanked:
        found = actors_after(reading, noun.end + by.end(), span.end)
        if found:
            return found, span.start
    giver = relative_giver(reading, span) or ground.thanked
    if not giver and re.match(r"\s*(?:its|their)\b", reading.text[span.start : span.end]):
        sentence = reading.sentences[reading.sentence_at(span.start)]
        giver = tuple(f for f in actors_in(reading, Span(sentence.start, span.start), frozenset({"state", "organization"})) if f.entity not in {t.entity for t in states(reading, ground.thanker)})[-1:]
    return giver, span.start


def relative_giver(reading: Reading, span: Span) -> Fillers:
    """ "the vaccines that Portugal gave us": Portugal."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        if not span.start < frame.verb.start < span.end or frame.lemma not in listed(reading.language, "giving", "verbs") or frame.verb.passive:
            continue
        before = [i for i in reading.mentions_in(Span(span.start, frame.verb.start)) if reading.mentions[i].kind in ("state", "organization", "person", "office", "group")]
        if before and not reading.text[reading.mentions[before[-1]].end : frame.verb.start].strip():
            return tuple(Filler(n, reading.mentions[before[-1]].span) for n in reading.cast.of[before[-1]])
    return ()


def provision(reading: Reading) -> Iterator[ActDraft]:
    """Names the provision or delivery of support, with who gives it."""
    nouns = re.compile(rf"\b(?:{either(listed(reading.language, 'provision', 'nouns'))})\s+of\b", re.I)
    for match in nouns.finditer(reading.text):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        tail = Span(match.end(), min(sentence.end, match.end() + 90))
        things = [pattern(reading.language, "things", name).search(reading.words(tail)) for name in ("aid", "goods")]
        if not any(t and t.start() < 60 for t in things) or blocked(reading, sentence.start, match.start()):
            continue
        governing = max((f for f in reading.frames_by_sentence.get(reading.sentence_at(match.start()), ()) if f.verb.end <= match.start()), key=lambda f: f.verb.start, default=None)
        if governing and (governing.verb.tense == "future" or governing.verb.modal or governing.verb.form == "infinitive"):
            continue
        act = provision_act(reading, match, sentence, tail)
        if act:
            yield act


def provision_act(reading: Reading, match: re.Match[str], sentence: Span, tail: Span) -> ActDraft | None:
    """The act of "X's provision of Y to Z"."""
    before = [reading.mentions[i] for i in reading.mentions_in(Span(max(sentence.start, match.start() - 60), match.start()))]
    owner = before[-1] if before and before[-1].kind in ("state", "adjective", "organization", "person", "office", "group") and len(reading.text[before[-1].end : match.start()].split()) < 3 else None
    stop = re.search(r"[,;]|\band\s+(?:\w+\s+){0,2}(?:pledge|commitment|readiness)\b|\bfollowing\b", reading.text[tail.start : sentence.end])
    end = trimmed(reading, Span(match.start(), tail.start + stop.start() if stop else sentence.end))
    by = re.search(r"\bby\b", reading.text[match.end() : end])
    givers: Fillers = ()
    if owner:
        givers = tuple(Filler(n, owner.span) for i in reading.mentions_in(owner.span) for n in reading.cast.of[i])
    elif by:
        givers = actors_after(reading, match.end() + by.end(), end)
    takers = taker_after(reading, Span(match.end(), end))
    if not givers:
        return None
    start = owner.start if owner else match.start()
    return aid_of(reading, Span(start, end), reason(provision), provider=givers, recipient=takers, voiced_by=tellers(reading, start))
