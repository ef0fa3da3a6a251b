"""Encounters and visits that speakers recall: other ones than the one at which they speak."""

from __future__ import annotations

from communique import data
from communique.reading import ActDraft, Reading


def recalled(reading: Reading, told: ActDraft, said: ActDraft) -> bool:
    """Does a speaker in a turn tell of a time that is not today's ("we met last October")?"""
    if said.voice is None or told.voice is not None:
        return False
    turn = reading.section_at(said.span.start)
    if turn is not None and turn.kind == "turn" and medium(said) == "call" != medium(told):
        return True  # "our call" is not the meeting at which it is said
    if turn is not None and turn.kind == "turn" and before_this(reading, said):
        return True
    if said.when is None or told.when is not None:
        return False
    today = data.words(reading.language, "spoken.same_day", "meeting")
    words = reading.words(said.when).lower().split()
    return turn is not None and turn.kind == "turn" and not any(word in today for word in words)


def before_this(reading: Reading, said: ActDraft) -> bool:
    """ "Our meetings prior to this": other meetings than the one at which it is said."""
    earlier = data.words(reading.language, "spoken.earlier", "meeting")
    words = reading.text[said.span.start : said.span.end + 16].lower()
    return any(phrase in words for phrase in earlier) or recollected(reading, said)


def recollected(reading: Reading, said: ActDraft) -> bool:
    """ "The last time you and I were together", "when I hosted you": words in the past, of another time."""
    sentence = reading.sentences[reading.sentence_at(said.span.start)]
    cues = data.words(reading.language, "spoken.recollecting", "meeting")
    before = reading.text[sentence.start : said.span.start].lower()
    own = [f for f in reading.frames_from(said.span) if said.span.touches(f.verb.span) and f.verb.form == "finite"]
    past = bool(own) and own[0].verb.tense == "past"
    return past and any(before.endswith((cue + " ", cue + " that ")) for cue in cues)


def stayed_before(reading: Reading, here: ActDraft, once: ActDraft) -> bool:
    """Is one the visit under way, the other a visit of another year or month that a speaker recalls?"""
    if here.status != "ongoing" or once.status != "occurred" or once.voice is None or once.when is None:
        return False
    words = reading.words(once.when).lower().split()
    past = data.words(reading.language, "spoken.long_ago", "meeting")
    if once.where and not here.where and words[-1:] == ["ago"]:
        return True
    return any(word in past or (len(word) == 4 and word.isdigit()) for word in words)


def medium(draft: ActDraft) -> str:
    return (
        draft.subtype if draft.subtype in ("call", "video_call", "meal", "press_conference", "signing") else "in person"
    )
