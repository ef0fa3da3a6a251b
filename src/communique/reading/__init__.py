"""What the stages hand to each other while a text is read: mentions, clauses, times, the reading itself."""

from communique.reading.acts import ActDraft, Filler
from communique.reading.cast import Cast, Character
from communique.reading.clauses import Frame, Verb
from communique.reading.mentions import (
    COUNTERPART,
    INSTITUTION,
    LABEL,
    STYLED,
    TOGETHER,
    Mention,
    MentionKind,
    Tenure,
    Title,
)
from communique.reading.sections import Section, TopicPhrase
from communique.reading.speech import Nesting, Said
from communique.reading.tokens import Token
from communique.reading.whole import ACTORS, Reading

__all__ = [
    "ACTORS",
    "COUNTERPART",
    "INSTITUTION",
    "LABEL",
    "STYLED",
    "TOGETHER",
    "ActDraft",
    "Cast",
    "Character",
    "Filler",
    "Frame",
    "Mention",
    "MentionKind",
    "Nesting",
    "Reading",
    "Said",
    "Section",
    "Tenure",
    "Title",
    "Token",
    "TopicPhrase",
    "Verb",
]
