"""Documents and institutions that say something: "the letter", "the ministry", "Peru's embassy"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.annotate.names import capital, joined, nameable
from communique.annotate.others import institution_end
from communique.annotate.states import state_at
from communique.annotate.titles import title_at
from communique.match import Hit
from communique.model import Span
from communique.reading import INSTITUTION, TOGETHER, Mention, Token

DOCUMENT = "A document that is said to say something."
CLOSING = frozenset({'"', "\u201d", "\u00bb", "'", "\u2019"})
NAMED = "A name behind a verb of speech after a quotation is that of who speaks."
SHORTEST, LONGEST = 3, 6  # letters of an agency's initials
FEWEST = 2  # tokens before a speaker: a closing mark and a verb
MOST_NAMES = 4
FARTHEST_ISSUER = 14  # tokens from a document to the verb, past who puts it out
FARTHEST = 4  # tokens between what speaks and its verb
ADJECTIVES = 2


def speaking_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """A document, an institution or "both" at token i that says something, and the token after it."""
    finders = (document_mention, institution_mention, both_mention, agency_mention, quoted_speaker)
    return next((found for finder in finders if (found := finder(lex, run, i))), None)


def agency_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "AKP reports": capitals that no list knows, where they are said to say something in lower case."""
    word = run[i].text
    letters = word.isalpha() and word.isupper() and SHORTEST <= len(word) <= LONGEST
    told = letters and i + 1 < len(run) and run[i + 1].text.islower() and tells(lex, run, i + 1)
    if not told or lex.organizations.at(run, i) or state_at(lex, run, i) or lex.offices.at(run, i):
        return None
    name = Span(run[i].start, run[i].end)
    return Mention(name.start, name.end, "organization", name, rule=INSTITUTION), i + 1


def quoted_speaker(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "…, said Name.": a name that nothing else tells, behind a quotation and its verb."""
    if i < FEWEST or not nameable(lex, run, i) or run[i - 1].lower not in lex.small.behind_quotations:
        return None
    closed = run[i - 2].text in CLOSING or run[i - 2].text in ",?!"
    after = i + 1
    while after < len(run) and after - i < MOST_NAMES and nameable(lex, run, after) and joined(run, after):
        after += 1
    small = after >= len(run) or not run[after].text[0].isalpha() or run[after].lower in lex.closed
    if not closed or not small or title_at(lex, run, i) or lex.organizations.at(run, i) or lex.places.at(run, i):
        return None
    name = Span(run[i].start, run[after - 1].end)
    return Mention(name.start, name.end, "person", name, rule=NAMED), after


def both_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "Both said that": the two told of before."""
    joined = i > 0 and run[i - 1].text[0].isalnum() and run[i - 1].lower not in lex.conjunctions
    words = " ".join(token.lower for token in run[i : i + 2])
    after = i + 1 if run[i].lower in lex.small.two_alone else i + 2 if words in lex.small.two_alone else i
    if after == i or joined or not tells(lex, run, after):
        return None
    return Mention(run[i].start, run[after - 1].end, "group", None, (), None, True, TOGETHER), after


def document_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "The letter", "the joint declaration", where it is said to say something."""
    if run[i].lower not in lex.small.document_articles:
        return None
    for at in (i + 1, i + 2, i + 3):
        hit = lex.documents.at(run, at) if at < len(run) else None
        if hit and (tells(lex, run, published(lex, run, hit.last)) or led(lex, run, i, hit.last)):
            name = Span(run[i + 1].start, run[hit.last - 1].end)
            return Mention(run[i].start, name.end, "document", name, rule=DOCUMENT), hit.last
    return None


def institution_mention(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[Mention, int] | None:
    """ "The ministry", "the Norwegian embassy", "Peru's presidency", where it is said to say something."""
    iso, at = owner(lex, run, i)
    first = at
    hit: Hit | None = None
    for k in range(at, min(at + ADJECTIVES + 1, len(run))):
        hit = lex.institutions.at(run, k)
        known = run[k].lower in lex.portfolio_words or run[k].lower in lex.small.institution_adjectives
        if hit or not (known or (k > i and capital(run[k]))):
            break
    after = of_what(lex, run, hit.last) if hit else i
    if at == i and hit and hit.first > i and run[i].lower in lex.small.institution_adjectives:
        after = at = named_after(lex, run, hit.last)  # "state news agency BNA"
    if at == i or not hit or not (tells(lex, run, published(lex, run, after)) or led(lex, run, i, after)):
        return None
    name = Span(run[first].start, run[after - 1].end)
    return Mention(run[i].start, name.end, "organization", name, (), iso, rule=INSTITUTION), after


def named_after(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after an agency's name at token `at`."""
    return at + (at < len(run) and capital(run[at]))


def of_what(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after "of Foreign Affairs" at token `at`, which goes on an institution's name."""
    linked = at + 1 < len(run) and run[at].lower in lex.small.institution_of | {"for"} and capital(run[at + 1])
    return institution_end(lex, run, at + 1) if linked else at


def published(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """The token after "from the ministry", "on its website" at token `at`: who puts a document out, or where."""
    if at >= len(run) or run[at].lower not in lex.small.publishing:
        return at
    for k in range(at + 1, min(at + FARTHEST_ISSUER, len(run))):
        if run[k].lower in lex.narrating or not run[k].text[0].isalnum():
            return k
    return at


def owner(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str | None, int]:
    """The state before an institution's name, and the token after "the", "its", "the Norwegian", "Peru's"."""
    led = run[i].lower in lex.small.articles or run[i].lower in lex.possessives
    at = i + led
    state = state_at(lex, run, at) if at < len(run) else None
    if not state:
        return None, at
    owned = state[2] < len(run) and run[state[2]].lower == "'s"
    return (state[0], state[2] + owned) if owned or state[1] else (None, i)


def tells(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    """Does a verb of narration follow at token `at`, an adverb before it allowed ("has also said")?"""
    for token in run[at : at + FARTHEST]:
        if not (token.lower in lex.small.before_telling or token.lower.endswith("ly")):
            return token.lower in lex.narrating
    return False


def led(lex: Lexicon, run: Sequence[Token], i: int, after: int) -> bool:
    """Does "according to" stand before token i, or a verb after a quotation ("…, read the statement.")?"""
    inverted = i > 1 and run[i - 1].lower in lex.narrating and not run[i - 2].text[0].isalnum()
    ends = after >= len(run) or run[after].text in ".,;" or run[after].lower in lex.small.publishing
    return (inverted and ends) or (i > 1 and f"{run[i - 2].lower} {run[i - 1].lower}" in lex.small.source_links)
