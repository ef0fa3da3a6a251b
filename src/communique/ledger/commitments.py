"""Each commitment as of a day: open, due, overdue, done, … with the texts for and against.

Nothing is called broken because nothing was found: where no text tells more, the reason says in how many documents
and up to which day was looked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.ledger.days import ordinal
from communique.ledger.evidence import Evidence, evidence
from communique.ledger.items import SENTENCE, Telling, Verdict
from communique.ledger.rulings import Rulings, pair, rulings
from communique.ledger.shelves import shelves

SOON = 3  # days before its term during which a commitment is due
SURE = 0.78  # strength from which evidence counts: below it most in the open storylines was wrong


@dataclass(frozen=True, slots=True, order=True)
class Followed:
    """A commitment as of a day. `status`: open, due, overdue, done, partly_done, superseded, cancelled,
    cannot_be_checked. `documents`: how many later ones tell of the actor, up to the day."""

    commitment: str
    day: str
    status: str
    strength: float
    reason: str
    documents: int
    evidence: tuple[Evidence, ...]


def follow(
    commitments: Iterable[Telling], tellings: Iterable[Telling], day: str, verdicts: Sequence[Verdict] = ()
) -> Iterator[Followed]:
    """What had become of each commitment by a day."""
    said, known = rulings(verdicts), sorted(commitments, key=lambda one: one.key)
    documents, found = Counter[str](), defaultdict[str, list[Evidence]](list)
    for shelf, promised in shelves(tellings, known):
        for one in promised:
            documents[one.key] = max(documents[one.key], shelf.since(one, day))
            if checkable(one):
                found[one.key] += evidence(one, shelf, day)
    for one in known:
        shown = collected(sorted(found.pop(one.key, ())), one, said)
        yield decided(one, shown, day, documents[one.key], said)


def checkable(commitment: Telling) -> bool:
    """Does it name an action that can be checked, or a term?"""
    return commitment.specific or bool(commitment.until)


def judged(
    commitment: Telling, found: Iterable[Evidence], day: str, documents: int, verdicts: Sequence[Verdict] = ()
) -> Followed:
    """What had become of a commitment of which the evidence up to a day is known, after so many later documents."""
    said = rulings(verdicts)
    return decided(commitment, collected(found, commitment, said), day, documents, said)


def decided(
    commitment: Telling, found: tuple[Evidence, ...], day: str, documents: int, said: Rulings
) -> Followed:
    """The status that a person gave, else what the evidence shows, else what the term says."""
    if verdict := ruled(commitment, said):
        status, reason = verdict
        return Followed(commitment.key, day, status, 1.0, reason, documents, found)
    if not checkable(commitment):
        return Followed(commitment.key, day, "cannot_be_checked", 0.9, NOT_CHECKABLE, documents, ())
    status, strength, reason = standing_of(commitment, found, day, documents)
    return Followed(commitment.key, day, status, strength, reason, documents, found)


def collected(found: Iterable[Evidence], commitment: Telling, said: Rulings) -> tuple[Evidence, ...]:
    """Each piece of evidence once, the surest first, without what a person has called none."""
    best: dict[str, Evidence] = {}
    for one in found:
        verdict = said.fulfilled.get(pair(commitment.key, one.key))
        refused = one.key in said.misread or (verdict and verdict.says != "fulfilled")
        if not refused and (one.key not in best or best[one.key].strength < one.strength):
            best[one.key] = one
    acts = [one.place for one in best.values() if not is_sentence(one)]
    told = (one for one in best.values() if not (is_sentence(one) and any(map(one.place.holds, acts))))
    return tuple(sorted(told, key=lambda one: (-one.strength, one.published, one.key)))


def is_sentence(one: Evidence) -> bool:
    """Evidence that is no act: an act within the sentence says the same."""
    return one.key.partition(":")[2].startswith(SENTENCE)


def ruled(commitment: Telling, said: Rulings) -> tuple[str, str] | None:
    """The status that a person has given, with who and why."""
    for between, verdict in sorted(said.fulfilled.items()):
        whole = commitment.key in between and "" in between
        if commitment.key in between and (verdict.says == "fulfilled" or (whole and verdict.says == "not_fulfilled")):
            status = "done" if verdict.says == "fulfilled" else "overdue"
            why = (verdict.why or status).rstrip(".")
            return status, f"{verdict.by or 'Somebody'} said on {verdict.when[:10]}: {why}."
    return None


def standing_of(
    commitment: Telling, found: Sequence[Evidence], day: str, documents: int
) -> tuple[str, float, str]:
    """The status by the evidence, else by the term; with how sure it is and the sentence that says why."""
    for shows, status in DECIDE:
        of_it = [one for one in found if one.shows == shows and one.strength >= SURE]
        if of_it:
            return status, of_it[0].strength, f"{of_it[0].reason[:-1]}, on {of_it[0].published}: “{of_it[0].words}”."
    nothing = f"No evidence found in {documents} later documents up to {day}"
    if any(one.shows == "against" for one in found):
        nothing = f"What was found up to {day} speaks against it"
    return (*by_term(commitment, day), f"{nothing}; {term(commitment)}.")


def by_term(commitment: Telling, day: str) -> tuple[str, float]:
    """Open until its term comes near, due until it is over, overdue after it."""
    until, now = ordinal(commitment.until), ordinal(day)
    if not until or not now or now < until - SOON:
        return "open", 0.7
    return ("due", 0.7) if now <= until else ("overdue", 0.6)


def term(commitment: Telling) -> str:
    return f"its term is {commitment.until}" if commitment.until else "it names no term"


# A later promise with a new term takes the place of the old one only where nothing of it was done.
DECIDE = (("done", "done"), ("partly", "partly_done"), ("superseded", "superseded"), ("cancelled", "cancelled"))
NOT_CHECKABLE = "It names no action that can be checked: who does what, by when or where."
