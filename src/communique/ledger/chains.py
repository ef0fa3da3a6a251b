"""Messages and invitations as chains: sent, carried, returned; invited, accepted, planned, took place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique import data
from communique.ledger.days import ordinal
from communique.ledger.events import Event
from communique.ledger.items import Link, Telling, Verdict
from communique.ledger.rulings import Rulings, rulings
from communique.ledger.seen import land, persons_in
from communique.ledger.standing import FIRM
from communique.ledger.wording import folded

ANSWERED = 45  # days within which thanks or greetings answer a message
OPEN = 500  # days for which visits are looked at after an invitation
BEFORE = 5  # days after the visit began within which its invitation may be told first
PLANS = ("planned", "proposed")

Filed = Mapping[str, list[tuple[str, str, Telling]]]
Step = tuple[Telling, str]


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """A message or an invitation with what followed. `steps`: key of a telling and what it is (sent, carried, returned;
    invited, accepted, planned, took_place), along time; `links`: why what followed belongs to it."""

    id: str
    kind: str
    steps: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Following:
    """What can follow a message or an invitation, under each person whom it names."""

    who: Mapping[str, str]
    answers: Filed
    visits: Filed
    said: Rulings


def chains(
    tellings: Sequence[Telling], who: Mapping[str, str], events: Sequence[Event], verdicts: Sequence[Verdict] = ()
) -> list[Chain]:
    """The chains that messages and invitations begin. What follows is by and for the same persons."""
    visits = [one for event in events if event.kind == "visit" for one in event.tellings]
    following = Following(
        who,
        filed((one for one in tellings if one.kind in ("thanks", "message")), who, ("thanked", "to")),
        filed(visits, who, ("visitor", "head")),
        rulings(verdicts),
    )
    made = [message(one, following) for one in events if one.kind == "message" and not returns_only(one)]
    made += [invitation(one, following) for one in events if one.kind == "invitation"]
    return sorted(made)


def filed(tellings: Iterable[Telling], who: Mapping[str, str], roles: tuple[str, ...]) -> Filed:
    """Tellings under each person in these roles, along time."""
    known: dict[str, list[tuple[str, str, Telling]]] = defaultdict(list)
    for one in tellings:
        for name in persons_in(one, who, *roles):
            known[name].append((one.published, one.key, one))
    return {name: sorted(ones, key=lambda one: one[:2]) for name, ones in known.items()}


def within(known: Filed, names: Iterable[str], first: str, days: int) -> Iterator[Telling]:
    """What is filed under these persons from a day on for so many days."""
    for name in sorted(names):
        ones = known.get(name, [])
        for _, _, one in ones[bisect_left(ones, (first, "")) : bisect_right(ones, ("~", ""))]:
            if ordinal(one.published) - ordinal(first) > days:
                break
            yield one


def has_word(words: str, section: str) -> bool:
    return not data.words("en", section, "ledger").isdisjoint(folded(words).split())


# --- messages -----------------------------------------------------------------------------------------------------


def message(event: Event, following: Following) -> Chain:
    """A message as it was sent and carried, with the answer of those to whom it went."""
    steps: list[Step] = [(one, "carried" if carried(one) else "sent") for one in event.tellings]
    links = []
    senders = persons_of(event, following.who, "from")
    receivers = persons_of(event, following.who, "to")
    for answer in within(following.answers, senders, event.tellings[0].published, ANSWERED):
        own = {one.key for one in event.tellings}
        if answer.key not in own and answers(answer, receivers, following.who):
            steps.append((answer, "returned"))
            reason = "An answer to it, within a few weeks, by those to whom it went."
            links.append(link(event, answer, "returned", reason))
    return chain(event, steps, links, following.said)


def carried(one: Telling) -> bool:
    """Somebody brings it: asked to convey is still sent."""
    return bool(one.those("bearer")) and one.status in FIRM


def returns_only(event: Event) -> bool:
    return all(has_word(one.words, "returning") for one in event.tellings)


def answers(one: Telling, receivers: frozenset[str], who: Mapping[str, str]) -> bool:
    """Thanks for greetings or a letter, or greetings in return, from those to whom the message went."""
    by = persons_in(one, who, "thanker", "from")
    if by and receivers and not by & receivers:
        return False
    return has_word(one.words, "messages") if one.kind == "thanks" else has_word(one.words, "returning")


def persons_of(event: Event, who: Mapping[str, str], *roles: str) -> frozenset[str]:
    return frozenset(name for one in event.tellings for name in persons_in(one, who, *roles))


# --- invitations --------------------------------------------------------------------------------------------------


def invitation(event: Event, following: Following) -> Chain:
    """An invitation as it was made and accepted, and the visit that was planned and took place."""
    steps: list[Step] = [(one, "accepted" if has_word(one.words, "accepting") else "invited") for one in event.tellings]
    links = []
    first = event.tellings[0]
    to = {state for one in event.tellings for filler in one.those("inviter") if (state := filler.state)}
    guests = persons_of(event, following.who, "invitee") - persons_of(event, following.who, "inviter")
    made = ""
    for visit in sorted(set(within(following.visits, guests, first.published, OPEN)), key=lambda one: one.published):
        if land(visit) in to and not (made and visit.published > made):
            what = "planned" if visit.status in PLANS else "took_place" if visit.status in FIRM else ""
            if what and not (what == "took_place" and visit.since and visit.since < first.published):
                made = visit.published if what == "took_place" else made
                steps.append((visit, what))
                links.append(link(event, visit, what, "The visit of those invited to the state that invited them."))
    return chain(event, steps, links, following.said)


# --- both ---------------------------------------------------------------------------------------------------------


def link(event: Event, later: Telling, relation: str, reason: str) -> Link:
    first = event.tellings[0]
    return Link(first.key, later.key, relation, 0.8, reason, (first.place, later.place))


def chain(event: Event, steps: Iterable[Step], links: Iterable[Link], said: Rulings) -> Chain:
    """The chain as a value, along time, each telling once, without what a person has called wrong."""
    kept = [one for one in links if not said.parted(one.source, one.target)]
    own = {one.key for one in event.tellings} | {one.target for one in kept}
    ordered = sorted(steps, key=lambda step: (step[0].published, step[0].key))
    unique = {one.key: what for one, what in ordered if one.key in own}
    return Chain(f"chain-{event.id}", event.kind, tuple(unique.items()), tuple(sorted(kept)))
