"""The sentences of a brief. All wording is here; what they tell is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from communique import data
from communique.ledger.offices import Occupancy
from communique.ledger.promises import Promise
from communique.ledger.themes import Theme
from communique.store.rows import Row

WHO_MET = "Who met whom"
PROMISED = "What {} promised"
AGREED = "Agreements"
INVITED = "Invitations still open"
THEMES = "Themes"
OWN_WORDS = "{} in its own words"
IN_OFFICE = "In office: {}"
TO_COME = "Planned"
FORMS = {
    "call": "spoke by telephone", "video_call": "spoke by video", "visit": "visited", "": "met",
    "one_on_one": "met one on one", "expanded": "met with their delegations", "talks": "held talks",
    "meal": "shared a meal", "press_conference": "met the press", "signing": "met for a signing",
    "sidelines": "met on the sidelines of another event", "trilateral": "met three ways",
    "multilateral": "met with others", "ceremony": "met at a ceremony", "credentials": "met to present credentials",
}  # fmt: skip
STATUSES = {
    "open": "open", "due": "due", "overdue": "overdue", "done": "done", "partly_done": "done in part",
    "superseded": "replaced by a later promise", "cancelled": "cancelled", "cannot_be_checked": "cannot be checked",
}  # fmt: skip
# What follows from a thing, and what it follows from, by the relation of the link.
FOLLOWS = {
    "happened": "took place", "took_place": "took place", "planned": "led to a plan", "postponed": "was put off",
    "cancelled": "was called off", "part_of": "is part of", "reply": "was answered", "returned": "was returned",
    "accepted": "was accepted", "stage": "went on to", "done": "was done", "partly": "was done in part",
    "against": "speaks against it", "superseded": "was replaced", "same_event": "is the same as",
}  # fmt: skip
PRECEDES = {
    "happened": "had been planned", "took_place": "follows the invitation", "planned": "follows the invitation",
    "postponed": "had been planned for earlier", "cancelled": "had been planned", "part_of": "has as a part",
    "reply": "answers", "returned": "returns", "accepted": "accepts", "stage": "comes after",
    "done": "does what was promised", "partly": "does a part of what was promised",
    "against": "speaks against what was promised", "superseded": "replaces", "same_event": "is the same as",
}  # fmt: skip
DIRECTIONS = {"rising": "rising", "falling": "falling", "steady": "as before", "": "too few to tell"}
QUOTED = 220
SIDES = ("host", "guest", "participant", "visitor", "head")


@cache
def states() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in data.rows("lang", "en", "states.csv")}


def state(code: str) -> str:
    """The English name of a state by its code; the code, or what stands for it, where there is none."""
    return states().get(code, code)


def encounter(event: Row) -> str:
    """Who met whom, how, where: "Visit: A (president) – B; Baku; planned"."""
    who = " – ".join(dict.fromkeys(who_is(one) for one in event["people"] if one["role"] in SIDES)) or "not named"
    form = "visit" if event["kind"] == "visit" else event["subtype"] or ""
    told = [f"{who}: {FORMS.get(form, FORMS[''])}", event["place"] or state(event["place_state"] or "")]
    status = "" if event["status"] in ("occurred", "ongoing") else event["status"]
    return "; ".join(part for part in (*told, status) if part)


def who_is(one: Row) -> str:
    """A name with the office, or what stands in its place."""
    name = one["name"] or one["office"] or state(one["state"] or "")
    return f"{name} ({one['office']})" if one["office"] and one["office"] != name else str(name)


def agreement(event: Row) -> str:
    """What was agreed, in the words of the latest account, and how far it is."""
    latest = event["accounts"][-1] if event["accounts"] else {"words": ""}
    return f"{(event['subtype'] or event['status']).replace('_', ' ')}: “{shortened(latest['words'])}”"


def invitation(event: Row) -> str:
    inviter, invitee = (named(event["people"], role) for role in ("inviter", "invitee"))
    return f"{inviter} invited {invitee}" + (f" to {event['place']}" if event["place"] else "")


def named(people: Iterable[Row], role: str) -> str:
    return " and ".join(dict.fromkeys(who_is(one) for one in people if one["role"] == role)) or "somebody not named"


def promise(one: Promise) -> str:
    """Who promised what, how firmly, and what became of it."""
    actor = " and ".join(dict.fromkeys(who_is(who) for who in one.row["people"] if who["role"] == "actor"))
    due = f", due {one.row['until']}" if one.row["until"] else ""
    firm = (one.row["strength"] or "").replace("_", " ")
    became = f"{STATUSES[one.status]}. {one.reason}"
    return f"{actor or 'not named'} ({firm}{due}): “{shortened(one.row['words'])}” – {became}"


def theme(one: Theme) -> str:
    count = one.earlier + one.later
    return f"{one.code.replace('_', ' ')}: {count} {'text' if count == 1 else 'texts'}, {DIRECTIONS[one.trend]}"


def quote(speakers: str | None, words: str) -> str:
    return f"{speakers or 'not named'}: “{shortened(words)}”"


def holder(one: Occupancy) -> str:
    acting = ", acting" if one.acting else ""
    return f"{one.title}{acting}: {one.name} (shown {one.since} to {one.until}, {one.documents} documents)"


def shortened(words: str) -> str:
    """At most so many signs, cut between words."""
    if len(words) <= QUOTED:
        return words
    return words[:QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
