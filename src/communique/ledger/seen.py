"""A telling as the ledger compares it: who takes part, on which days it can have been, and how they met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique import data
from communique.ledger.acquaintance import Acquaintance, office_of
from communique.ledger.days import month_named, ordinal
from communique.ledger.items import Filler, Telling
from communique.ledger.states import city, state_words, states_in
from communique.ledger.wording import folded

Timing = Literal["stated", "fresh", "range", "ahead", "past", "unknown"]

PRINCIPALS = {
    "meeting": ("host", "guest", "participant"),
    "visit": ("visitor", "head"),
    "message": ("from", "to"),
    "invitation": ("inviter", "invitee"),
    "agreement": ("party", "signatory"),
}
SPOKEN = ("message", "invitation")
DIRECTED = ("from", "to", "inviter", "invitee")
AHEAD = ("planned", "proposed", "postponed", "cancelled", "hypothetical")
# Meetings of these kinds are what they are, and no other is another word for them.
REMOTE = ("call", "video_call")
APART = ("credentials", "meal", "press_conference", "ceremony", "signing")

NAMELESS = ("nobody", "empty", "numbering")  # words that name no conference

LONGEST = {"visit": 14, "meeting": 4}  # days between the first and the last that still name one encounter
CODE = 3  # letters of a state's code
BEFORE = {"visit": 8, "meeting": 4, "message": 8, "invitation": 200}  # days from it to a report
AHEAD_OF = {"visit": 120, "meeting": 60, "agreement": 400}
BACK = {"visit": 200, "meeting": 240, "message": 30, "invitation": 200}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part. `side`: state, organization or group; `person`: id; `office`: words of the title;
    `role`: where the two sides of an act are not the same (who sends, who is invited)."""

    name: str
    side: str
    person: str
    office: frozenset[str]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A telling with what comparing needs. `first` and `last`: the days on which it can have been, as ordinals."""

    telling: Telling
    parties: tuple[Party, ...]
    people: frozenset[str]
    sides: frozenset[str]
    timing: Timing
    first: int
    last: int
    published: int
    form: str
    place: str
    land: str
    home: str = ""
    scope: frozenset[str] = frozenset()  # of an agreement: the states it can be of
    title: frozenset[str] = frozenset()  # the telling words of its name; of a conference too

    @property
    def key(self) -> str:
        return self.telling.key

    @property
    def at(self) -> int:
        """The day by which it is filed: the stated one, else that of publication."""
        return self.first if self.timing in ("stated", "range") else self.published


def see(telling: Telling, who: Mapping[str, str], known: Acquaintance) -> Seen:
    """The telling as it is compared. `known`: what all documents tell of those who take part."""
    parties = taking_part(telling, who, known)
    timing, first, last = days(telling)
    people = frozenset(party.person for party in parties if party.person)
    return Seen(
        telling,
        parties,
        people,
        frozenset(party.side for party in parties if party.side),
        timing,
        first,
        last,
        ordinal(telling.published),
        form_of(telling),
        place_of(telling),
        land(telling),
        home=known.home(telling),
        title=conference(telling),
    )


def taking_part(telling: Telling, who: Mapping[str, str], known: Acquaintance) -> tuple[Party, ...]:
    """The principals of whom anything is known that tells them from others, each once."""
    fillers = telling.those(*PRINCIPALS.get(telling.kind, ()))
    found = [party(one, telling, who, known) for one in fillers]
    if telling.kind == "visit" and telling.those("head"):
        found = [one for one in found if one.person or one.office]
    told = list(dict.fromkeys(one for one in found if one.side or one.person or one.office))
    if telling.kind == "visit" and any(one.person or one.office for one in told):
        told = [one for one in told if one.person or one.office or len(one.side) == CODE]
    return tuple(one for one in told if not only_where(one, told, telling))


def only_where(one: Party, told: list[Party], telling: Telling) -> bool:
    """A state that only says where two others met, and takes no part in it."""
    others = [other for other in told if other is not one]
    return (
        telling.kind == "meeting"
        and not (one.person or one.office)
        and bool(one.side)
        and one.side == telling.where_state
        and len(others) > 1
        and all(other.person and other.side not in ("", one.side) for other in others)
    )


def party(filler: Filler, telling: Telling, who: Mapping[str, str], known: Acquaintance) -> Party:
    words = folded(filler.name)
    person = who.get(filler.person, words) if filler.type == "person" and own_words(words) else ""
    if filler.type == "" and len(words.split()) > 1:
        person = known.names.get(words, "")
    group = group_side(words) if filler.type in ("organization", "group", "state", "") and not person else ""
    role = filler.role if filler.role in DIRECTED else ""
    name = filler.name or filler.office or filler.state
    office = office_of(filler)
    if filler.type == "office":
        person = meant(filler, telling, known)
    side = filler.state or group or known.sides.get(person, "")
    if office and not (side or person):
        side = own_side(telling, known)
    return Party(name, side, person, office, role)


def meant(filler: Filler, telling: Telling, known: Acquaintance) -> str:
    """Who is meant by an office: whom the document names in it, else who holds it in these days."""
    office = office_of(filler)
    if named := known.there.get((telling.document, office), ""):
        return named if filler.state in ("", known.sides.get(named, filler.state)) else ""
    return known.holder(filler.state or own_side(telling, known), office, telling.published)


def own_side(telling: Telling, known: Acquaintance) -> str:
    """The state of an office without one, "the President": the publisher's, where nobody else is of it."""
    home = known.home(telling)
    if home and home not in telling.states:
        return home
    return known.left(telling.document, land(telling)) if telling.kind == "visit" else ""


def group_side(name: str) -> str:
    """The side of a group: the one state that it names, else its own name where this tells it from other groups."""
    states = states_in(name)
    return next(iter(states)) if len(states) == 1 else name if own_words(name) else ""


def persons_in(telling: Telling, who: Mapping[str, str], *roles: str) -> frozenset[str]:
    """The persons who fill these roles."""
    fillers = (one for one in telling.those(*roles) if one.type == "person")
    return frozenset(who.get(one.person, folded(one.name)) for one in fillers)


def conference(telling: Telling) -> frozenset[str]:
    """The words that name a conference: {"g7", "summit"}; none of other meetings."""
    if telling.kind != "meeting" or telling.subtype != "multilateral":
        return frozenset()
    words = re.findall(r"\w+", f"{telling.occasion} {telling.words}")
    kinds, others = data.words("en", "gatherings", "ledger"), frozenset(folded_names(telling).split())
    empty = others | state_words() | frozenset[str]().union(*(data.words("en", of, "ledger") for of in NAMELESS))
    named = {word.casefold() for word in words if word[0].isupper() and len(word) > 1} - empty
    named -= {word for pair in data.words("en", "ordinals", "ledger") for word in pair.split()}
    said = kinds & {word.casefold() for word in words}
    return frozenset(named | said) if said and named - kinds else frozenset()


def folded_names(telling: Telling) -> str:
    """The names of the persons in a telling and of the place, which name no conference."""
    persons = (one.name for one in telling.fillers if one.type == "person")
    return folded(" ".join((*persons, telling.where)))


@cache
def own_words(name: str) -> frozenset[str]:
    """The words of a group's name that tell it from other groups; none in "the leaders"."""
    return frozenset(name.split()) - data.words("en", "nobody", "ledger")


def days(telling: Telling) -> tuple[Timing, int, int]:
    """How well the day is known, and the first and last on which it can have been."""
    since, until, published = ordinal(telling.since), ordinal(telling.until), ordinal(telling.published)
    if until and not since and telling.status == "ongoing":
        since = min(until, published or until)
    since, until = since or until, until or since
    if telling.kind in SPOKEN:
        since = until = 0  # the day is that of the visit to which they invite, not that of the invitation
    if since and until - since <= LONGEST.get(telling.kind, 4):
        return "stated", since, until
    if since:
        return "range", since, until
    if not published:
        return "unknown", 0, 0
    if telling.status in AHEAD:
        return "ahead", published, published + AHEAD_OF.get(telling.kind, 60)
    month = None if telling.kind in SPOKEN else month_named(telling.words, telling.published)
    if month:
        return "range", *month
    if telling.status == "ongoing" or is_fresh(telling):
        return "fresh", published - BEFORE.get(telling.kind, 4), published
    return "past", published - BACK.get(telling.kind, 90), published - 2 * told_before(telling)


def is_fresh(telling: Telling) -> bool:
    """What a text reports, or points to: "this visit"; not what it tells of an earlier time."""
    if not data.words("en", "once", "ledger").isdisjoint(folded(telling.words).split()):
        return False
    return pointed_to(telling.words) or (telling.salience == "main" and not telling.voice)


def pointed_to(words: str) -> bool:
    """ "This visit", "today's bilateral meeting": what is going on where it is told."""
    told = folded(words).split()
    here, occasions = data.words("en", "here", "ledger"), data.words("en", "occasions", "ledger")
    return any(word in here and not occasions.isdisjoint(told[at + 1 : at + 4]) for at, word in enumerate(told))


def told_before(telling: Telling) -> bool:
    return not data.words("en", "earlier", "ledger").isdisjoint(folded(telling.words).split())


def form_of(telling: Telling) -> str:
    """The format as far as it keeps two meetings apart."""
    if telling.kind != "meeting":
        return ""
    if telling.subtype in REMOTE:
        return "remote"
    return telling.subtype if telling.subtype in APART else "in person"


def land(telling: Telling) -> str:
    """The state in which it is: that of the place, of the city it names, else of those who host a visit."""
    own = {one.state for one in telling.those("visitor", "head")}
    hosts = (one.state for one in telling.those("host") if telling.kind == "visit" and one.state not in own)
    return telling.where_state or city(folded(telling.where)) or next(iter(hosts), "")


def place_of(telling: Telling) -> str:
    """The place as far as it tells one from another: not "our country", "Latin America"."""
    words = folded(telling.where)
    return words if own_words(words) and words not in data.words("en", "wide", "ledger") else ""


def told(names: Iterable[str]) -> str:
    """Names as a sentence has them: "A, B and C"."""
    known = list(dict.fromkeys(name for name in names if name))
    return " and ".join(filter(None, (", ".join(known[:-1]), known[-1]))) if known else "nobody named"


def surroundings(tellings: Iterable[Telling]) -> dict[str, frozenset[str]]:
    """The states that each document speaks of, its publisher's own among them."""
    states: dict[str, set[str]] = {}
    for one in tellings:
        states.setdefault(one.document, set()).update(one.states, [one.publisher_state] if one.publisher_state else [])
    return {document: frozenset(known) for document, known in states.items()}
