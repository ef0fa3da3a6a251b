"""Messages without a verb that carries them: headlines, requests to convey, condolences from the heart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.extract import whose
from communique.extract.message import listed, nouns, shape, told
from communique.extract.message_carried import to_phrase
from communique.extract.parts import draft, reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading, known: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """The messages that headlines and bare phrases tell."""
    found = [*asked(reading), *accepted(reading), *hearts(reading), *mourned(reading), *grieved(reading)]
    yield from (act for act in found if not any(act.span.touches(k.span) and act.subtype == k.subtype for k in known))
    yield from headline(reading, (*known, *found))
    yield from passing(reading)


def statement(reading: Reading) -> int | None:
    """The number of the one verbatim statement that the text is (a letter, a statement in the first person)."""
    whole = [n for n, said in enumerate(reading.statements) if said.mode == "verbatim" and said.parent is None]
    return whole[0] if len(whole) == 1 else None


def headline(reading: Reading, known: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """A headline names a message and to whom it goes."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None:
        return
    stretch = Span(head.start, min(head.end + 160, len(reading.text)))
    for name, within in (("headline", stretch), ("headline_from", head)):
        match = shape(reading.language, name).match(reading.words(within))
        kind = nouns(reading.language).search(match.group("kind")) if match else None
        named = named_people(reading, head.start, match) if match else {}
        if match and kind and any(f.entity is not None for fillers in named.values() for f in fillers):
            yield titled(reading, Span(head.start, head.start + match.end()), str(kind.lastgroup), named, known)
            return


def named_people(reading: Reading, start: int, match: re.Match[str]) -> dict[str, Fillers]:
    """Sender and receiver that a headline names."""
    found: dict[str, Fillers] = {}
    for role, words in match.groupdict().items():
        if role in ("from", "to") and words:
            found[role] = to_phrase(reading, Span(start + match.start(role), start + match.end(role)), ())
    return found


def titled(reading: Reading, span: Span, kind: str, named: dict[str, Fillers], known: Sequence[ActDraft]) -> ActDraft:
    """The draft of a message that a headline names; the letter below tells who sends it, and to whom."""
    author = statement(reading)
    speakers = whose.at_word(reading.speakers(author), span) if author is not None else ()
    same = next(
        (
            k
            for k in known
            if k.subtype == kind
            and k.status == "occurred"
            and {f.entity for f in k.fillers("from")} & {f.entity for f in speakers}
        ),
        None,
    )
    act = draft(
        reading,
        "message",
        span,
        reason(headline),
        roles=(("from", named.get("from") or speakers), ("to", named.get("to", ()))),
        subtype=kind,
    )
    return act._replace(roles=same.roles) if same else act


def passing(reading: Reading) -> Iterator[ActDraft]:
    """A statement on a death is a message of condolence from the one who speaks."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None or not shape(reading.language, "passing").match(reading.words(head)):
        return
    author = statement(reading)
    if (
        author is None
        or not reading.speakers(author)
        or not shape(reading.language, "sorrow").search(reading.text, head.end)
    ):
        return
    senders = whose.at_word(reading.speakers(author), reading.statements[author].source or head)
    act = draft(reading, "message", head, reason(passing), roles=(("from", senders),), subtype="condolences")
    yield act._replace(voice=author)


def asked(reading: Reading) -> Iterator[ActDraft]:
    """A speaker asks another to convey his greetings."""
    for match in shape(reading.language, "vow").finditer(reading.text):
        start = match.start("np")
        noun = nouns(reading.language).search(reading.text, start, min(start + 70, len(reading.text)))
        if (
            not noun
            or re.search(r"[.;:!?\n]", reading.text[start : noun.start()])
            or reading.voice_at(start) is None
            or governed(reading, match.start("verb"))
        ):
            continue
        sentence = reading.sentences[reading.sentence_at(start)]
        rest = Span(noun.end(), sentence.end)
        toward = shape(reading.language, "to").match(reading.words(rest)) if rest.end > rest.start else None
        if not toward and not match.group("whom"):
            continue
        senders, bearer = whose.speaker(reading, start, Span(start, start + 2)), whose.hearer(reading, start)
        whom = Span(rest.start + toward.end(), rest.end) if toward else Span(match.start("whom"), match.end("whom"))
        to = to_phrase(reading, whom, senders)
        end = whose.trimmed(reading, Span(rest.start, min([rest.end, *(f.span.end for f in to[-1:])])))
        same = {f.entity for f in to} & {f.entity for f in bearer} - {None}
        roles = (("from", senders), ("bearer", () if same else bearer), ("to", to))
        yield draft(
            reading,
            "message",
            Span(match.start("verb"), end),
            reason(asked),
            roles=roles,
            subtype=str(noun.lastgroup),
            status="occurred" if same else "planned",
        )


def governed(reading: Reading, at: int) -> bool:
    """Is the verb at a place read by a rule for verbs?"""
    return any(
        f.verb.start <= at < f.verb.end and told(f) for f in reading.frames_by_sentence.get(reading.sentence_at(at), ())
    )


def accepted(reading: Reading) -> Iterator[ActDraft]:
    """A speaker asks another to accept his condolences or congratulations."""
    for match in shape(reading.language, "accept").finditer(reading.text):
        start = match.start("np")
        noun = nouns(reading.language).search(reading.text, start, min(start + 70, len(reading.text)))
        if not noun or re.search(r"[.;:!?\n]", reading.text[start : noun.start()]) or reading.voice_at(start) is None:
            continue
        sentence = reading.sentences[reading.sentence_at(start)]
        end = whose.trimmed(reading, Span(noun.end(), sentence.end))
        roles = (("from", whose.speaker(reading, start, Span(start, start + 2))), ("to", whose.hearer(reading, start)))
        yield draft(
            reading,
            "message",
            Span(match.start(), max(end, noun.end())),
            reason(accepted),
            roles=roles,
            subtype=str(noun.lastgroup),
        )


def hearts(reading: Reading) -> Iterator[ActDraft]:
    """Somebody's heart, thoughts or prayers go out to the bereaved."""
    for match in shape(reading.language, "hearts").finditer(reading.text):
        voice = reading.voice_at(match.start())
        if voice is None or governed_noun(reading, match.start()):
            continue
        senders = whose.speaker(reading, match.start(), Span(match.start("np"), match.end("np")))
        sent = sending(reading, match.start())
        if sent is not None and sent.subject:
            senders = whose.subject(reading, sent) or senders
        start = min(sent.clause.start, sent.verb.start) if sent else match.start()
        span = Span(start, match.end())
        if shape(reading.language, "sure").search(match.group()) or of_loss(reading, span):
            yield from condolence(reading, span, senders, Span(match.start("to"), match.end("to")), reason(hearts))


def sending(reading: Reading, at: int) -> Frame | None:
    """The verb of sending right before a noun phrase ("we send our love")."""
    before = (f for f in reading.frames_by_sentence.get(reading.sentence_at(at), ()) if 0 <= at - f.verb.end < 3)
    return next((f for f in before if f.lemma in listed(reading.language, "carry")), None)


def governed_noun(reading: Reading, at: int) -> bool:
    """Does a carrying verb stand right before a noun phrase?"""
    return sending(reading, at) is not None and not shape(reading.language, "of_love").match(
        reading.text[at - 1 : at + 60]
    )


def mourned(reading: Reading) -> Iterator[ActDraft]:
    """A speaker mourns, or prays for the bereaved."""
    for frame in reading.frames:
        voice = reading.voice_at(frame.verb.start)
        if voice is None or reading.statements[voice].mode != "verbatim" or frame.verb.negated or frame.subject is None:
            continue
        senders = whose.subject(reading, frame)
        if not {f.entity for f in senders} & set(reading.speakers(voice)):
            continue
        end = max(whose.reach(reading, frame), frame.verb.end)
        span = Span(min(frame.clause.start, frame.verb.start), end)
        if frame.lemma in listed(reading.language, "mourn"):
            along = shape(reading.language, "mourned_with").match(reading.text, frame.verb.end, end)
            to = to_phrase(reading, Span(along.start("to"), along.end("to")), senders) if along else ()
            yield draft(
                reading,
                "message",
                span,
                reason(mourned),
                roles=(("from", senders), ("to", to)),
                at=frame.verb.start,
                subtype="condolences",
            )
        elif frame.lemma in listed(reading.language, "pray"):
            match = shape(reading.language, "praying").search(reading.text, frame.verb.start, end)
            if match and shape(reading.language, "loss").search(match.group()) and of_loss(reading, span):
                yield from condolence(reading, span, senders, Span(match.start("to"), match.end("to")), reason(mourned))


def grieved(reading: Reading) -> Iterator[ActDraft]:
    """A speaker shares the grief of others."""
    for match in shape(reading.language, "shared_grief").finditer(reading.text):
        if reading.voice_at(match.start()) is None:
            continue
        senders = whose.speaker(reading, match.start(), Span(match.start(), match.start() + 2))
        named = match.group("to") is not None
        to = (
            to_phrase(reading, Span(match.start("to"), match.end("to")), senders)
            if named
            else whose.hearer(reading, match.start())
        )
        yield draft(
            reading,
            "message",
            Span(match.start(), match.end()),
            reason(grieved),
            roles=(("from", senders), ("to", to)),
            subtype="condolences",
        )


def each(reading: Reading, to: Span, senders: Fillers) -> Fillers:
    """All to whom a condolence goes: "his wife, his children and everyone who loved him"."""
    to = (
        Span(to.start, to.end - len(clause.group()))
        if (clause := shape(reading.language, "new_clause").search(reading.words(to)))
        else to
    )
    cuts = list(shape(reading.language, "receiver").finditer(reading.words(to)))
    starts = [to.start, *(to.start + m.end() for m in cuts)]
    ends = [*(to.start + m.start() for m in cuts), to.end]
    parts = [Span(a, b) for a, b in zip(starts, ends, strict=True) if b > a]
    found = [f for part in parts for f in to_phrase(reading, part, senders)]
    return tuple(f for n, f in enumerate(found) if f.entity is None or all(f.entity != g.entity for g in found[:n]))


def of_loss(reading: Reading, span: Span) -> bool:
    """Do the words around a place tell of a loss?"""
    near = reading.text[max(span.start - 500, 0) : span.end + 300]
    return any(shape(reading.language, name).search(near) for name in ("grieving", "loss"))


def condolence(reading: Reading, span: Span, senders: Fillers, to: Span, rule: str) -> Iterator[ActDraft]:
    """A draft of condolence, if somebody sends it."""
    if senders:
        vague = reading.words(to).split()[:1] and reading.words(to).split()[0].lower() in whose.word_list(
            reading.language, "third_object"
        )
        receivers = () if vague else each(reading, to, senders)
        yield draft(
            reading,
            "message",
            Span(span.start, whose.trimmed(reading, span)),
            rule,
            roles=(("from", senders), ("to", receivers)),
            subtype="condolences",
        )
