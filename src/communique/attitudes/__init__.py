"""Attribution in the wide sense: speech, thoughts and intentions of anybody, beside the statements of the record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from communique import data
from communique.annotate import dates
from communique.annotate.language import language_of
from communique.attitudes.marks import image_of
from communique.attitudes.models import ModelError, model_of
from communique.attitudes.tellers import Tellers
from communique.attribution import statements
from communique.attributions import Attribution
from communique.house import style_of
from communique.model import Source
from communique.pipeline import annotated
from communique.reading import Reading, Token
from communique.resolve.assemble import Assembly
from communique.resolve.cast import cast
from communique.resolve.times import Clock
from communique.text import Shadow, tokens

__all__ = ["ModelError", "attributions"]


def attributions(source: Source, model: str = "rules", scope: str | None = None) -> tuple[Attribution, ...]:
    """The attributions of a source text; none where its language has no folder in lang/. ModelError where the model
    is not there."""
    finder = model_of(model)
    image = image_of(source.text)
    run = tokens(image.text)
    language = source.language or language_of(run)
    if language is None or language not in data.folders("lang"):
        return ()
    reading = read_so_far(source, image, language, run)
    return Tellers(reading, image, assembly(source, image, reading)).told(finder.found(reading, scope))


def read_so_far(source: Source, image: Shadow, language: str, run: tuple[Token, ...]) -> Reading:
    """The reading of a text up to its cast: what an attribution needs, and no acts."""
    reading = annotated(image, style_of(source), language, run)
    reading = replace(reading, statements=statements(reading))
    return replace(reading, cast=cast(reading))


def assembly(source: Source, image: Shadow, reading: Reading) -> Assembly:
    """What names entities as the record of the same text does. (Times play no part.)"""
    document = hashlib.sha256(source.text.encode("utf8", "surrogatepass")).hexdigest()
    meaning: Callable[..., Any] = dates.resolved
    return Assembly(reading, image, document, Clock(image.anchor, {}, meaning, {}, (None, None)))
