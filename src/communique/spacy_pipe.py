"""A spaCy component: `nlp.add_pipe("communique_quotes")` gives `doc._.statements`.

It needs no other component: the words of the document are read by the rules of communique. The entry point
`spacy_factories` lets spaCy find it; only this module imports spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from communique import data
from communique.attitudes import attributions
from communique.attitudes.models import model_of
from communique.attributions import Attribution, Told
from communique.codec import from_plain
from communique.model import Anchor, Source

KEY = "communique_quotes"


@dataclass(frozen=True, slots=True)
class Statement(Told[Span]):
    """An attribution whose places are spans of the document; a place inside a token takes in the whole token."""


class Quotes:
    """The component. What it finds is kept in `doc.user_data` as plain values, so that it travels with the document."""

    def __init__(self, language: str, model: str, scope: str | None) -> None:
        model_of(model)  # said at once where it is not there
        self.language, self.model, self.scope = language, model, scope

    def __call__(self, doc: Doc) -> Doc:
        known = self.language in data.folders("lang") and not doc.text.isspace()
        source = Source(doc.text, language=self.language)
        found = attributions(source, self.model, self.scope) if known and doc.text else ()
        doc.user_data[KEY] = [one.to_dict() for one in found]
        return doc


def statements(doc: Doc) -> tuple[Statement, ...]:
    """What `doc._.statements` gives."""
    return tuple(placed(doc, plain) for plain in doc.user_data.get(KEY, ()))


def placed(doc: Doc, plain: dict[str, Any]) -> Statement:
    """An attribution with spans of the document for its places."""
    one: Attribution = from_plain(Attribution, plain)
    return Statement(
        span(doc, one.source), span(doc, one.cue), tuple(s for s in (span(doc, a) for a in one.content) if s),
        one.speakers, one.mode, one.attitude, one.inside, one.rule, one.confidence,
    )  # fmt: skip


def span(doc: Doc, anchor: Anchor | None) -> Span | None:
    return doc.char_span(anchor.start, anchor.end, alignment_mode="expand") if anchor else None


DEFAULTS = {"model": "rules", "scope": None}


@Language.factory("communique_quotes", assigns=["doc._.statements"], default_config=DEFAULTS)
def communique_quotes(nlp: Language, name: str, model: str, scope: str | None) -> Quotes:
    """The component of a pipeline; its language is that of the pipeline."""
    return Quotes(nlp.lang, model, scope)


if not Doc.has_extension("statements"):
    Doc.set_extension("statements", getter=statements)
