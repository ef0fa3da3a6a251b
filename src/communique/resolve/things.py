"""States, organizations, places and groups by their names, and the principals of the encounter."""

from __future__ import annotations

import re

from communique import data
from communique.model import Span
from communique.reading import COUNTERPART, INSTITUTION, Mention, Title
from communique.resolve import tables
from communique.resolve.authors import author
from communique.resolve.company import STATE, THING, Company, Draft

OF_STATES = frozenset({"president", "king", "emir", "prime_minister", "foreign_minister", "defence_minister"})
LEAD = 420  # characters of the lead in which principals are named
SEVERAL = 120  # characters back to the state of one of several ("the Presidents of X and Y, A and B")
FIRST_LINES = 3  # of the body, looked through until two people are named


def things(company: Company) -> None:
    """States, organizations, places, events and groups by their names."""
    for i, mention in enumerate(company.mentions):
        if mention.kind in ("state", "adjective") or (
            mention.kind == "group" and mention.iso and is_side(company, mention)
        ):
            company.join(i, company.state(mention))
        elif mention.kind == "document" and author(company, i) is not None:
            continue  # its author speaks in it
        elif mention.kind in ("organization", "place", "event", "document") or (
            mention.kind == "group" and mention.iso and not one_person(company, mention)
        ):
            name = re.sub(r"^(?:the|a|an|our|this) ", "", company.words(named_span(mention)), flags=re.I)
            key = known_body(company, i, name) if mention.rule == INSTITUTION else (mention.kind, name.lower())
            if key not in company.keys:
                owned = mention.kind == "group" or mention.rule == INSTITUTION
                company.keys[key] = company.new(Draft(mention.kind, name, mention.iso if owned else None, THING))
            company.join(i, company.keys[key])
            if mention.kind == "group" and mention.name and beside_a_state(company, i):
                place(company, ("state", mention.iso or ""), Draft("state", "", mention.iso, STATE), mention.name)


def known_body(company: Company, i: int, name: str) -> tuple[str, ...]:
    """The key of an institution: of "the ministry" that of the ministry named last before, of the same state if any."""
    own, word = company.mentions[i].iso or "", name.lower()
    for key, number in reversed(company.keys.items()):
        iso = company.drafts[number].iso or ""
        if key[0] == "organization" and word != key[1] and word in key[1].split() and (not own or iso in ("", own)):
            return key
    return ("organization", name.lower(), own) if own else ("organization", name.lower())


def one_person(company: Company, mention: Mention) -> bool:
    """Does a word for a person stand for one told of before ("the Norwegian diplomat")?"""
    words, known = company.words(mention.span).lower(), data.words(company.language, "groups.person")
    return words.startswith("the ") and words.endswith(tuple(f" {word}" for word in known))


def beside_a_state(company: Company, i: int) -> bool:
    """Does a group's adjective share its noun with the adjective before ("French and German companies")?"""
    before, mention = company.mentions[i - 1] if i else None, company.mentions[i]
    if before is None or before.kind != "adjective":
        return False
    return company.words(Span(before.end, mention.start)) in data.words(company.language, "joints", "names")


def owners(company: Company) -> None:
    """States and organizations named inside a title ("Minister of Defense of Belarus") are entities too."""
    for mention in company.mentions:
        for title in mention.titles:
            if title.body is None or not mention.start - SEVERAL <= title.body.start < mention.end:
                continue
            name = company.words(title.body)
            state = title.iso or is_unknown_state(company, title, name)
            key = ("state", title.iso or name.lower()) if state else ("organization", name.lower())
            kind, rule = ("state", STATE) if state else ("organization", THING)
            place(company, key, Draft(kind, name, title.iso, rule), title.body)


def place(company: Company, key: tuple[str, ...], draft: Draft, span: Span) -> None:
    """Notes a place where a state or organization stands inside another mention."""
    if key not in company.keys:
        company.keys[key] = company.new(draft)
    found = company.drafts[company.keys[key]]
    found.places[span] = None


def named_span(mention: Mention) -> Span:
    """The name of a thing, or all the words of a group."""
    return mention.span if mention.kind == "group" else mention.name or mention.span


def is_unknown_state(company: Company, title: Title, name: str) -> bool:
    """Is whose office it is a state that the world data does not know: one that has a president or such a minister?"""
    known = name.lower() in tables.organizations(company.language)
    before = company.text[max(title.body.start - 9, 0) : title.body.start].split()[-1:] if title.body else []
    led = before and before[0].lower() in data.words(company.language, "articles", "names")
    return title.office in OF_STATES and not known and not name.isupper() and not led


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
            company.known_before(d, i, title) for d in company.holders(title, i)
        ):
            company.join(i, company.office(mention))


def principals(company: Company) -> tuple[int, ...]:
    """The people (else offices, states) named in the headline, or else in the first lines of the body."""
    found: list[int] = []
    body = [s.span for s in company.sections if s.kind not in ("headline", "dateline", "boilerplate")][:FIRST_LINES]
    stretches = [Span(0, company.head_end), *(Span(s.start, min(s.end, s.start + LEAD)) for s in body)]
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
        if len(found) >= 2 or (found and stretch.start >= company.lead.start):
            break
    return tuple(found[:6])
