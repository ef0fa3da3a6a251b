"""Verb groups without a parser: forms from a lexicon, the auxiliaries before them, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from communique import data
from communique.model import Span
from communique.reading import Token, Verb
from communique.words.classes import is_adverb, tags
from communique.words.verbs import Form, forms

AUXILIARY = frozenset({"be", "have", "do", "modal"})
BE = frozenset({"be", "been", "being"})
# The forms that the last auxiliary lets follow, the likeliest first; without one, any.
ALLOWED: dict[str | None, tuple[str, ...]] = {
    "be": ("ing", "part"),
    "been": ("ing", "part"),
    "being": ("part",),
    "have": ("part",),
    None: ("past", "s", "base", "ing", "part"),
}


class GroupWords(NamedTuple):
    """Lists of clauses.toml by which a verb group is read."""

    future: frozenset[str]
    past_auxiliaries: frozenset[str]
    opening_gerunds: frozenset[str]
    base_auxiliaries: frozenset[str]
    not_verb_endings: frozenset[str]


@cache
def group_words(language: str) -> GroupWords:
    """The lists of a language, read once."""
    return data.filled(GroupWords, GroupWords._fields, language, "clauses")


class Group(NamedTuple):
    """A verb group and the token after it. `sure` is false where the words may be a noun or an adjective.

    `bare` is the form of the main verb.
    """

    verb: Verb
    after: int
    sure: bool
    bare: str


class Lead(NamedTuple):
    """What stands before the main verb: from token `first` to token `after`, the auxiliaries as their tags."""

    first: int
    after: int
    auxiliaries: tuple[str, ...]
    negated: bool
    infinitive: bool


def group_at(run: Sequence[Token], i: int, end: int, language: str) -> Group | None:
    """The verb group that begins at token i, before token `end`."""
    if not may_open(run[i].lower, language):
        return None
    lead = lead_at(run, i, end, language)
    entries = forms(language).get(run[lead.after].lower, ()) if lead.after < end else ()
    entry = main_form(entries, lead) or unlisted(run, lead, language)
    if entry:
        sure = bool(lead.auxiliaries or lead.infinitive)
        return Group(built(run, lead, entry, language), lead.after + 1, sure, entry.form)
    return alone(run, lead, language) if lead.auxiliaries else None


def may_open(word: str, language: str) -> bool:
    """May a verb group begin with a word: a verb form, an auxiliary or "to"?"""
    return word in forms(language) or word == "to" or tags(language).get(word) in AUXILIARY


def lead_at(run: Sequence[Token], i: int, end: int, language: str) -> Lead:
    """Auxiliaries, "to", "not" and adverbs from token i on, before token `end`."""
    table = tags(language)
    at, negated, infinitive = i, False, False
    aux: list[str] = []
    while at < end:
        word = run[at].lower
        tag = table.get(word)
        if word == "to" and (at == i or aux[-1:] in (["be"], ["have"])) and base_after(run, at, end, language):
            infinitive = at == i
            if not infinitive:
                aux.append("to")
        elif tag in AUXILIARY:
            aux.append(auxiliary(word, tag, language))
            negated = negated or word.endswith("n't") or word == "cannot"
        elif (aux or infinitive) and is_adverb(word, language):
            negated = negated or tag == "negation"
        else:
            break
        at += 1
    return Lead(i, at, tuple(aux), negated, infinitive)


def auxiliary(word: str, tag: str, language: str) -> str:
    """What an auxiliary counts as: its tag, "been" and "being" themselves, "will", or another modal verb."""
    if word in BE and word != "be":
        return word
    if word in group_words(language).future:
        return "will"
    return word if tag == "modal" else tag


def alone(run: Sequence[Token], lead: Lead, language: str) -> Group:
    """The group of an auxiliary with no main verb after it: "is", "had", "may"."""
    table, words = tags(language), group_words(language)
    last = max(k for k in range(lead.first, lead.after) if table.get(run[k].lower) in AUXILIARY)
    tag = lead.auxiliaries[-1]
    lemma = "be" if tag in BE else tag if tag in ("have", "do") else "modal"
    entry = Form(lemma, "past" if run[last].lower in words.past_auxiliaries else "base")
    before = lead._replace(after=last, auxiliaries=lead.auxiliaries[:-1])
    return Group(built(run, before, entry, language), last + 1, True, entry.form)


def unlisted_past(run: Sequence[Token], i: int, language: str) -> Group | None:
    """The group of an -ed form that no verb of the lexicon has, in lower case and of no closed class."""
    word = run[i].lower
    known = word in tags(language) or word in forms(language) or word in data.words(language, "tags.adjective_ed")
    if known or run[i].text != word or not word.endswith("ed") or len(word) < SHORTEST_PAST:
        return None
    entry = Form(word.removesuffix("ed"), "past")
    return Group(built(run, Lead(i, i, (), False, False), entry, language), i + 1, False, "past")


SHORTEST_PAST = 5


def base_after(run: Sequence[Token], to: int, end: int, language: str) -> bool:
    """Does the base form of a verb follow the "to" at a token, adverbs left aside?"""
    i = to + 1
    while i < end and is_adverb(run[i].lower, language):
        i += 1
    if i >= end:
        return False
    word = run[i].lower
    return (
        word in group_words(language).base_auxiliaries
        or any(f.form == "base" for f in forms(language).get(word, ()))
        or unlisted(run, Lead(to, i, (), False, True), language) is not None
    )


def unlisted(run: Sequence[Token], lead: Lead, language: str) -> Form | None:
    """A verb that the lexicon lacks: a lower-case word after "will", or after "to" and before a determiner."""
    i = lead.after
    modal = lead.auxiliaries[-1:] in (("will",), ("would",))
    if i >= len(run) or not (lead.infinitive or modal) or not strange(run[i], language):
        return None
    after = run[i + 1].lower if i + 1 < len(run) else ""
    if modal or tags(language).get(after) in ("determiner", "possessive"):
        return Form(run[i].lower, "base")
    return None


def strange(word: Token, language: str) -> bool:
    """Is a word in no list, with an ending that a base form may have?"""
    return (
        word.text.isalpha()
        and word.text.islower()
        and len(word.text) > 3
        and word.lower not in forms(language)
        and word.lower not in tags(language)
        and not any(word.lower.endswith(ending) for ending in group_words(language).not_verb_endings)
    )


def main_form(entries: Sequence[Form], lead: Lead) -> Form | None:
    """The form of the main verb that the auxiliaries before it allow."""
    last = lead.auxiliaries[-1] if lead.auxiliaries else "to" if lead.infinitive else None
    for form in ALLOWED.get(last, ("base",)):
        for entry in entries:
            if entry.form == form:
                return entry
    return None


def built(run: Sequence[Token], lead: Lead, entry: Form, language: str) -> Verb:
    """The verb of a group whose main verb stands at the token after what leads to it."""
    aux, main = lead.auxiliaries, run[lead.after]
    return Verb(
        start=run[lead.first].start,
        end=main.end,
        head=Span(main.start, main.end),
        lemma=entry.lemma,
        form=form_of(run, lead, entry, language),
        tense=tense_of(run, lead, entry, language),
        modal=modal_of(aux),
        perfect="have" in aux,
        progressive=entry.form == "ing" and "be" in aux,
        passive=entry.form == "part" and any(a in BE for a in aux),
        negated=lead.negated,
    )


def modal_of(auxiliaries: Sequence[str]) -> str | None:
    """The modal verb among the auxiliaries ("will" for "shall" too)."""
    return next((a for a in auxiliaries if a not in BE and a not in ("have", "do", "to")), None)


def form_of(run: Sequence[Token], lead: Lead, entry: Form, language: str) -> Literal["finite", "infinitive", "gerund"]:
    """The form of a whole group."""
    if lead.infinitive:
        return "infinitive"
    opening = run[lead.first].lower in group_words(language).opening_gerunds
    return "gerund" if opening or (entry.form == "ing" and not lead.auxiliaries) else "finite"


def tense_of(run: Sequence[Token], lead: Lead, entry: Form, language: str) -> Literal["past", "present", "future"]:
    """The tense of a whole group; "is to visit" is future."""
    aux = lead.auxiliaries
    if modal_of(aux) == "will" or ("to" in aux and "be" in aux):
        return "future"
    told = run[lead.first].lower in group_words(language).past_auxiliaries
    return "past" if told or entry.form == "past" or (entry.form == "part" and not aux) else "present"
