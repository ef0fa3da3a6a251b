"""Commitments: future actions that an actor takes upon itself, by verbs and adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import data
from communique.extract import commitment_nouns
from communique.extract.deeds import (
    Deed, acting, amount_in, commitment, encounter, items_of, main_lemma, own, pattern, same_sentence, several, status, times_in, told, vocabulary,
)  # fmt: skip
from communique.extract.parts import others_than, reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

STRENGTHS = ("promise", "agreed", "intention", "hope", "readiness")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The commitment acts of a text."""
    for frame in reading.frames:
        if told(reading, frame):
            yield from undertaken(reading, frame)
            yield from foretold(reading, frame)
            yield from hoped(reading, frame)
            yield from instructed(reading, frame)
            yield from given(reading, frame)
    yield from ready(reading)
    yield from commitment_nouns.extract(reading)


def undertaken(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """A verb such as "agreed", "plans" or "promised" with an infinitive or gerund tells an action its subject takes on."""
    strength, refusing = strength_of(reading, frame)
    if strength is None or frame.conditional or not attached(reading, frame) or aside(reading, frame):
        return
    actors = actors_of(reading, frame, strength)
    if not actors:
        return
    start = frame.clause.start
    rows = list(items_of(reading, frame))
    for n, row in enumerate(rows):
        action = row[0]
        if action.verb.form == "gerund" and frame.lemma not in vocabulary(reading, "verbs.with_gerund"):
            continue
        if refusing and action.lemma in vocabulary(reading, "verbs.silence"):
            continue
        if frame.lemma == "undertake" and reading.text[frame.verb.end : action.verb.start].strip():
            continue
        limit = rows[n + 1][0].verb.start if n + 1 < len(rows) else None
        negated = frame.verb.negated or refusing or before_not(reading, action)
        how = "agreed_in_principle" if strength == "agreed" and "principle" in reading.text[frame.verb.start : action.verb.start] else strength
        denied = frame.verb.negated or refusing or disclaimed(reading, frame)
        state = "negated" if denied else status(reading, action, negated and strength != "promise")
        deed = Deed(action, start if n == 0 else action.verb.start, frame.verb.start, how, actors, reason(undertaken), state)
        act = commitment(reading, deed, limit)
        if act:
            yield act


def aside(reading: Reading, frame: Frame) -> bool:
    """Is a verb's clause a side remark ("as they seek to", "while planning"), or the verb no main one?"""
    opener = reading.text[: frame.clause.start].rstrip().lower()
    if re.search(r"\b(?:as|while|when|because|where|whether|if|what|how)$", opener[-10:]):
        return True
    past = frame.verb.perfect and reading.words(frame.verb.span).lower().startswith("had") and frame.lemma in ("hope", "plan", "intend", "aim", "seek")
    if past or frame.verb.form == "infinitive" or (frame.verb.progressive and frame.lemma in vocabulary(reading, "verbs.striving")):
        return True
    return frame.verb.form == "gerund" and not (opener.endswith(",") and frame.lemma in vocabulary(reading, "verbs.promise"))


def disclaimed(reading: Reading, frame: Frame) -> bool:
    """Is a clause told as what was not said, or denied?"""
    above = teller(reading, frame)
    if above is None:
        return False
    sentence = reading.sentences[above.sentence]
    before = reading.text[sentence.start : frame.clause.start].lower()
    untrue = re.search(r"\b(?:not true|untrue|false|rumou?rs?|nor is it|no truth|fake)\b", before)
    return above.verb.negated or above.lemma in vocabulary(reading, "telling.denying") or bool(untrue)


def before_not(reading: Reading, action: Frame) -> bool:
    return action.verb.negated or reading.text[: action.verb.start].rstrip().endswith(" not")


def strength_of(reading: Reading, frame: Frame) -> tuple[str | None, bool]:
    """How strongly a verb binds, and whether it refuses."""
    if frame.verb.form == "participle" or (frame.verb.modal in ("would", "could", "should", "may", "might", "must", "can") and frame.lemma != "like"):
        return None, False
    if frame.lemma in vocabulary(reading, "verbs.refusing"):
        return "intention", True
    for strength in STRENGTHS:
        if frame.lemma in vocabulary(reading, f"verbs.{strength}"):
            if frame.verb.perfect and frame.lemma == "undertake" and frame.phrases:
                return None, False
            passive = frame.verb.passive and frame.lemma not in ("agree", "decide")
            return (None, False) if passive or (frame.verb.form == "infinitive" and frame.lemma == "agree") else (strength, False)
    return None, False


def actors_of(reading: Reading, frame: Frame, strength: str) -> tuple[Filler, ...]:
    """Who takes an action on: the subject; for "it was agreed", the sides of the encounter."""
    if frame.verb.passive:
        return sides(reading, frame) if reading.words(frame.subject).lower() in ("it", "") else ()
    actors = several(reading, frame) if strength == "agreed" else acting(reading, frame.subject, frame, True)
    if strength == "agreed" and len(actors) == 1 and reading.words(frame.subject).lower() == "we":
        actors += tuple(Filler(s, actors[0].span) for p in others_than(reading, actors) if (s := reading.state_of(p)) is not None)[:1]
    partner = frame.phrase("with")
    if strength == "agreed" and partner:
        actors += tuple(f for f in reading.actors(partner) if all(f.entity != a.entity for a in actors))
    return actors


def sides(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The principals of the encounter, where there are two or more."""
    people = reading.cast.principals[:2]
    return tuple(Filler(p, frame.verb.span) for p in people) if len(people) > 1 else ()


def teller(reading: Reading, frame: Frame) -> Frame | None:
    """The frame whose clause another one is: "agreed that they will", "agreed their teams will"."""
    if frame.inside is not None:
        return reading.frames[frame.inside]
    earlier = [f for f in same_sentence(reading, frame) if f.number < frame.number and f.verb.form != "participle"]
    if earlier and frame.subject and not frame.shared and not reading.text[earlier[-1].verb.end : max(frame.subject.start, earlier[-1].verb.end)].strip():
        return earlier[-1]
    return None


def future(reading: Reading, frame: Frame, above: Frame | None) -> bool:
    """Is a verb "will", "shall", "is to", "is going to", or "would" in what somebody said?"""
    if frame.verb.form == "infinitive":
        governor = reading.frames[frame.governor] if frame.governor is not None else None
        return bool(governor and governor.lemma == "go" and governor.verb.progressive and governor.verb.tense == "present" and not reading.text[governor.verb.end : frame.verb.start].strip())
    if frame.verb.form != "finite" or frame.verb.perfect:
        return False
    words = reading.words(frame.verb.span).lower()
    if frame.lemma == "modal":
        return words in ("will", "shall", "would") and (interrupted(reading, frame) is not None or bool(re.match(r"(?: also| soon| then)? [a-z]{3,}", reading.text[frame.verb.end :])))
    if frame.verb.modal == "would" or re.match(r"would\b", words):
        voice = reading.voice_at(frame.verb.start)
        indirect = voice is not None and reading.statements[voice].mode in ("reported", "mixed")
        return bool(above or indirect) and frame.lemma not in ("like", "be")
    return frame.verb.tense == "future" and (frame.verb.modal == "will" or bool(re.match(r"(?:is|are|was|were|'s|'re)(?: also| not| now)? to\b", words)))


def foretold(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """"Will", "shall" or "is to" with somebody who can act tells what that one intends to do."""
    above = teller(reading, frame)
    parted = interrupted(reading, frame)
    if frame.conditional or not future(reading, frame, above) or idle(reading, parted or frame):
        return
    going = frame.verb.form == "infinitive"
    if not attached(reading, frame) or asking(reading, frame):
        return
    holder = reading.frames[frame.governor] if going and frame.governor is not None else frame
    actors = reading.actors(frame.phrase("by")) if frame.verb.passive else agent(reading, holder)
    strength = binding(reading, frame, above, actors)
    if strength is None:
        return
    firm = above is not None and not actors and above.lemma in vocabulary(reading, "verbs.firm")
    outer = above if above and (strength == "agreed" or firm or above.lemma == "decide" and not above.verb.passive) else None
    if outer:
        actors = agreeing(reading, outer, actors)
    if not actors or not (outer or own(reading, actors, frame.verb.start)):
        return
    negated = holder.verb.negated or (outer is not None and outer.verb.negated)
    if negated and (frame.lemma in vocabulary(reading, "idle.negated") or frame.lemma == "modal"):
        return
    if frame.lemma == "fail":
        yield from unfailing(reading, frame, actors)
        return
    start = outer.clause.start if outer else min(holder.clause.start, frame.clause.start)
    at = outer.verb.start if outer else frame.verb.start
    strength = "instruction" if ordering(reading, frame) and strength == "intention" else strength
    act = commitment(reading, Deed(parted or frame, start, at, strength, actors, reason(foretold), status(reading, frame, negated)))
    if act:
        yield act


def asking(reading: Reading, frame: Frame) -> bool:
    """Does "what", "how" or "whether" open the clause?"""
    holder = reading.frames[frame.governor] if frame.verb.form == "infinitive" and frame.governor is not None else frame
    return bool(re.search(r"\b(?:what|how|whether|why|where|when|if|until|once)\s*$", reading.text[max(0, holder.clause.start - 12) : holder.clause.start], re.I))


def interrupted(reading: Reading, frame: Frame) -> Frame | None:
    """The action after "will, as always, provide"."""
    if frame.lemma != "modal":
        return None
    gap = re.compile(r",[^,;:]{2,70},\s+").match(reading.text, frame.verb.end)
    return next((f for f in same_sentence(reading, frame) if gap and f.verb.start == gap.end() and f.verb.tense == "present"), None)


def attached(reading: Reading, frame: Frame) -> bool:
    """Does the verb stand with its subject, with no other clause in between but "which" or "who"?"""
    if frame.shared or frame.subject is None or frame.subject.end > frame.verb.start:
        return True
    between = [f for f in same_sentence(reading, frame) if frame.subject.end <= f.verb.start < frame.verb.start and f.verb.form == "finite"]
    gap = reading.text[frame.subject.end : frame.verb.start]
    if re.search(r"\b(?:which|that|who)\s+(?:\w+ly\s+|also\s+)?$", gap):
        return bool(re.match(r"\s*,?\s*(?:to |in |for )?(?:which|that|who)\b", gap))
    return not between or bool(re.match(r"\s*,\s*(?:which|who|whose|where)\b", gap))


def unfailing(reading: Reading, frame: Frame, actors: tuple[Filler, ...]) -> Iterator[ActDraft]:
    """"Will not fail to do" is a promise to do."""
    action = next((f for f in same_sentence(reading, frame) if f.governor == frame.number), None)
    if action is not None and frame.verb.negated:
        act = commitment(reading, Deed(action, frame.clause.start, frame.verb.start, "promise", actors, reason(unfailing)))
        if act:
            yield act


def agent(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The subject of an active verb, or the "by" phrase of a passive one. "You will" is an expectation."""
    if frame.verb.passive:
        return reading.actors(frame.phrase("by"))
    words = reading.words(frame.subject).lower()
    return () if words in ("you", "who") or words == "they" and spoken(reading, frame) else acting(reading, frame.subject, frame)


def agreeing(reading: Reading, outer: Frame, inner: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Who is bound by "agreed that X will": X where X is named, else every side."""
    named = tuple(f for f in inner if f.entity is not None and reading.cast.characters[f.entity].type != "group")
    if named:
        return named
    return actors_of(reading, outer, "agreed" if outer.lemma in vocabulary(reading, "telling.agreed") else "promise")


def idle(reading: Reading, frame: Frame) -> bool:
    """Does "will" foretell, narrate or keep up a courtesy with this verb?"""
    following = reading.text[frame.verb.end : frame.verb.end + 40].lower()
    lemma = main_lemma(reading, frame)
    if lemma in vocabulary(reading, "idle.attending") or encounter(reading, frame) or (lemma == "join" and gathering(reading, frame)):
        return True
    if lemma in vocabulary(reading, "idle.transitive") and frame.object is None and not frame.verb.passive and re.match(r"\s*(?:(?:at|in|on|during|next|this|today|tomorrow|together|when|as|for)\b|[.,;\u2014-]|$)", following):
        return True
    if frame.lemma == "be":
        return not re.match(r"\s*(?:also )?in (?:close |constant |regular |direct )?(?:touch|contact)\b", following)
    if frame.lemma == "remain" and frame.object:
        words = set(re.findall(r"\w+", reading.words(frame.object).lower()))
        return bool(re.match(r"(?:a|an|the|one)\b", reading.words(frame.object).lower())) and not words & vocabulary(reading, "idle.remaining")
    if lemma in vocabulary(reading, "idle.prediction"):
        return True
    if lemma in vocabulary(reading, "idle.saying"):
        return True
    loose = lemma in vocabulary(reading, "idle.loose") and not concrete(reading, frame)
    return spoken(reading, frame) and (lemma in vocabulary(reading, "idle.talk") or loose)


def gathering(reading: Reading, frame: Frame) -> bool:
    """Does somebody join people or an event (and not a treaty or an organization)?"""
    span = Span(frame.verb.end, min(frame.clause.end, frame.verb.end + 80))
    kinds = {reading.mentions[m].kind for m in reading.mentions_in(span)}
    meetings = set(re.findall(r"[a-z]+", reading.words(span).lower())) & vocabulary(reading, "encounters.meetings")
    return bool(kinds & {"person", "office", "pronoun", "event"}) or bool(meetings)


def concrete(reading: Reading, frame: Frame) -> bool:
    """Has a verb of talk a thing with a time or a sum beside it ("we will open a consulate by May")?"""
    span = Span(frame.verb.end, max(frame.clause.end, frame.verb.end))
    return bool(frame.object) and (bool(times_in(reading, span)) or amount_in(reading, span) is not None)


def spoken(reading: Reading, frame: Frame) -> bool:
    """Do the words stand in a transcript or block?"""
    voice = reading.voice_at(frame.verb.start)
    return voice is not None and reading.statements[voice].mode in ("verbatim", "quoted") and len(reading.speakers(voice)) < 2


def binding(reading: Reading, frame: Frame, above: Frame | None, actors: tuple[Filler, ...]) -> str | None:
    """How strongly "will" binds under what tells it; None where it is only expected or believed."""
    certain = pattern(vocabulary(reading, "given.certain"))
    plain = "promise" if re.search(rf"\b(?:{certain})\b", reading.text[frame.verb.start : frame.verb.end + 1], re.I) else "intention"
    if above is None:
        return plain
    between = reading.text[above.verb.end : frame.clause.start if frame.clause.start > above.verb.end else frame.verb.start].lower()
    words = set(re.findall(r"\w+", between[:120]))
    if words & vocabulary(reading, "telling.hopes") or above.lemma == "hope":
        return "hope" if mutual(reading, above, actors) else None
    if words & (vocabulary(reading, "telling.beliefs") | vocabulary(reading, "telling.confident")) or above.lemma in vocabulary(reading, "telling.idle"):
        return None
    if above.lemma in vocabulary(reading, "telling.promise") or words & vocabulary(reading, "telling.promises"):
        return "promise"
    return "agreed" if above.lemma in vocabulary(reading, "telling.agreed") else plain


def ordering(reading: Reading, frame: Frame) -> bool:
    """Is the action itself an order to one's own officials ("will direct their ministers to")?"""
    return frame.lemma in vocabulary(reading, "instruction.verbs") and any(f.governor == frame.number and f.verb.form == "infinitive" for f in same_sentence(reading, frame))


def mutual(reading: Reading, above: Frame, actors: tuple[Filler, ...]) -> bool:
    """Is an action hoped for the hoper's own (alone or with others)?"""
    hopers = {f.entity for f in acting(reading, above.subject, above)}
    states = hopers | {reading.state_of(h) for h in hopers if h is not None}
    return any(f.entity in states for f in actors)


def hoped(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """"I hope our two countries continue to …" is a hope about one's own action."""
    if frame.lemma != "hope" or frame.verb.passive:
        return
    later = next((f for f in same_sentence(reading, frame) if f.number > frame.number), None)
    if later is None or later.verb.form != "finite" or later.verb.tense != "present" or later.verb.modal or later.lemma == "modal" or teller(reading, later) is not frame:
        return
    actors = acting(reading, later.subject, later)
    if mutual(reading, frame, actors) and not idle(reading, later):
        act = commitment(reading, Deed(later, frame.clause.start, frame.verb.start, "hope", actors, reason(hoped)))
        if act:
            yield act


def ready(reading: Reading) -> Iterator[ActDraft]:
    """"Stands ready to", "is prepared to", "is committed to doing", "is determined to" tell what somebody would do."""
    for strength in ("readiness", "promise", "intention"):
        words = pattern(vocabulary(reading, f"states.{strength}"))
        for match in re.finditer(rf"\b(?:{words})(?:,? (?:as always|again|\w+ly|together with [\w ]{{2,30}}),?)?\s+(?:in \w+ )?(?=to\s)", reading.text, re.I):
            holder, action = stance(reading, match)
            if holder is None or action is None or not told(reading, action):
                continue
            actors = acting(reading, holder.subject, holder, True)
            deed = Deed(action, holder.clause.start, holder.verb.start, strength, actors, reason(ready), status(reading, action, holder.verb.negated, False))
            act = commitment(reading, deed) if own(reading, actors, action.verb.start) else None
            if act:
                yield act


def stance(reading: Reading, match: re.Match[str]) -> tuple[Frame | None, Frame | None]:
    """The verb that an adjective belongs to, and the action after it."""
    row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
    action = next((f for f in row if match.end() <= f.verb.start <= match.end() + 4 and f.verb.form in ("infinitive", "gerund")), None)
    holder = next((f for f in reversed(row) if f.verb.start < match.start() and (f.verb.form == "finite" or f.lemma == "stand")), None)
    if holder is None or action is None or holder.conditional:
        return None, None
    if action.verb.form == "gerund" and action.lemma in vocabulary(reading, "idle.adjectival"):
        return None, None
    gap = reading.text[min(holder.verb.end, match.start()) : match.start()]
    tied = holder.verb.end >= match.start() or (holder.lemma in vocabulary(reading, "states.holders") and re.fullmatch(r"[\s,]*(?:(?:\w+ly|also|always|still|more than|as always|not|that it is|itself|themselves|both|all|well|now)[\s,]*)*", gap))
    return (holder, action) if tied else (None, None)


def instructed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """"Instructed", "tasked" one's own officials to act: an action that the instructing one takes on."""
    asking = frame.lemma in vocabulary(reading, "instruction.asking")
    if frame.verb.form == "participle" or not (asking or frame.lemma in vocabulary(reading, "instruction.verbs")):
        return
    told_ones = frame.subject if frame.verb.passive else frame.object
    action = next((f for f in same_sentence(reading, frame) if f.governor == frame.number and f.number > frame.number), None)
    if action and action.verb.form == "gerund" and not re.search(r"\b(?:with|to)\s+$", reading.text[frame.verb.end : action.verb.start]):
        return
    if action and action.lemma in vocabulary(reading, "instruction.carrying") or reading.words(told_ones).lower() in ("me", "us", "you", "him", "her"):
        return
    if told_ones is None or action is None or action.verb.form not in ("infinitive", "gerund") or (asking and not officials(reading, frame)):
        return
    actors = owner(reading, told_ones, frame) if frame.verb.passive else acting(reading, frame.subject, frame)
    negated = frame.verb.negated
    act = commitment(reading, Deed(action, frame.clause.start, frame.verb.start, "instruction", actors, reason(instructed), "negated" if negated else "planned"))
    if act:
        yield act


def owner(reading: Reading, span: Span, frame: Frame) -> tuple[Filler, ...]:
    """Whose "our ministers" are, or who is named after "by"."""
    by = reading.actors(frame.phrase("by"))
    if by or not re.match(r"(?:our|my)\b", reading.words(span), re.I):
        return by
    voice = reading.voice_at(span.start)
    return tuple(Filler(s, Span(span.start, span.start + 3)) for s in reading.speakers(voice)) if voice is not None else ()


def officials(reading: Reading, frame: Frame) -> bool:
    """Are those asked the asker's own officials?"""
    if frame.object is None or frame.verb.passive:
        return False
    own_words = pattern(vocabulary(reading, "instruction.own"))
    if re.match(rf"(?:{own_words})\s+(?!\w*\s*(?:counterpart|colleague|friend|partner|people|all(?:y|ies)))", reading.words(frame.object), re.I):
        return True
    asked = [f.entity for f in reading.actors(frame.object) if f.entity is not None]
    asking = [f.entity for f in reading.actors(frame.subject) if f.entity is not None]
    known = [reading.cast.characters[c] for c in (*asked, *asking)]
    alone = [reading.cast.characters[c] for c in asked]
    if asked and asking and frame.subject and all(c.type == "office" and c.iso is None for c in alone) and not set(asked) & set(reading.cast.principals):
        return bool(re.match(r"(?:the|a)\b", reading.words(frame.object), re.I)) and reading.cast.characters[asking[0]].type in ("person", "office")
    return bool(asked and asking) and all(c.type in ("person", "office") for c in known) and len({c.iso for c in known}) == 1 and known[0].iso is not None


def given(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """"Announced $5 million in assistance", "pledged support": something to be given, with no verb of its own."""
    strength = giving(reading, frame)
    loose = frame.verb.form == "gerund" and not reading.text[: frame.verb.start].rstrip().endswith(",")
    if strength is None or loose or frame.verb.passive or frame.verb.modal in ("would", "could") or not attached(reading, frame):
        return
    row = same_sentence(reading, frame)
    if any(f.governor == frame.number and f.verb.form in ("infinitive", "gerund") and f.verb.start - frame.verb.end < 25 for f in row):
        return
    whole = continued(reading, frame)
    if frame.object is None and whole is frame:
        return
    source = whole.phrase("from")
    actors = (reading.actors(source) if source else ()) or acting(reading, frame.subject, frame)
    negated = frame.verb.negated or bool(re.match(r"(?:nothing|no|none)\b", reading.words(frame.object), re.I))
    deed = Deed(whole, frame.clause.start, frame.verb.start, strength, actors, reason(given), "negated" if negated else "planned")
    act = commitment(reading, deed)
    if act and (act.amount or strength == "promise" or frame.lemma in vocabulary(reading, "given.announcing")):
        ahead = act.when is not None and re.match(r"(?:by|over|within|before|next|in the next|in the coming|starting|from|this|until)\b", reading.words(act.when), re.I)
        when = act.when if ahead and act.when is not None and act.when.start > frame.verb.start else None
        yield act._replace(when=when, specific=act.amount is not None or when is not None)


def continued(reading: Reading, frame: Frame) -> Frame:
    """"Pledged continued support": the clause goes on with what looks like a verb."""
    after = next((f for f in same_sentence(reading, frame) if f.number == frame.number + 1), None)
    tied = after is not None and not reading.text[frame.verb.end : after.verb.start].strip() and after.verb.form in ("finite", "participle")
    return after if tied and after is not None else frame


def giving(reading: Reading, frame: Frame) -> str | None:
    """Which strength a verb gives to a thing as its object, if the thing is something to be given."""
    end = min(max(continued(reading, frame).clause.end, frame.verb.end), frame.verb.end + 200)
    after = reading.text[frame.verb.end : end].lower()
    words = set(re.findall(r"[a-z]+", after))
    first = set(re.findall(r"[a-z]+", after[:60]))
    things = bool(words & vocabulary(reading, "given.things"))
    money = any(frame.verb.end <= m.start < end for m in reading.money)
    if frame.lemma in vocabulary(reading, "given.pledging"):
        return "promise" if "that" not in first and not {"allegiance", "oath"} & first else None
    if frame.lemma == "make":
        return "promise" if re.match(r"\s*no (?:\w+ )?(?:commitment|promise|pledge)s?\b", after) else None
    if frame.lemma in vocabulary(reading, "given.announcing"):
        fresh = first & vocabulary(reading, "given.fresh") and frame.lemma == "announce"
        return "intention" if things and (money or fresh) and "that" not in first else None
    aside = frame.lemma == "set" and re.match(r"\s*aside\b", after)
    return "intention" if money and (aside or frame.lemma in vocabulary(reading, "given.setting_aside")) else None
