"""References that only the context tells: "he", "the minister", "our President", "we", "the two leaders"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import cached_property

from communique import data
from communique.model import Span
from communique.reading import COUNTERPART, LABEL, STYLED, TOGETHER, Mention, Title
from communique.resolve import alone
from communique.resolve.authors import author
from communique.resolve.company import THING, Company, Draft
from communique.resolve.people import office_fits
from communique.resolve.same_office import acting_before, one_of
from communique.resolve.singular import LOOKBACK, Singular
from communique.resolve.together import MOST, TWO, counted, headed, number_in, of_office, told_last

STYLES = 1000  # mentions back to which a style of address can lead
OWN = re.compile(r"(?:our|my)\b", re.I)
YOURS = re.compile(r"your\b", re.I)
STATES_TOGETHER = re.compile(r"\b(?:sides?|countries|nations|governments|parties|states|peoples|capitals)$", re.I)
VOCATIVE = re.compile(r"^(?:Mr|Mrs|Ms|Madam|Madame)\b\.?|^(?:Your )?Excellency|^Dear\b", re.I)
ONE_EACH = frozenset({"foreign_minister", "prime_minister", "defence_minister", "ambassador", "secretary_of_state"})
ROYAL = frozenset({"king", "emir", "pope", "crown_prince", "prince"})
BY = re.compile(r"\bby\s+$", re.I)
FIRST, SECOND = frozenset({"i", "we", "me", "us", "ourselves"}), frozenset({"you"})


class Context(Singular):
    """Resolves contextual mentions in the order of the text."""

    def __init__(self, casting: Company, principals: tuple[int, ...]) -> None:
        super().__init__(casting)
        self.principals = principals
        self.tried: set[int] = set()

    def resolve(self) -> None:
        for i, mention in enumerate(self.mentions):
            if not self.of[i]:
                self.settle(i, mention)

    def settle(self, i: int, mention: Mention) -> None:
        """Resolves a mention, once: what stays open is not tried again."""
        if i in self.tried:
            return
        self.tried.add(i)
        found: tuple[int, ...] = ()
        if mention.kind == "office":
            found = self.bare_office(i, mention)
        elif mention.kind == "pronoun":
            found = self.pronoun(i, mention)
        elif mention.kind == "group":
            found = self.group(i, mention)
        elif mention.kind == "document":
            writer = author(self.casting, i)
            found = self.of[writer] if writer is not None else ()
        self.of[i] = found
        for number in found:
            insort(self.casting.drafts[number].mentions, i)

    def addressees(self, offset: int) -> tuple[int, ...]:
        """Whom a speaker says "you" to: the other principals of the encounter."""
        speakers = self.speakers(offset)
        return tuple(p for p in self.principals if p not in speakers)[:1] if speakers else ()

    def bare_office(self, i: int, mention: Mention) -> tuple[int, ...]:
        title = mention.titles[0]
        words = self.text[mention.start : mention.end]
        if title.office == COUNTERPART:
            return self.peer(i, mention)
        if self.statement_at(mention.start) is not None:
            if VOCATIVE.match(words) or words.lower() in ("mr. president", "madam president"):
                return tuple(a for a in self.addressees(mention.start) if self.may_hold(a, title)) or self.addressees(
                    mention.start
                )
            for pattern, people in ((OWN, self.speakers), (YOURS, self.addressees)):
                if pattern.match(words):
                    return self.of_state(i, title, people(mention.start))
        company = self.casting
        fits = [d for d in company.holders(title, i) if self.may_hold(d, title) and company.known_before(d, i, title)]
        if not fits:
            return (self.casting.office(mention),)
        fits = alone.others(company, i, fits) or fits
        return (self.choose(i, alone.worded(company, fits, title) or fits, title),)

    def peer(self, i: int, mention: Mention) -> tuple[int, ...]:
        """ "his counterpart": the other principal, or a holder of an office in the state of the adjective."""
        drafts = self.casting.drafts
        before = next(
            (self.of[k] for k in range(i - 1, max(-1, i - LOOKBACK), -1) if self.of[k] and self.single_person(k)),
            (),
        )
        if mention.iso:
            there = [d for d in drafts if d.type == "person" and d.iso == mention.iso and d.number not in before]
            equal = [d for d in there if any(self.may_hold(n, t) for t in d.titles for n in before)]
            fits = equal or there
            return (fits[0].number,) if fits else (self.casting.office(mention),)
        others = [p for p in self.principals if p not in before]
        return (others[0],) if len(others) == 1 and len(self.principals) == 2 else (self.casting.office(mention),)

    def may_hold(self, number: int, title: Title) -> bool:
        draft = self.casting.drafts[number]
        return draft.type in ("person", "office") and any(office_fits(title, held) for held in draft.titles)

    def choose(self, i: int, fits: list[int], title: Title) -> int:
        """The home state's head before others; a principal before others; else the one mentioned last."""
        drafts = self.casting.drafts
        principals = [d for d in fits if d in self.principals]
        if title.office in ("president", "head_of_state", "king", "emir"):
            home = [d for d in fits if drafts[d].iso and drafts[d].iso == self.casting.home]
            if home or len(principals) > 1:
                return (home or sorted(principals, key=self.principals.index))[0]
        pool = principals or fits
        rivals = [d for d in pool if any(t.office == title.office for t in drafts[d].titles)]
        if len(rivals) > 1 and title.office in ONE_EACH:
            found = one_of(self.casting, i, rivals)
            return found if found is not None else self.casting.office(self.mentions[i])
        told = acting_before(self.casting, i, pool, paragraphs=2) if len(pool) > 1 else None
        return told if told is not None else max(pool, key=lambda d: drafts[d].last_before(i))

    def of_state(self, i: int, title: Title, people: tuple[int, ...]) -> tuple[int, ...]:
        """ "our President": the holder of the office in the state of the one who speaks (or is spoken to)."""
        drafts, mention = self.casting.drafts, self.mentions[i]
        isos = {drafts[p].iso for p in people if drafts[p].iso}
        fits = [d for d in self.casting.holders(title, i) if self.may_hold(d, title) and drafts[d].iso in isos]
        if fits:
            return (fits[0],)
        if len(isos) == 1:
            iso = isos.pop()
            owned = mention._replace(iso=iso, titles=(title._replace(iso=iso),))
            number = self.casting.office(owned)
            if not drafts[number].titles:
                self.casting.add_title(drafts[number], owned.titles[0])
            return (number,)
        return (self.casting.office(mention),)

    def pronoun(self, i: int, mention: Mention) -> tuple[int, ...]:
        word = self.text[mention.start : mention.end].lower()
        if mention.rule == STYLED:
            return self.styled(i, word)
        if word in FIRST:
            return self.speakers(mention.start)
        if word in SECOND:
            return self.addressees(mention.start)
        if word in ("he", "him", "she", "her", "himself", "herself"):
            return self.third(i, word)
        if word == "it" and i in self.told_by:
            return self.body_before(self.told_by[i])
        if word == "the latter":
            return self.last_named(i)
        if word in ("they", "them", "themselves"):
            return self.they(i)
        return ()

    def styled(self, i: int, style: str) -> tuple[int, ...]:
        """ "His Majesty": the one last named with this style; a royal for a royal style; else as "he"."""
        drafts = self.casting.drafts
        people = [k for k in range(i - 1, max(i - STYLES, -1), -1) if self.of[k] and self.single_person(k)]
        for k in people:
            if self.text[max(self.mentions[k].start - 40, 0) : self.mentions[k].end].lower().rpartition(style)[1]:
                return self.of[k]
        if not style.endswith("excellency"):
            royals = [k for k in people if any(t.office in ROYAL for t in drafts[self.of[k][0]].titles)]
            if royals:
                return self.of[next((k for k in royals if self.of[k][0] in self.principals), royals[0])]
        found = self.third(i, "she" if style.startswith("her ") else "he")
        return found if set(found) & set(self.principals) else self.principals[:1] or found

    def they(self, i: int) -> tuple[int, ...]:
        """The last several people together, else the principals."""
        for k in range(i - 1, max(i - 12, -1), -1):
            if len(self.of[k]) > 1:
                return self.of[k]
        return self.principals[:2] if len(self.principals) > 1 else ()

    def group(self, i: int, mention: Mention) -> tuple[int, ...]:
        words = self.text[mention.start : mention.end]
        if mention.rule == TOGETHER:
            return self.together(i, mention, words)
        bare = re.sub(r"^(?:the|his|her|our|dear|distinguished|high-ranking|esteemed) ", "", words.lower())
        for role, place in (("guest", 1), ("host", 0)):
            if bare in data.words(self.casting.language, f"groups.{role}") and len(self.principals) > 1:
                return (self.principals[1 - place if self.guest_first() else place],)
        if mention.rule == LABEL and bare in data.words(self.casting.language, "segments.answerers"):
            answerer = self.answerer()
            if answerer:
                return answerer
        person = self.told_before(i, bare) if words.lower().startswith("the ") else ()
        if person:
            return person
        owner = self.speakers if OWN.match(words) else self.addressees if YOURS.match(words) else None
        name = re.sub(r"^(?:the|a|an) ", "", re.sub(r"\s+", " ", words), flags=re.I)
        if mention.rule == LABEL and name.lower() in data.words(self.casting.language, "segments.questioners"):
            name = "press"
        key = ("group", name.lower())
        if key not in self.casting.keys:
            people = owner(mention.start) if owner else ()
            iso = next((self.casting.drafts[p].iso for p in people), None)
            self.casting.keys[key] = self.casting.new(Draft("group", name, mention.iso or iso, THING))
        return (self.casting.keys[key],)

    def told_before(self, i: int, bare: str) -> tuple[int, ...]:
        """ "the leader", "the Norwegian diplomat": the person told of before, if of that state."""
        known = data.words(self.casting.language, "groups.person")
        if not any(bare == word or bare.endswith(f" {word}") for word in known):
            return ()
        found, iso = self.third(i, "he"), self.mentions[i].iso
        if iso and (not found or any(self.casting.drafts[n].iso != iso for n in found)):
            return self.last_of(i, iso)
        same = all(iso in (None, self.casting.drafts[n].iso) for n in found)
        return found if same else ()

    def answerer(self) -> tuple[int, ...]:
        """Who answers under the label "A": the one spokesperson told of before the turns, else the one "by" whom
        the remarks are."""
        turns = next((s.span.start for s in self.casting.sections if s.kind == "turn"), 0)
        before = [k for k, m in enumerate(self.mentions) if m.kind == "person" and m.start < turns and self.of[k]]
        spokespeople = [k for k in before if any(t.rank == "spokesperson" for t in self.mentions[k].titles)]
        by = [k for k in before if BY.search(self.text[max(self.mentions[k].start - 4, 0) : self.mentions[k].start])]
        people = list(dict.fromkeys(self.of[k] for k in spokespeople or by))
        return people[0] if len(people) == 1 else ()

    def guest_first(self) -> bool:
        """Is the one named first the guest, as one who "called on" the other or "was received by" them is?"""
        first = self.casting.drafts[self.principals[0]].mentions
        for subject in self.callers:
            at = bisect_left(first, subject.start, key=lambda i: self.mentions[i].start)
            if at < len(first) and self.mentions[first[at]].end <= subject.end:
                return True
        return False

    @cached_property
    def callers(self) -> tuple[Span, ...]:
        """The subjects of verbs of calling on somebody and of being received."""
        calling, receiving = (data.words(self.casting.language, name, "people") for name in ("calling", "receiving"))
        known = (f for f in self.casting.frames if f.lemma in (receiving if f.verb.passive else calling))
        return tuple(f.subject for f in known if f.subject)

    def together(self, i: int, mention: Mention, words: str) -> tuple[int, ...]:
        """ "the two leaders" are the principals; "both sides" and "our countries" their states."""
        people = self.principals or self.issuers
        speakers = self.speakers(mention.start)
        if re.match(r"our\b", words, re.I) and speakers:
            people = (*speakers, *(p for p in self.principals if p not in speakers))
        wanted = number_in(words)
        few = people[: wanted or MOST]
        if len(few) < (wanted or 2):
            few = counted(self.casting, words, i) or (told_last(self.casting, i) if wanted == TWO else ()) or few
        if not STATES_TOGETHER.search(words):
            return of_office(self.casting, words, i, few)
        states: list[int] = []
        for p in few:
            state = self.state_of(p)
            if state is not None and state not in states:
                states.append(state)
        if len(states) > 1:
            return tuple(states)
        return self.parties(mention) or (self.issuers if len(few) == 1 else ()) or few

    @cached_property
    def issuers(self) -> tuple[int, ...]:
        """Whose joint text it is, where nobody is told to have met."""
        return headed(self.casting)

    def parties(self, mention: Mention) -> tuple[int, ...]:
        """The states and bodies that speak together in a joint text."""
        speakers = self.speakers(mention.start)
        found = tuple(n for n in speakers if self.casting.drafts[n].type in ("state", "organization"))
        return found if len(found) > 1 else ()

    def state_of(self, number: int) -> int | None:
        iso = self.casting.drafts[number].iso
        return self.casting.keys.get(("state", iso)) if iso else None
