"""Proper names of people: where one begins and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.lexicon import Lexicon
from communique.reading import Token

LONGEST = 8
LONGEST_ABBREVIATION = 7  # tokens between brackets, the closing one included


def capital(token: Token) -> bool:
    """Does a word begin with a capital?"""
    return token.text[0].isupper() and token.text[0].isalpha()


def joined(run: Sequence[Token], i: int) -> bool:
    """Is token i separated from the one before by no more than spaces on one line?"""
    return i > 0 and run[i].start - run[i - 1].end <= 2 and not run[i].fresh


def nameable(lex: Lexicon, run: Sequence[Token], i: int) -> bool:
    """May token i be part of a name?"""
    token = run[i]
    if not capital(token):
        return with_article(lex, token)
    if token.text in lex.small.months_as_names:  # "Minister June Adeyemi", not "Minister June 5"
        return i + 1 < len(run) and run[i + 1].text.isalpha() and joined(run, i + 1) and nameable(lex, run, i + 1)
    if token.lower in lex.not_names and token.text not in lex.given_names:
        return within_name(lex, run, i)
    if token.lower in lex.small.owner_links and not led_on(lex, run, i):
        return False  # a headline: "Chief To Visit Oslo"
    if token.lower in lex.verb_forms and token.text not in lex.given_names and token.lower not in lex.surname_verbs:
        return False  # a headline in capitals: "President X Receives"
    if "-" in token.text and token.lower.split("-")[0] in lex.not_names and not doubled(lex, token):
        return False  # "President-elect"
    state = lex.states.at(run, i)
    return not (state and token.text not in lex.people_names)


def led_on(lex: Lexicon, run: Sequence[Token], i: int) -> bool:
    """Does another word of a name follow token i?"""
    return i + 1 < len(run) and joined(run, i + 1) and capital(run[i + 1]) and nameable(lex, run, i + 1)


def doubled(lex: Lexicon, token: Token) -> bool:
    """Is it a name of two parts, the first of which is a title as well ("Amir-Karimi")?"""
    first, _, last = token.text.partition("-")
    return first in lex.small.titles_in_names and last[:1].isupper()


def within_name(lex: Lexicon, run: Sequence[Token], i: int) -> bool:
    """Is a word that is a title too a name's here, a name before it and behind it ("Hossein Amir Karimi")?"""
    if run[i].text not in lex.small.titles_in_names or i + 1 >= len(run) or not joined(run, i):
        return False
    before = capital(run[i - 1]) and run[i - 1].lower not in lex.not_names and not lex.states.at(run, i - 1)
    return before and capital(run[i + 1]) and joined(run, i + 1) and run[i + 1].lower not in lex.not_names


def named_at(lex: Lexicon, run: Sequence[Token], i: int) -> bool:
    """Does a name begin at token i, on the line of the token before?"""
    return i < len(run) and (nameable(lex, run, i) or initials(run, i)) and joined(run, i)


def past_abbreviation(run: Sequence[Token], i: int) -> int:
    """The token after "(MoS)", "(E&SA)", "(Asia & Pacific)" at token i; i where none stands there."""
    if i >= len(run) or run[i].text != "(":
        return i
    for at in range(i + 1, min(i + LONGEST_ABBREVIATION, len(run))):
        if run[at].text == ")":
            return at + 1 if at > i + 1 else i
        if not (capital(run[at]) or run[at].text == "&"):
            return i
    return i


def initial(run: Sequence[Token], i: int) -> bool:
    """Is token i a capital with a full stop after it?"""
    return len(run[i].text) == 1 and capital(run[i]) and i + 1 < len(run) and run[i + 1].text == "."


def initials(run: Sequence[Token], i: int) -> bool:
    """ "R." or "W.S." at token i."""
    text = run[i].text
    return initial(run, i) or (len(text) in (4, 6) and text[1::2] == "." * (len(text) // 2) and text[::2].isupper())


def name_end(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after the name that begins at token i; i itself where none does."""
    at = i
    while at < len(run) and at - i < LONGEST and (at == i or joined(run, at)):
        if initials(run, at):
            at += 1 if len(run[at].text) > 1 else 2
        elif nameable(lex, run, at):
            at += 1
        elif particle_run(lex, run, at, i):
            at = particle_run(lex, run, at, i)
        elif nickname(lex, run, at, i):
            at += 3
        else:
            break
    return with_suffix(lex, run, at) if at > i else i


def nickname(lex: Lexicon, run: Sequence[Token], at: int, begin: int) -> bool:
    """Does a name go on with a nickname in quotation marks (Juan "Juancho" Ruiz)?"""
    if at == begin or at + 3 >= len(run) or run[at].text not in QUOTES or run[at + 2].text not in QUOTES:
        return False
    return capital(run[at + 1]) and nameable(lex, run, at + 3) and joined(run, at + 3)


QUOTES = frozenset({'"', "\u201c", "\u201d", "'", "\u2018", "\u2019", "''"})


def particle_run(lex: Lexicon, run: Sequence[Token], at: int, begin: int) -> int:
    """The token after particles that lead to another name token, else 0 ("bin Hamad", "van der")."""
    last = at
    while last < len(run) and run[last].lower in lex.particles and last - at < 3:
        last += 1
    if last == at or last >= len(run) or not nameable(lex, run, last) or not joined(run, last):
        return 0
    if run[at].text in lex.small.not_before_names or (at == begin and run[at].text.islower()):
        return 0
    return last


def with_article(lex: Lexicon, token: Token) -> bool:
    """Is it a name with its article in lower case before a hyphen ("al-Amri")?"""
    article, _, name = token.text.partition("-")
    return article in lex.small.hyphened_articles and name[:1].isupper()


def with_suffix(lex: Lexicon, run: Sequence[Token], at: int) -> int:
    """Past ", Jr." or "III"."""
    for comma in (1, 0):
        k = at + comma
        if k < len(run) and run[k].lower in lex.suffixes and (not comma or run[at].text == ","):
            return k + 2 if k + 1 < len(run) and run[k + 1].text == "." else k + 1
    return at
