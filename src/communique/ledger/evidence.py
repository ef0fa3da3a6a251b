"""Later tellings that bear on a commitment: by the same actor, of the same doing, about the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique import data
from communique.ledger.days import ordinal
from communique.ledger.items import Place, Telling
from communique.ledger.seen import told
from communique.ledger.shelves import Shelf
from communique.ledger.subjects import BARE, deeds, deeds_in, same_deed, subject, subject_of, thing
from communique.ledger.wording import KEPT, bare, folded, weight

SHARE = 0.4  # share of the promise's telling words that evidence must have
SAID = 0.6  # the same where it is only said of it: a position, a judgement, a request
ALONE = 0.7  # the same where no more than one word is shared
LATER = 30  # days by which a new term must be later
SAYING = ("position", "assessment", "request", "statement")
DEEDS = ("thanks", "visit", "meeting", "message")  # kinds that are a deed whatever their verb
FIRM = ("occurred", "ongoing")
SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?;](?=\s)|(?=\n)|$)")
LONGEST = 600  # code points of a sentence
AMOUNT = re.compile(r"(\d[\d,.]*)\s*(million|billion|thousand|hundred)?\s*([a-z]+)?", re.IGNORECASE)
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A telling that bears on a commitment. `shows`: done, partly, against, superseded,
    cancelled; `key`: of the telling."""

    key: str
    shows: str
    strength: float
    reason: str
    words: str
    published: str
    place: Place


def evidence(commitment: Telling, shelf: Shelf, day: str) -> Iterator[Evidence]:
    """The later tellings up to a day that bear on a commitment."""
    for later in shelf.near(commitment, day):
        found = bears(commitment, later, shelf) if later.document != commitment.document else None
        if found:
            yield found


def bears(commitment: Telling, later: Telling, shelf: Shelf) -> Evidence | None:
    """Whether one telling bears on a commitment, and how."""
    if what_it_shows(commitment, later, later.words) is None:
        return None
    found = (piece(commitment, later, words, shelf) for words in pieces(later))
    return max((one for one in found if one), key=lambda one: (one.strength, one.words), default=None)


@lru_cache(maxsize=KEPT)
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of what somebody said in which something is told as done."""
    done = data.words("en", "told_done", "ledger")
    return tuple(one for one in re.split(r"(?<=[.!?;])\s+", words) if not done.isdisjoint(folded(one).split()))


def told_done(text: str) -> Iterator[tuple[int, str]]:
    """Where the sentences of a text begin in which something is told as done, and their words."""
    done = data.words("en", "told_done", "ledger")
    for found in SENTENCE.finditer(text):
        words = found.group().strip()
        if len(words) < LONGEST and not done.isdisjoint(words.casefold().split()):
            yield found.start(), words


def pieces(later: Telling) -> tuple[str, ...]:
    """The words that can bear on a commitment: those of an act, of a statement each sentence."""
    return sentences(later.words) if later.kind == "statement" else (later.words,)


def piece(commitment: Telling, later: Telling, words: str, shelf: Shelf) -> Evidence | None:
    """How well some words of a later telling go with a commitment."""
    own, shows = subject(commitment), what_it_shows(commitment, later, words)
    common = own & subject_of(words)
    telling = common - data.words("en", "common", "ledger")
    if shows is None or not telling or to_come(words, shows) or not same_deed(commitment, later.kind, words):
        return None
    if later.kind == "sentence" and len(telling) < BARE:
        return None
    if shows in ("done", "partly") and not (given(commitment, later, words) or carried_out(commitment, words)):
        return None
    share = max(
        weight(common & asked, shelf.rare) / max(weight(asked, shelf.rare), 0.1) for asked in (own, thing(commitment))
    )
    if share < (ALONE if len(common) == 1 else SAID if later.kind in SAYING else SHARE):
        return None
    sure = round(min(0.5 + 0.5 * share, 0.95), 2)
    reason = f"A later text by the same actor tells of the same: {told(sorted(common))}."
    return Evidence(later.key, shows, sure, reason, words, later.published, later.place)


def given(commitment: Telling, later: Telling, words: str) -> bool:
    """A kind that is a deed whatever its verb; aid where it gives an amount of what was promised."""
    of_it = later.kind == "assistance" and not amounts(commitment.words).keys().isdisjoint(amounts(words))
    return later.kind in DEEDS or of_it


def carried_out(commitment: Telling, words: str) -> bool:
    """A verb of the promised deed, told as done; that something is announced shows only what was to be announced."""
    told = set(folded(words).split())
    performed = not told.isdisjoint(data.words("en", "performing", "ledger"))
    done = {bare(word) for word in (told if performed else told & data.words("en", "told_done", "ledger"))}
    said = {bare(word) for word in data.words("en", "announcing", "ledger")}
    promised = {bare(word) for word in folded(commitment.words).split()}
    done -= said - promised
    return any(not deeds()[name].isdisjoint(done) for name in deeds_in(commitment.words))


def to_come(words: str, shows: str) -> bool:
    """Told as still to come: it shows nothing done."""
    return shows in ("done", "partly") and not data.words("en", "to_come", "ledger").isdisjoint(folded(words).split())


def what_it_shows(commitment: Telling, later: Telling, words: str) -> str | None:
    """Done where something took place, partly where it is less than was promised, against where it did not."""
    if later.kind == "commitment" and later.status in ("negated", "cancelled"):
        return "cancelled"
    if later.kind == "commitment":
        return "superseded" if moved_on(commitment, later) else None
    if later.status in ("negated", "cancelled", "postponed"):
        return "against"
    if later.status not in FIRM:
        return None
    return "partly" if less(commitment.words, words) else "done"


def moved_on(commitment: Telling, later: Telling) -> bool:
    """A new promise about the same with another term."""
    terms = ordinal(commitment.until), ordinal(later.until)
    return later.published > commitment.published and all(terms) and terms[1] - terms[0] > LATER


def less(promised: str, given: str) -> bool:
    """An amount of the same thing that is smaller than the one promised."""
    wanted, got = amounts(promised), amounts(given)
    return any(got[thing] < wanted[thing] for thing in wanted.keys() & got.keys())


@lru_cache(maxsize=KEPT)
def amounts(words: str) -> Mapping[str, float]:
    """Amounts by what they are of: {"dose": 200000.0}."""
    found: dict[str, float] = {}
    for number, scale, what in AMOUNT.findall(words):
        try:
            value = float(number.rstrip(".,").replace(",", ""))
        except ValueError:
            continue
        found[bare(what.casefold())] = value * SCALE.get(scale.casefold(), 1.0)
    return found
