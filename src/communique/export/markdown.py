"""Markdown: the view for people as a page to keep or to send."""

from __future__ import annotations

import re

from communique.export.look import Look, clean, content, facts, listed, shortened
from communique.export.wording import headline, lines, sentence
from communique.model import Act, Entity, Record, Statement

MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
OPENING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def page(record: Record) -> str:
    """The record as a Markdown page."""
    look = Look(record)
    title = record.document.title
    named = Look(record, full=True)
    main = [escaped(sentence(named, act)) for act in look.acts if act.salience == "main"]
    table = ["| | |", "|---|---|", *[f"| {label} | {escaped(words)} |" for label, words in facts(look)]]
    parts = [
        [f"# {escaped(title.text if title else 'Untitled')}"],
        main,
        ["\n".join(table)],
        ["## Who is who", "\n".join(person(look, entity) for entity in look.who())],
        ["## Who said what", "\n".join(statement(look, said) for said in record.statements)],
        ["## What happened", *[deed(look, act) for act in look.acts]],
    ]
    return "\n\n".join(block or "Nothing found." for part in parts for block in part) + "\n"


def escaped(text: str) -> str:
    """Words of the document as words: nothing in them is Markdown or HTML."""
    return OPENING.sub(r"\1\\\2", MARKS.sub(r"\\\1", clean(text)))


def person(look: Look, entity: Entity) -> str:
    """One line of the list of names."""
    offices = "; ".join(look.office(office) for office in entity.offices) if entity.type == "person" else ""
    code = entity.ref.iso3 if entity.ref else None
    about = offices or " ".join([entity.type, *([code] if code else [])])
    return f"- **{escaped(entity.name)}**, {escaped(about)}"


def statement(look: Look, said: Statement) -> str:
    """One item of the list of statements, indented as deep as it stands in others."""
    notes = [said.mode] + ["together"] * said.collective + ["through an interpreter"] * said.interpreted
    to = f" to {listed(look.names(said.addressees))}" if said.addressees else ""
    words = escaped(shortened(content(said.content), 280))
    who = f"**{escaped(look.speakers(said))}**{escaped(to)} ({', '.join(notes)})"
    return f"{'  ' * look.depth(said)}- {who}: “{words}”"


def deed(look: Look, act: Act) -> str:
    """An act under its own heading: the sentence, its details, its words."""
    voice = look.voice(act.voice)
    rows = [
        f"- {label}: {escaped(words)}" for label, words in [*([("voice", voice)] if voice else []), *lines(look, act)]
    ]
    return "\n".join(
        [
            f"### {look.numbers[act.id]}. {headline(act)}",
            "",
            escaped(sentence(look, act)),
            "",
            *rows,
            "",
            f"> {escaped(shortened(act.anchors[0].text, 400))}",
        ]
    )
