"""States, organizations, places and groups by their names, and the principals of the encounter."""

from __future__ import annotations

import re

from communique.model import Span
from communique.reading import COUNTERPART, Mention, Title
from communique.resolve import tables
from communique.resolve.company import STATE, THING, Company, Draft

OF_STATES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
LEAD = 420  # characters of the lead in which principals are named


def things(company: Company) -> None:
    """States, organizations, places, events and groups by their names."""
    for i, mention in enumerate(company.mentions):
        if mention.kind in ("state", "adjective") or (
            mention.kind == "group" and mention.iso and is_side(company, mention)
        ):
            company.join(i, company.state(mention))
        elif mention.kind in ("organization", "place", "event", "document") or (
            mention.kind == "group" and mention.iso
        ):
            name = re.sub(r"^(?:the|a|an|our|this) ", "", company.words(mention.name or mention.span), flags=re.I)
            key = (mention.kind, name.lower())
            if key not in company.keys:
                company.keys[key] = company.new(
                    Draft(mention.kind, name, mention.iso if mention.kind == "group" else None, THING)
                )
            company.join(i, company.keys[key])


def owners(company: Company) -> None:
    """States and organizations named inside a title ("Minister of Defense of Belarus") are entities too."""
    for mention in company.mentions:
        for title in mention.titles:
            if title.body is None or not mention.start <= title.body.start < mention.end:
                continue
            name = company.words(title.body)
            state = title.iso or is_unknown_state(company, title, name)
            key = ("state", title.iso or name.lower()) if state else ("organization", name.lower())
            if key not in company.keys:
                kind, rule = ("state", STATE) if state else ("organization", THING)
                company.keys[key] = company.new(Draft(kind, name, title.iso, rule))
            if title.body not in company.drafts[company.keys[key]].places:
                company.drafts[company.keys[key]].places.append(title.body)


def is_unknown_state(company: Company, title: Title, name: str) -> bool:
    """Is whose office it is a state that the world data does not know: one that has a president or such a minister?"""
    known = name.lower() in tables.organizations(company.language)
    return title.rank in OF_STATES and not known and not name.isupper()


def is_side(company: Company, mention: Mention) -> bool:
    return bool(
        re.search(
            r"\b(?:sides?|governments?)$|\b(?:side|government) of\b",
            company.text[mention.start : mention.end],
            re.I,
        )
    )


def unnamed_in_lead(company: Company) -> None:
    """ "The Prime Minister spoke to President X": an office in headline or lead that nobody named before holds."""
    early = max(company.head_end, min(company.lead.end, company.lead.start + LEAD))
    for i, mention in enumerate(company.mentions):
        if mention.start >= early:
            return
        title = mention.titles[0] if mention.titles else None
        if mention.kind != "office" or company.of[i] or title is None or title.office == COUNTERPART:
            continue
        if company.voices.at(mention.start) is None and not any(
            company.known_before(d, i, title) for d in company.titled()
        ):
            company.join(i, company.office(mention))


def principals(company: Company) -> tuple[int, ...]:
    """The people (else offices, states) named in the headline, or else in the first sentence of the body."""
    found: list[int] = []
    stretches = [Span(0, company.head_end), Span(company.lead.start, min(company.lead.end, company.lead.start + LEAD))]
    for stretch in stretches:
        for i, mention in enumerate(company.mentions):
            if not (stretch.start <= mention.start < stretch.end) or mention.kind not in (
                "person",
                "office",
            ):
                continue
            for number in company.of[i]:
                if number not in found and company.drafts[number].type in ("person", "office"):
                    found.append(number)
        if len(found) >= 2:
            break
    return tuple(found[:6])
