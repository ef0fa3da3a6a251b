"""The text of a record as published, with its statements, acts and names marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from communique.export.look import Look, clean, listed, told
from communique.export.marks import Mark, blocks, by_block, marked
from communique.export.wording import headline, lines, sentence
from communique.model import Act, Entity, Span, Statement

FAMILIES = {
    "meeting": "encounter",
    "visit": "encounter",
    "invitation": "encounter",
    "agreement": "undertaking",
    "commitment": "undertaking",
    "request": "undertaking",
    "assistance": "undertaking",
    "position": "stance",
    "assessment": "stance",
    "message": "courtesy",
    "thanks": "courtesy",
}
NAMES = {"person": "who", "office": "who", "state": "body", "organization": "body", "group": "body"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def article(look: Look, *, lean: bool = False, also: Iterable[Mark] = ()) -> str:
    """The text, block by block. `lean`: what is marked often is explained in full once; `also`: marks of one's own."""
    text = look.record.document.text
    spans = blocks(text)
    rows = by_block(spans, [*also, *acts(look), *speech(look), *names(look), *times(look)])
    shown: set[str] = set()
    parts = [
        block(look, Line(kind, voice, marked(text, span, row, shown, lean), span.start if lean else None), shown)
        for span, row, kind, voice in zip(spans, rows, kinds(look, spans), voices(look, spans), strict=True)
    ]
    language = look.record.document.language or ""
    lang = f' lang="{language}"' if LANGUAGE.fullmatch(language) else ""
    return f'<article class="text"{lang} aria-label="The text as published">{"".join(parts)}</article>'


class Line(NamedTuple):
    """A paragraph: the kind of its segment, whose words it gives, its HTML, and where it begins, where that is told."""

    kind: str
    said: Statement | None
    inner: str
    at: int | None


def block(look: Look, line: Line, shown: set[str]) -> str:
    """A paragraph; a spoken one has a rule at its side and, where it begins, its speaker's name."""
    said = line.said
    tag = "h2" if line.kind == "headline" else "p"
    classes = line.kind + (" said" if said else "")
    label = ""
    if said and f"s-{said.id}" not in shown:
        shown.add(f"s-{said.id}")
        label = speaker(look, said)
    at = "" if line.at is None else f' data-at="{line.at}"'
    return f'{label}<{tag} class="{classes}" dir="auto"{at}>{line.inner}</{tag}>'


def kinds(look: Look, spans: Sequence[Span]) -> list[str]:
    """The kind of each paragraph's segment."""
    segments = look.record.document.segments
    found = first_of(spans, [(one.start, one.end) for one in segments])
    return ["paragraph" if nth is None else segments[nth].kind for nth in found]


def voices(look: Look, spans: Sequence[Span]) -> list[Statement | None]:
    """The outermost statement given word for word in each paragraph."""
    outer = [said for said in look.record.statements if said.mode == "verbatim" and look.depth(said) == 0]
    placed = [(part.start, part.end, said) for said in outer for part in said.content]
    found = first_of(spans, [(start, end) for start, end, _ in placed])
    return [None if nth is None else placed[nth][2] for nth in found]


def first_of(spans: Sequence[Span], places: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each paragraph the first of some places, in their order, that touches it."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    found: list[int | None] = [None] * len(spans)
    for nth, (start, end) in enumerate(places):
        for number in range(bisect_right(ends, start), bisect_left(starts, end)):
            found[number] = nth if found[number] is None else found[number]
    return found


def speaker(look: Look, said: Statement) -> str:
    number = look.numbers[said.id]
    return (
        f'<div class="speaker" id="s-{said.id}"><a href="#c-{said.id}">{number}</a> '
        f"{escape(look.speakers(said))}{escape(manner(look, said))}</div>"
    )


def manner(look: Look, said: Statement) -> str:
    """To whom and how: " to X, word for word, through an interpreter"."""
    to = f" to {listed(look.names(said.addressees))}" if said.addressees else ""
    modes = {
        "verbatim": "word for word",
        "quoted": "quoted",
        "reported": "reported",
        "mixed": "reported, partly quoted",
    }
    notes = [modes[said.mode]] + ["speaking together"] * said.collective + ["through an interpreter"] * said.interpreted
    return f"{to}, {', '.join(notes)}"


def acts(look: Look) -> Iterator[Mark]:
    for act in look.acts:
        classes = f"act {FAMILIES[act.kind]}" + ("" if act.status in ("occurred", "ongoing") else " undone")
        tip, number, first = act_tip(look, act), look.numbers[act.id], f"m-{act.id}"
        brief = f"{number} {headline(act)}"
        for n, anchor in enumerate(act.anchors):
            key = f"{first}-{n}" if n else first
            yield Mark(anchor.start, anchor.end, 0, classes, tip, key, number, first, brief)


def act_tip(look: Look, act: Act) -> str:
    """What the act is, whose account it is, who has which role, and why it was found."""
    voice = look.voice(act.voice)
    rows = [f"<i>{escape(label)}</i> {escape(words)}" for label, words in lines(look, act)]
    head = f"<b>{look.numbers[act.id]} {escape(headline(act))}</b>"
    parts = [to_card(act.id, head), escape(sentence(look, act))]
    parts += [f"<em>{escape(voice)}</em>"] if voice else []
    return lined([*parts, *rows, why(act.rule)])


def to_card(key: str, words: str) -> str:
    """Words that lead to the card of an object."""
    return f'<a href="#c-{key}">{words}</a>'


def why(rule: str) -> str:
    return f'<span class="why">Why: {escape(clean(rule))}</span>'


def lined(parts: list[str]) -> str:
    return "".join(f'<span class="line">{part}</span>' for part in parts)


def speech(look: Look) -> Iterator[Mark]:
    """Statements inside a paragraph: those word for word have a rule at the side instead."""
    for said in look.record.statements:
        if said.mode == "verbatim" and look.depth(said) == 0:
            continue
        head = to_card(said.id, f"<b>{look.numbers[said.id]} {escape(look.speakers(said))}</b>")
        tip = lined([head + escape(manner(look, said)), why(said.rule)])
        number, first = look.numbers[said.id], f"s-{said.id}"
        brief = f"{number} {look.speakers(said)}"
        for n, anchor in enumerate(said.content):
            key = None if n else first
            yield Mark(anchor.start, anchor.end, 1, "speech", tip, key, number, first, brief)


def names(look: Look) -> Iterator[Mark]:
    for entity in look.record.entities:
        tip, first, brief = entity_tip(look, entity), f"e-{entity.id}", f"{clean(entity.name)}, {entity.type}"
        for n, anchor in enumerate(entity.mentions):
            classes = f"name {NAMES.get(entity.type, 'thing')}" + (" slight" if slight(entity, anchor.text) else "")
            yield Mark(anchor.start, anchor.end, 2, classes, tip, None if n else first, None, first, brief)


def slight(entity: Entity, words: str) -> bool:
    """A pronoun or the like: it has a tip, but no line under it."""
    short = len(words) <= (4 if NAMES.get(entity.type) == "who" else 3)
    return short and words != entity.name and not (len(words) > 1 and words.isupper())


def entity_tip(look: Look, entity: Entity) -> str:
    """Who or what it is, its offices, the roles it has, and why it was found."""
    codes = [code for code in (entity.ref.iso3, entity.ref.wikidata) if code] if entity.ref else []
    parts = [f"<b>{escape(clean(entity.name))}</b> {escape(' '.join([entity.type, *codes]))}"]
    parts += [escape(look.office(office)) for office in entity.offices] if entity.type == "person" else []
    roles = [f"{told(r.role)} in {look.numbers[a.id]}" for a in look.acts for r in a.roles if r.entity == entity.id]
    unique = list(dict.fromkeys(roles))
    more = f" and {len(unique) - 8} more" if len(unique) > 8 else ""
    parts += [escape(", ".join(unique[:8]) + more)] if unique else []
    return lined([*parts, why(entity.rule)])


def times(look: Look) -> Iterator[Mark]:
    """The times of acts, with the dates they stand for."""
    for act in look.acts:
        if act.when:
            days = (
                " to ".join(dict.fromkeys(day for day in (act.when.start, act.when.end) if day)) or "no date is stated"
            )
            tip = lined(
                [
                    f"<b>{escape(clean(act.when.anchor.text))}</b> {escape(days)}",
                    f"when of {look.numbers[act.id]}",
                ]
            )
            yield Mark(act.when.anchor.start, act.when.anchor.end, 3, "name thing", tip)
