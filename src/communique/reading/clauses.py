"""Clauses: verb groups, and what stands around each verb."""

from __future__ import annotations

from typing import Literal, NamedTuple

from communique.model import Span


class Verb(NamedTuple):
    """A verb group: "will also be received". `lemma` is the main verb's; a bare "is" has lemma "be"."""

    start: int
    end: int
    head: Span
    lemma: str
    form: Literal["finite", "infinitive", "gerund", "participle"]
    tense: Literal["past", "present", "future"]
    modal: str | None
    perfect: bool
    progressive: bool
    passive: bool
    negated: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Frame(NamedTuple):
    """A verb with what stands around it: who does it, to whom, and the prepositional phrases.

    `object` is the first noun phrase after the verb; `phrases` are (preposition, noun phrase) pairs; `complement`
    is the clause after "that" or an introductory sign; `governor` is the number of the frame that an infinitive or a
    gerund depends on; `clause` runs from the subject (or the verb) to the end of the clause; `inside` is the number of
    the frame whose complement this clause belongs to.
    """

    number: int
    sentence: int
    verb: Verb
    subject: Span | None
    object: Span | None
    phrases: tuple[tuple[str, Span], ...]
    complement: Span | None
    governor: int | None
    inside: int | None
    clause: Span
    shared: bool
    conditional: bool

    @property
    def lemma(self) -> str:
        return self.verb.lemma

    def phrase(self, *prepositions: str) -> Span | None:
        """The first noun phrase after one of these prepositions."""
        return next((span for preposition, span in self.phrases if preposition in prepositions), None)
