"""The list of what was found in a text: a card for each act, statement and person, which leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from communique.export.html_text import FAMILIES, manner, why
from communique.export.look import Look, clean, content, shortened
from communique.export.wording import headline, lines, sentence
from communique.model import Act, Entity, Statement


@dataclass(frozen=True, slots=True)
class Card:
    """An object of the record in HTML: the link to its place, what it is in short, and all that is known of it.

    `kind` is entity, statement or act.
    """

    id: str
    kind: str
    classes: str
    link: str
    summary: str
    body: str
    open: bool = False


def listed(look: Look) -> list[tuple[str, str, Sequence[Card]]]:
    """The parts of the list: heading, short name, cards."""
    return [
        ("What happened", "acts", [act_card(look, act) for act in look.acts]),
        ("Who said what", "statements", [said_card(look, said) for said in look.record.statements]),
        ("Who is who", "people", [person_card(look, entity) for entity in look.who()]),
    ]


def act_card(look: Look, act: Act) -> Card:
    """An act: its sentence, and on opening its roles, words and reason."""
    voice = look.voice(act.voice)
    rows = [f"<dt>{escape(label)}</dt><dd>{escape(words)}</dd>" for label, words in lines(look, act)]
    quotes = [f"<blockquote>{escape(shortened(anchor.text, 300))}</blockquote>" for anchor in act.anchors]
    told_by = f'<span class="voice">{escape(voice)}</span>' if voice else ""
    return Card(
        act.id, "act", f"card {FAMILIES[act.kind]}", f'<a class="n" href="#m-{act.id}">{look.numbers[act.id]}</a>',
        f'<span class="kind">{escape(headline(act))}</span>{escape(sentence(look, act))}{told_by}',
        f"<dl>{''.join(rows)}</dl>{''.join(quotes)}<p>{why(act.rule)}</p>", act.salience == "main",
    )  # fmt: skip


def said_card(look: Look, said: Statement) -> Card:
    """A statement, indented as deep as it stands in others."""
    words = content(said.content)
    return Card(
        said.id, "statement", f"card speech d{min(look.depth(said), 3)}",
        f'<a class="n" href="#s-{said.id}">{look.numbers[said.id]}</a>',
        f'<b>{escape(look.speakers(said))}</b><span class="kind">{escape(manner(look, said))}</span>'
        f"“{escape(shortened(words, 130))}”",
        f"<blockquote>{escape(clean(words))}</blockquote><p>{why(said.rule)}</p>",
    )  # fmt: skip


def person_card(look: Look, entity: Entity) -> Card:
    """Somebody who can act, with offices and the other names used."""
    offices = "; ".join(look.office(office) for office in entity.offices) if entity.type == "person" else entity.type
    code = f" {entity.ref.iso3}" if entity.ref and entity.ref.iso3 else ""
    also = look.also(entity) if entity.type == "person" else []
    more = f'<span class="also">also: {escape(", ".join(also))}</span>' if also else ""
    return Card(
        entity.id, "entity", "card plain", f'<a href="#e-{entity.id}"><bdi>{escape(clean(entity.name))}</bdi></a>',
        f"<span>{escape(offices + code)}</span>{more}", "",
    )  # fmt: skip
