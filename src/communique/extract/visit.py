"""Visits: travel to a state or place, by verb and by noun."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import visit_fronted, visit_hosted, visit_nouns, visit_spoken, visit_verbs
from communique.extract.encounter_spans import Taken
from communique.extract.encounter_tense import RECOUNTED, dated
from communique.reading import ActDraft, Reading
from communique.words.seats import state_of_seat


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits of a text; a headline's visit and the one told below are one."""
    drafts = [*visit_verbs.extract(reading), *visit_nouns.extract(reading), *visit_hosted.extract(reading)]
    taken = Taken(draft.span for draft in drafts)
    drafts += [d for d in visit_fronted.extract(reading) if not taken.touches(d.span)]
    drafts += [d for d in visit_spoken.extract(reading) if not taken.touches(d.span)]
    drafts = dated(reading, drafts)
    again = [in_headline(reading, d) or any(rule(reading, d) for rule in (recounted, at_hand, resumed)) for d in drafts]
    kept = [d for d, told in zip(drafts, again, strict=True) if not told]
    for head in (d for d, told in zip(drafts, again, strict=True) if told):
        titled = in_headline(reading, head)
        twins = [n for n, d in enumerate(kept) if (d.voice is None or titled) and same(reading, head, d)]
        twin = min(twins, key=lambda n: (kept[n].voice is not None, *distance(reading, head, kept[n])), default=None)
        if twin is None or distance(reading, head, kept[twin])[0] > 1:
            kept.append(head)
        else:
            kept[twin] = both(kept[twin], head)
    yield from kept


def both(body: ActDraft, head: ActDraft) -> ActDraft:
    """A visit with what only its headline tells: its kind, day and destination."""
    hosts = () if body.where or body.fillers("host") else tuple(role for role in head.roles if role[0] == "host")
    return body._replace(
        also=(*body.also, head.span), subtype=body.subtype if body.subtype != "unspecified" else head.subtype,
        when=body.when or head.when, where=body.where or head.where, roles=(*body.roles, *hosts),
        voice=body.voice if head.voice is not None else None,
    )  # fmt: skip


def distance(reading: Reading, head: ActDraft, body: ActDraft) -> tuple[int, bool, int]:
    """How far a visit told below is from the headline's: in status and kind, in place, in the text."""
    told = {head.status, body.status} <= {"occurred", "ongoing"} or head.status == body.status
    told = told or (head.status == "occurred" and body.status == "planned" and by_noun(reading, head))
    told = told or (body.status in ("occurred", "ongoing") and resumed(reading, head))
    kind = "unspecified" not in (head.subtype, body.subtype) and head.subtype == body.subtype
    common = places(reading, head) & places(reading, body)
    return (0 if told and (kind or common) else 1 if told or kind else 2, not common, body.span.start)


def by_noun(reading: Reading, draft: ActDraft) -> bool:
    """Is a visit told by a noun alone, which says nothing of when ("Programme for the state visit of")?"""
    frames = reading.frames_by_sentence.get(reading.sentence_at(draft.span.start), ())
    return not any(f.verb.form == "finite" and draft.span.touches(f.verb.span) for f in frames)


def recounted(reading: Reading, draft: ActDraft) -> bool:
    """ "This is her first visit to Peru": the visit told before."""
    row = reading.sentences[reading.sentence_at(draft.span.start)]
    return RECOUNTED.search(reading.text[row.start : draft.span.start]) is not None


def resumed(reading: Reading, draft: ActDraft) -> bool:
    """ "During his visit to Peru, the Minister will": the visit told before, once it has begun."""
    return visit_fronted.ahead(reading, draft.span.start) is not None


def at_hand(reading: Reading, draft: ActDraft) -> bool:
    """ "She is here": the visit told elsewhere, unless it is of another day ("I was here in 2016")."""
    return is_here(reading, draft) and (draft.when is None or draft.status != "occurred")


def is_here(reading: Reading, draft: ActDraft) -> bool:
    """Is the place of a visit only "here"?"""
    return [reading.words(span).lower() for span in draft.where] == ["here"]


def in_headline(reading: Reading, draft: ActDraft) -> bool:
    section = reading.section_at(draft.span.start)
    return section is not None and section.kind == "headline"


def same(reading: Reading, head: ActDraft, body: ActDraft) -> bool:
    """The same visitor, to the same place where both name one."""
    visitors = comers(head) & comers(body)
    mine, yours = places(reading, head), places(reading, body)
    return bool(visitors) and (not mine or not yours or bool(mine & yours))


def comers(draft: ActDraft) -> set[int | None]:
    """Those who come, and who leads them."""
    return {f.entity for role in ("visitor", "head") for f in draft.fillers(role)} - {None}


def places(reading: Reading, draft: ActDraft) -> set[str]:
    """The names of the destination and of the state visited."""
    names = {reading.words(span).lower().removeprefix("the ") for span in draft.where if not is_here(reading, draft)}
    named = {n for span in draft.where for i in reading.mentions_in(span) for n in reading.cast.of[i]}
    names |= {c.name.lower() for n in named if (c := reading.cast.characters[n]).type == "state"}
    seats = {state_of_seat(reading.language, reading.words(span)) for span in draft.where} - {None}
    names |= {c.name.lower() for c in reading.cast.characters if c.type == "state" and c.iso in seats}
    return names | {
        reading.cast.characters[f.entity].name.lower()
        for f in draft.fillers("host")
        if f.entity is not None and reading.cast.characters[f.entity].type == "state"
    }
