"""People by their names, and the offices that the text gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import COUNTERPART, Mention, Title
from communique.resolve import tables
from communique.resolve.company import NAMED, Company, Draft
from communique.resolve.kin import other_of_the_name
from communique.resolve.people import name_words, office_fits

AND = re.compile(r" and (?:[A-Z]\w+ )?")  # "and State" before "President"


def people(company: Company) -> None:
    """Full names first, then surnames, each to the person it fits."""
    named = [
        (i, name_words(company.words(m.name))) for i, m in enumerate(company.mentions) if m.kind == "person" and m.name
    ]
    for i, words in sorted(named, key=lambda item: (len(item[1]) == 1, item[0])):
        fits = [d for d in company.namesakes(words) if company.fits(company.drafts[d], words, company.mentions[i])]
        if len(words) == 1:
            fits = [d for d in fits if not other_of_the_name(company, company.drafts[d], i)]
        name = company.words(company.mentions[i].name or company.mentions[i].span)
        best = company.closest(fits, i) if fits else company.new(Draft("person", name, None, NAMED, words))
        company.join(i, best)
        draft = company.drafts[best]
        if len(words) > len(draft.words):
            draft.name, draft.words = name, words
        company.name(best, words)


def joint_offices(company: Company) -> None:
    """ "Party Secretary and State President X": an office without an article, joined to a titled name, is X's too."""
    for i, mention in enumerate(company.mentions[:-1]):
        named = company.mentions[i + 1]
        bare = mention.kind == "office" and not (mention.plural or mention.iso)
        bare = bare and mention.start == mention.titles[0].start
        titled = named.kind == "person" and named.titles and named.titles[0].start == named.start
        if bare and titled and AND.fullmatch(company.text, mention.end, named.start) and company.of[i + 1]:
            company.join(i, company.of[i + 1][0])


def counterparts(company: Company) -> None:
    """Gives "his counterpart X" the office of the one named before, in the state of the adjective."""
    for number, draft in enumerate(company.drafts):
        for title in [t for t in draft.titles if t.office == COUNTERPART]:
            draft.titles.remove(title)
            before = titled_before(company, title.start)
            if before is not None and not draft.titles and number not in company.of[before]:
                shared = company.mentions[before].titles[0]
                company.add_title(draft, shared._replace(iso=title.iso, body=title.body, tenure="current"))
                company.peers.add(number)


def titled_before(company: Company, offset: int) -> int | None:
    """The number of the mention last before an offset that names an office."""
    last = bisect_left(company.mentions, offset, key=lambda m: m.start)
    for i in range(last - 1, max(last - BACK, -1), -1):
        mention = company.mentions[i]
        titled = mention.end <= offset and mention.kind in ("person", "office") and mention.titles
        if titled and mention.titles[0].office != COUNTERPART:
            return i
    return None


BACK = 300  # mentions back to the one whose counterpart somebody is


def at_home(company: Company) -> None:
    """The head of state or secretary whom the publisher's own headline names first, without a state, is its own."""
    first = next((i for i, m in enumerate(company.mentions) if m.kind == "person" and company.of[i]), None)
    if not company.home or first is None or company.mentions[first].start >= company.head_end:
        return
    draft = company.drafts[company.of[first][0]]
    own = any(
        t.rank in ("head_of_state", "deputy_head", "national_security")
        or t.office in ("secretary", "secretary_of_state")
        for t in draft.titles
    )
    if own and draft.iso is None and not any(t.body for t in draft.titles):
        draft.iso = company.home


def secretaries_of_state(company: Company) -> None:
    """A Secretary of State without a state, in a text that speaks of the United States, is theirs."""
    named = {m.iso for m in company.mentions} | {company.home}
    if named.isdisjoint(WITH_SECRETARY) or not named.isdisjoint(ALSO_WITH_SECRETARY):
        return
    for draft in company.drafts:
        title = next((t for t in draft.titles if t.office == "secretary_of_state"), None)
        if title and draft.type == "person" and draft.iso is None and not any(t.body for t in draft.titles):
            draft.iso = min(WITH_SECRETARY)


WITH_SECRETARY = frozenset({"USA"})
ALSO_WITH_SECRETARY = frozenset({"VAT", "GBR", "ROU", "PRT", "CHE", "MAR", "BEL"})


def offices(company: Company) -> None:
    """Titles without a name that say whose they are; those of people found, or offices of their own."""
    for i, mention in enumerate(company.mentions):
        owned = mention.iso or any(t.body for t in mention.titles)
        if mention.kind == "office" and owned and mention.titles[0].office != COUNTERPART:
            owner = holder(company, mention)
            owner = owner if owner is not None else of_the_text(company, mention)
            owner = owner if owner is not None else of_the_other_side(company, mention)
            company.join(i, owner if owner is not None else company.office(mention))


def one_body(company: Company, left: Span, right: Span) -> bool:
    return tables.one_body(company.words(left), company.words(right), company.language)


def holder(company: Company, mention: Mention) -> int | None:
    """The person whom the text gives this very office."""
    title = mention.titles[0]
    for number in company.sharing(title):
        draft = company.drafts[number]
        if draft.type != "person":
            continue
        for held in draft.titles:
            if of_one(company, held, title) and office_fits(title, held) and title.tenure == held.tenure:
                return number
    return None


def of_one(company: Company, held: Title, other: Title) -> bool:
    """Are two offices those of one state or body?"""
    if held.iso and held.iso == other.iso:
        return True
    return bool(held.body and other.body and one_body(company, held.body, other.body))


def of_the_text(company: Company, mention: Mention) -> int | None:
    """ "Peruvian FM visits Oslo", at the head of a headline: the only one below who holds such an office."""
    title, opens = mention.titles[0], company.text[: mention.start].strip().lower() in ("", "the")
    if not opens or mention.end > company.head_end or not mention.iso or title.rank not in SOLE:
        return None
    alike = [d for d in company.drafts if d.type == "person" and any(office_fits(title, held) for held in d.titles)]
    ranks = [d for d in alike if any(held.rank == title.rank for held in d.titles)]
    open_to = len(ranks) == 1 and ranks[0].iso is None and not any(held.body for held in ranks[0].titles)
    if not open_to or company.mentions[ranks[0].mentions[0]].start < company.head_end:
        return None
    draft = ranks[0]
    draft.titles[:] = [t._replace(iso=title.iso, body=title.body) if t.rank == title.rank else t for t in draft.titles]
    return draft.number


def of_the_other_side(company: Company, mention: Mention) -> int | None:
    """ "The Chilean Foreign Minister", where two hold such an office and only the other's state is told."""
    title, headed = mention.titles[0], {m.iso for m in company.mentions if m.start < company.lead.end}
    if title.rank not in SOLE or not mention.iso or mention.iso not in headed:
        return None
    alike = [d for d in company.drafts if d.type == "person" and any(held.office == title.office for held in d.titles)]
    unsaid = [d for d in alike if d.iso is None and not any(held.body for held in d.titles)]
    others = {d.iso for d in alike} - {None}
    early = len(alike) == TWO and len(unsaid) == 1 and company.mentions[unsaid[0].mentions[0]].start < company.lead.end
    return unsaid[0].number if early and mention.iso not in others else None


TWO = 2
SOLE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def identified(company: Company) -> None:
    """The one untitled person of headline or lead is the head of state or government whom the text calls by office."""
    early = max(company.head_end, min(company.lead.end, company.lead.start + EARLY))
    known = [(n, d) for n, d in enumerate(company.drafts) if d.mentions]
    untitled = [n for n, d in known if d.type == "person" and is_untitled(company, d, early) and n not in company.peers]
    offices = [n for n, d in known if d.type == "office" and leads_a_state(company, d)]
    if len(untitled) != 1 or len(offices) != 1 or opposite(company, untitled[0], offices[0]):
        return
    iso = company.drafts[offices[0]].iso
    compatriots = [n for n, d in known if d.iso == iso and d.type in ("person", "office") and n != offices[0]]
    if not any(opposite(company, untitled[0], n) for n in compatriots):  # "received the Ambassador of Peru": not his
        absorb(company, untitled[0], offices[0])


EARLY = 500  # characters of the lead


def opposite(company: Company, person: int, office: int) -> bool:
    """Does one of the two do something to the other ("President X was received by the Swiss president")?"""
    one, other = ([company.mentions[i].span for i in company.drafts[n].mentions] for n in (person, office))
    return any(
        (within(one, doer) and within(other, place)) or (within(other, doer) and within(one, place))
        for frame in company.frames
        if (doer := frame.subject)
        for place in [*([frame.object] if frame.object else []), *(span for _, span in frame.phrases)]
    )


def within(spans: list[Span], place: Span) -> bool:
    return any(place.covers(span) for span in spans)


def is_untitled(company: Company, draft: Draft, early: int) -> bool:
    """A person named early, without a state, of whom nothing or only "President" is said."""
    bare = all(t.office in ("head_of_state", "president") and not t.body for t in draft.titles)
    return company.mentions[draft.mentions[0]].start < early and draft.iso is None and bare


def leads_a_state(company: Company, draft: Draft) -> bool:
    """The office of a head of state or government, named with its state in the publisher's own words."""
    first = company.mentions[draft.mentions[0]]
    if first.kind != "office" or not draft.titles or not draft.iso or not first.titles[0].iso:
        return False
    if other_side(company.language).search(company.text[max(first.start - 60, 0) : first.start]):
        return False  # "Meeting with the President of Peru", "the greetings of the President of Peru"
    title = draft.titles[0]
    told = company.voices.at(first.start) is not None
    return title.tenure == "current" and title.rank in ("head_of_state", "head_of_government") and not told


@cache
def other_side(language: str) -> re.Pattern[str]:
    """What stands before somebody of the other side."""
    sent = "|".join(sorted(data.words(language, "sent", "people")))
    return re.compile(rf"\b(?:to|with|for|(?:{sent})\s+(?:of|from|by))\s+(?:the\s+)?$", re.I)


def absorb(company: Company, person: int, office: int) -> None:
    """Gives a person the mentions and titles of an office that turned out to be his."""
    for i in company.drafts[office].mentions:
        company.join(i, person)
    company.drafts[office].mentions.clear()
    company.drafts[office].titles.clear()
    company.keys = {k: n for k, n in company.keys.items() if n != office}
