"""The view for people: what happened, who is who, who said what, each with its words."""

from __future__ import annotations

import io
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from communique.export.look import Look, clean, content, facts, listed, shortened, told
from communique.export.wording import headline, lines, sentence
from communique.model import Act, Entity, Record, Statement

QUOTE = 220
LABELS = {"organization": "body"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the view is shown: how wide it is and whether it has colours."""

    width: int = 80
    colour: bool = False


def view(record: Record, screen: Screen = Screen()) -> str:
    """The record as lines of text."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(screen.width, 24),
        force_terminal=screen.colour,
        no_color=not screen.colour,
        color_system="standard" if screen.colour else None,
        emoji=False,
        markup=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(drawn(Look(record)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def drawn(look: Look) -> RenderableType:
    parts = [
        *summary(look),
        *part("Who is who", people(look)),
        *part("Who said what", speech(look)),
        *part("What happened", deeds(look)),
    ]
    return Group(*parts)


def part(title: str, rows: list[RenderableType]) -> list[RenderableType]:
    """A titled part; one line saying so where the text has nothing for it."""
    rule = Rule(Text(title, style="bold"), align="left", style="dim", characters="─")
    return [Text(""), rule, *(rows or [Text("nothing found", style="dim")])]


def summary(look: Look) -> list[RenderableType]:
    """The title, the main acts in one sentence each, and what is known of the document."""
    document = look.record.document
    title = Text(clean(document.title.text if document.title else "Untitled"), style="bold")
    named = Look(look.record, full=True)
    main = [Text(sentence(named, act)) for act in look.acts if act.salience == "main"]
    return [title, *main, *[row(label, words, 11) for label, words in facts(look)]]


def row(label: str, words: str, width: int) -> RenderableType:
    """A label and its words, the words hanging beside the label over several lines."""
    return Hanging(Text(label.ljust(width), style="dim"), Text(words))


class Hanging:
    """Text whose further lines stand under its first word."""

    def __init__(self, label: Text, words: Text) -> None:
        self.label, self.words = label, words

    def __rich_console__(self, console: Console, options: object) -> list[RenderableType]:
        room = max(console.width - self.label.cell_len, 12)
        wrapped = self.words.wrap(console, room)
        indent = " " * self.label.cell_len
        return [Text.assemble(self.label if n == 0 else indent, line) for n, line in enumerate(wrapped)]


def people(look: Look) -> list[RenderableType]:
    return [
        Hanging(Text(LABELS.get(entity.type, entity.type).ljust(7), style="cyan"), person(look, entity))
        for entity in look.who()
    ]


def person(look: Look, entity: Entity) -> Text:
    """A name, its offices or codes, and what else the text calls it."""
    text = Text(clean(entity.name), style="bold")
    offices = [look.office(office) for office in entity.offices] if entity.type == "person" else []
    codes = [code for code in (entity.ref.iso3, entity.ref.wikidata) if code] if entity.ref else []
    about = "; ".join(offices) or " ".join(codes)
    text.append(f" – {about}" if about else "", style="not bold")
    also = look.also(entity) if entity.type == "person" else []
    text.append(f"\nalso: {', '.join(also)}" if also else "", style="not bold dim")
    return text


def speech(look: Look) -> list[RenderableType]:
    return [Padding(statement(look, said), (0, 0, 0, 2 * look.depth(said))) for said in look.record.statements]


def statement(look: Look, said: Statement) -> RenderableType:
    """Who speaks, how, and the beginning of the words."""
    text = Text(look.speakers(said), style="bold")
    notes = [said.mode] + ["together"] * said.collective + ["through an interpreter"] * said.interpreted
    to = f" to {listed(look.names(said.addressees))}" if said.addressees else ""
    text.append(f"{to}, {', '.join(notes)}\n", style="not bold dim")
    text.append(f"“{shortened(content(said.content), QUOTE)}”", style="not bold")
    return Hanging(Text(f"{look.numbers[said.id]:<4}", style="magenta"), text)


def deeds(look: Look) -> list[RenderableType]:
    return [deed(look, act) for act in look.acts]


def deed(look: Look, act: Act) -> RenderableType:
    """An act: what it is, who did it, when and where, whose account it is, and its words."""
    text = Text(headline(act), style="bold green" if act.salience == "main" else "bold")
    voice = look.voice(act.voice)
    text.append(f"\n{voice}" if voice else "", style="not bold yellow")
    for label, words in lines(look, act):
        text.append(f"\n{told(label)}: ", style="not bold dim")
        text.append(words, style="not bold")
    text.append(f"\n“{shortened(act.anchors[0].text, QUOTE)}”", style="not bold italic")
    return Hanging(Text(f"{look.numbers[act.id]:<4}", style="green"), text)
