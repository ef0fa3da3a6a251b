"""Commitments told by nouns ("their readiness to", "a pledge to")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_words import pattern, shape, vocabulary
from communique.extract.deed_actors import acting
from communique.extract.deed_ends import checkable, same_sentence
from communique.extract.deeds import Deed, commitment, told
from communique.extract.holding import issuers
from communique.extract.parts import first_person, reason, sentence_of, spoken_for
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def named(reading: Reading, strength: str) -> Iterator[ActDraft]:
    """A noun such as "readiness", "commitment" or "decision" before an action tells that its owner takes it on."""
    nouns = pattern(vocabulary(reading, f"nouns.{strength}"))
    for match in re.finditer(rf"\b({nouns})\b", reading.text):
        action = action_after(reading, match)
        if action is None or (action.verb.form == "gerund" and action.lemma in vocabulary(reading, "idle.adjectival")):
            continue
        possessed = match.group(1) in vocabulary(reading, "nouns.possessed")
        if not told(reading, action) or (verb_here(reading, match.start()) and not possessed):
            continue
        start, owners, voiced = owner_of(reading, match, action)
        if match.group(1).startswith("decision") and voiced and not concerned(reading, owners):
            continue
        if possessed and not shape(reading, "possessive_before").search(
            reading.text[max(0, match.start() - 20) : match.start()]
        ):
            continue
        negated = bool(shape(reading, "none_before").search(reading.text[max(0, match.start() - 30) : match.start()]))
        deed = Deed(
            action, start, match.start(), strength, owners, reason(named), "negated" if negated else "planned", voiced
        )
        yield from split(reading, deed)


def split(reading: Reading, deed: Deed) -> Iterator[ActDraft]:
    """The action of a noun, and those joined to it by "and to" that can be checked by themselves."""
    row = [
        f
        for f in same_sentence(reading, deed.action)
        if f.number > deed.action.number and f.verb.form == deed.action.verb.form == "infinitive"
    ]
    joined = [
        f
        for f in row
        if f.governor in (deed.action.governor, deed.action.number)
        and shape(reading, "joined").search(reading.text[max(0, f.verb.start - 6) : f.verb.start])
    ]
    starts = [
        f
        for f in joined
        if reading.words(f.verb.span).lower().startswith("to ")
        and (checkable(reading, f) or checkable(reading, deed.action))
    ]
    for n, action in enumerate([deed.action, *starts]):
        limit = starts[n].verb.start if n < len(starts) else None
        act = commitment(
            reading, deed._replace(action=action, start=deed.start if n == 0 else action.verb.start), limit
        )
        if act:
            yield act


def concerned(reading: Reading, owners: tuple[Filler, ...]) -> bool:
    """Is a decision one of the parties to the encounter (another's is an event talked about)?"""
    parties = set(reading.cast.principals)
    theirs = parties | {reading.state_of(p) for p in parties}
    isos = {reading.cast.characters[p].iso for p in parties}
    return not parties or any(
        f.entity in theirs or f.entity is None or reading.cast.characters[f.entity].iso in isos for f in owners
    )


def verb_here(reading: Reading, at: int) -> bool:
    """Is the word a verb ("plans to", "promise to")?"""
    return any(
        f.verb.head.start <= at < f.verb.head.end for f in reading.frames_by_sentence.get(reading.sentence_at(at), ())
    )


def action_after(reading: Reading, match: re.Match[str]) -> Frame | None:
    """The infinitive or gerund that a noun leads to, at once or after "of the two states"."""
    noun = match.group(1).lower()
    row = reading.frames_after(match.end()) if match.end() < sentence_of(reading, match.start()).end else ()
    action = next((f for f in row if f.verb.form in ("infinitive", "gerund")), None)
    if action is None:
        return None
    gap = reading.text[match.end() : action.verb.start]
    plain = owned_gap(reading, gap, match.end(), action) or bool(shape(reading, "was_voiced").fullmatch(gap))
    if action.verb.form == "infinitive" and plain:
        return action
    if (
        action.verb.form == "gerund"
        and shape(reading, "ends_with_to").search(gap)
        and owned_gap(reading, gap.rstrip()[:-2], match.end(), action)
    ):
        return action
    link = "of_or_to" if noun in vocabulary(reading, "nouns.with_of") else "to"
    return action if action.verb.form == "gerund" and shape(reading, link).fullmatch(gap) else None


def owned_gap(reading: Reading, gap: str, at: int, action: Frame) -> bool:
    """Does nothing stand between noun and infinitive but its owner ("of the two sides", "by X, …,")?"""
    if not gap.strip(" ,") or shape(reading, "adverb").fullmatch(gap):
        return True
    owners = re.match(rf"\s+(?:{pattern(vocabulary(reading, 'roles.owners'))})\s+", gap)
    if not owners:
        return False
    place = Span(at + owners.end(), action.verb.start)
    heads = reading.heads(place)
    if not heads:
        return False
    rest = shape(reading, "ends_with_to").sub("", reading.text[reading.mentions[heads[-1]].end : action.verb.start])
    return not rest.strip() or bool(re.fullmatch(r"\s*,[^,]*,(?:[^,]*,)?\s*", rest))


def owner_of(reading: Reading, match: re.Match[str], action: Frame) -> tuple[int, tuple[Filler, ...], tuple[int, ...]]:
    """Where the telling starts, whose the noun is, and whose words they are where another names them."""
    holder = holding(reading, match.start())
    before = reading.text[max(0, match.start() - 60) : match.start()]
    own = shape(reading, "possessive").search(before)
    if own:
        at = match.start() - len(before) + own.start()
        return at_verb(reading, holder, at), possessor(reading, own.group(1).lower(), holder, at), ()
    named_owner = genitive(reading, match.start()) or of_owner(reading, match.end(), action)
    if named_owner:
        fillers, at = named_owner
        subject = {f.entity for f in acting(reading, holder.subject, holder)} if holder else set()
        owning = {f.entity for f in fillers}
        apart = {e for e in subject - owning if e is not None and reading.state_of(e) not in owning}
        return min(at, match.start()), fillers, tuple(sorted(apart))
    shared = shape(reading, "mutual").search(before)
    if shape(reading, "was_voiced").match(reading.text, match.end()):
        return match.start(), both(reading, match), ()
    if shared and voiced_later(reading, action):
        return match.start() - len(shared.group()), both(reading, match), ()
    if (
        holder
        and holder.lemma in vocabulary(reading, "nouns.expressing")
        and not holder.verb.passive
        and near(reading, holder, match.start())
    ):
        return holder.clause.start, acting(reading, holder.subject, holder, True), ()
    return match.start(), (), ()


def both(reading: Reading, match: re.Match[str]) -> tuple[Filler, ...]:
    """The two principals of a text, at the noun of what they share; nobody where there is one."""
    people = reading.cast.principals[:2]
    return tuple(Filler(p, Span(*match.span())) for p in people) if len(people) > 1 else ()


def voiced_later(reading: Reading, action: Frame) -> bool:
    """Does a passive verb of saying follow ("mutual readiness to … was expressed")?"""
    later = (f for f in same_sentence(reading, action) if f.verb.passive and f.number > action.number)
    return any(f.lemma in vocabulary(reading, "nouns.expressing") for f in later)


def near(reading: Reading, holder: Frame, at: int) -> bool:
    """Is the noun the verb's object, with only adjectives before it?"""
    gap = reading.text[holder.verb.end : at]
    if shape(reading, "joined_noun").search(gap):
        return True
    return bool(re.fullmatch(r"\s*(?:[\w\u2019'-]+,?\s+){0,5}", gap)) and not shape(reading, "prepositions").search(gap)


def at_verb(reading: Reading, holder: Frame | None, at: int) -> int:
    """The start of the clause, if the verb before a possessive is one of expressing, else the possessive."""
    if holder and holder.lemma in vocabulary(reading, "nouns.expressing") and at - holder.verb.end < 4:
        return holder.clause.start
    return at


def holding(reading: Reading, at: int) -> Frame | None:
    """The nearest finite verb before a place in its sentence."""
    row = reading.frames_by_sentence.get(reading.sentence_at(at), ())
    return next((f for f in reversed(row) if f.verb.start < at and f.verb.form == "finite"), None) or next(
        (f for f in row if f.verb.start < at), None
    )


def possessor(reading: Reading, word: str, holder: Frame | None, at: int) -> tuple[Filler, ...]:
    """Who "his", "their", "our" stand for: the speakers, or the subject of the verb before."""
    if word in vocabulary(reading, "roles.yours"):
        return ()
    if word in vocabulary(reading, "roles.first"):
        voice = reading.voice_at(at)
        speakers = reading.speakers(voice) if voice is not None else ()
        place = Span(at, at + len(word))
        chosen = [reading.state_of(s) if word in vocabulary(reading, "roles.ours") else s for s in speakers]
        fillers = tuple(Filler(c if c is not None else s, place) for c, s in zip(chosen, speakers, strict=True))
        published = issuers(reading, place) if voice is None else ()
        return (
            fillers
            or published
            or (spoken_for(reading, holder.subject) if holder and first_person(reading, holder.subject) else ())
        )
    named = nearest(reading, holder, at) if holder and word not in vocabulary(reading, "roles.first") else ()
    if named:
        return named
    fillers = acting(reading, holder.subject, holder, True) if holder else ()
    if word in vocabulary(reading, "roles.plural") and len(fillers) == 1 and holder:
        fillers = next(
            (g for f in same_sentence(reading, holder) if len(g := acting(reading, f.subject, f)) > 1), fillers
        )
    return fillers


def nearest(reading: Reading, holder: Frame, at: int) -> tuple[Filler, ...]:
    """ "Thanked for Austria's decision … and its readiness": "its" after another owner in a verb of another kind."""
    if holder.lemma in vocabulary(reading, "nouns.expressing") or holder.verb.end > at:
        return ()
    if holder.lemma in vocabulary(reading, "nouns.crediting") and holder.object and holder.object.end < at:
        credited = reading.actors(holder.object)
        if credited:
            return credited
    for i in reversed(reading.mentions_in(Span(holder.verb.end, at))):
        mention = reading.mentions[i]
        if reading.text[mention.end : mention.end + 2] == "'s" and mention.kind in ("state", "organization"):
            return tuple(Filler(e, mention.span) for e in reading.cast.of[i])
    return ()


def genitive(reading: Reading, at: int) -> tuple[tuple[Filler, ...], int] | None:
    """The owner named before a noun: "Denmark's readiness", "the U.S. commitment"."""
    sentence = reading.sentences[reading.sentence_at(at)]
    for i in reversed(reading.mentions_in(Span(sentence.start, at))):
        mention = reading.mentions[i]
        gap = reading.text[mention.end : at]
        if not re.fullmatch(r"(?:'s|'|\u2019s|\u2018s|\u2019)?\s+(?:[\w-]+\s+){0,3}", gap):
            return None
        if re.match(r"'|\u2019|\u2018", gap) or (
            mention.kind == "adjective" or (mention.kind == "state" and gap.strip() == "")
        ):
            pronoun = shape(reading, "third_possessive").match(reading.words(mention.span))
            holder = holding(reading, mention.start) if pronoun else None
            whose = possessor(reading, pronoun.group().lower(), holder, mention.start) if pronoun else ()
            fillers = (
                whose
                or tuple(Filler(e, mention.span) for e in reading.cast.of[i])
                or by_iso(reading, mention.iso, mention.span)
            )
            return (fillers, mention.start) if fillers else None
    return None


def by_iso(reading: Reading, iso: str | None, span: Span) -> tuple[Filler, ...]:
    found = [n for n, c in enumerate(reading.cast.characters) if c.type == "state" and c.iso == iso and iso]
    return tuple(Filler(n, span) for n in found[:1])


def of_owner(reading: Reading, at: int, action: Frame) -> tuple[tuple[Filler, ...], int] | None:
    """The owner named after a noun: "the intent of the United States and Russia to", "a commitment by X to"."""
    owners = re.compile(rf"\s+(?:{pattern(vocabulary(reading, 'roles.owners'))})\s+").match(reading.text, at)
    if not owners or owners.end() >= action.verb.start:
        return None
    place = Span(owners.end(), action.verb.start)
    fillers = reading.actors(place) or acting(
        reading, Span(place.start, place.start + len(reading.words(place).rstrip(" ,"))), None, True
    )
    return (fillers, at) if fillers else None
