"""Titles: the words of an office, its portfolio, and whose office it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.annotate.lexicon import Lexicon, OfficeWord
from communique.annotate.names import capital, initials, joined, nameable
from communique.model import Span
from communique.reading import Title, Token

# Words that name an office only in capitals, before a name or with "of": in lower case they are common nouns.
COMMON = frozenset({
    "secretary", "head", "chief", "director", "leader", "chair", "representative", "commander", "commissioner", "king",
    "assistant", "speaker", "member", "coordinator", "whip", "counsellor", "aide", "adviser", "advisor", "chairman",
    "justice", "judge", "envoy", "prince", "superintendent", "founder", "pope", "queen", "ruler", "duke", "fm", "pm",
    "mp", "coordinators", "administrator", "comptroller", "marshal", "metropolitan", "cardinal", "governor", "premier",
})  # fmt: skip


class Found(NamedTuple):
    """Titles said together, the token after them, and whether they are plural."""

    titles: tuple[Title, ...]
    after: int
    plural: bool


class Body(NamedTuple):
    iso: str | None
    span: Span | None
    after: int


def state_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str, bool, int] | None:
    """(iso3, is adjective, token after) of the state named at token i, its "Republic of" included."""
    at = i
    whole = lex.states.at(run, i)
    prefix = lex.state_prefixes.at(run, i) if not whole else None
    if prefix and capital(run[i]):
        at = prefix.last + (1 if prefix.last < len(run) and run[prefix.last].lower == "the" else 0)
    hit = lex.states.at(run, at) if at < len(run) else None
    if (
        not hit
        or not capital(run[at])
        or (
            hit.last - hit.first == 1
            and len(run[at].text) < 4
            and run[at].text.lower() != run[at].text
            and not spelled(run, hit.first)
        )
    ):
        return None
    if prefix and hit.payload.adjective:
        return None
    if (
        hit.payload.adjective
        and hit.last < len(run)
        and run[hit.last].text in lex.realms
        and joined(run, hit.last)
    ):
        return hit.payload.iso, False, hit.last + 1  # "the Italian Republic"
    return hit.payload.iso, hit.payload.adjective, hit.last


def spelled(run: Sequence[Token], i: int) -> bool:
    """Is a short name written as an abbreviation ("US", "UK"), not as a word ("Us")?"""
    return run[i].text.isupper() or "." in run[i].text or run[i].text in ("Lao",)


def body_at(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """Whose office it is: "of the Republic of Belarus", "to the United Nations", "for NATO", at token i."""
    if i + 1 >= len(run) or run[i].lower not in ("of", "to", "for", "at", "in"):
        return None
    at = i + 1 + (run[i + 1].lower in ("the", "our", "his", "her", "their"))
    at += at < len(run) and run[at].lower in lex.fraternal
    if at >= len(run):
        return None
    if (
        at + 1 < len(run)
        and run[at].text in ("Republic", "Nation", "Federation", "Union", "State")
        and run[i].lower == "of"
        and run[at + 1].lower not in ("of", "for")
        and not capital(run[at + 1])
    ):
        return Body(None, None, at + 1)
    if rank in ("envoy", "other", "national_security", "deputy_minister") and run[i].lower in ("of", "to"):
        superior = title_at(lex, run, at)  # "Special Envoy of the President of X"
        if superior and superior.titles[0].iso:
            return Body(superior.titles[0].iso, None, superior.after)
    state = state_at(lex, run, at)
    if state and run[i].lower not in ("at", "in"):
        iso, adjective, after = state
        helped = (
            run[i].lower == "for" and after < len(run) and run[after].lower == "'s"
        )  # "thanked the Minister for Japan's help"
        if not adjective and not helped:
            return Body(iso, Span(run[at].start, run[after - 1].end), after)
        return None
    organization = lex.organizations.at(run, at)
    if organization:
        return Body(None, Span(run[at].start, run[organization.last - 1].end), organization.last)
    if run[i].lower == "of" and rank in (
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
    ):
        return unknown_state(lex, run, at)
    return None


def unknown_state(lex: Lexicon, run: Sequence[Token], at: int) -> Body | None:
    """A state that the world data does not know, named after "President of": one capital word, or its "Republic of"."""
    prefix = lex.state_prefixes.at(run, at)
    begin = prefix.last if prefix else at
    if begin < len(run) and nameable(lex, run, begin) and run[begin].text not in lex.given_names:
        return Body(None, Span(run[at].start, run[begin].end), begin + 1)
    return None


def institution(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """An institution after "Head of the …" at token i: capital words of the common vocabulary. `span` is its own name
    without the state that it ends with ("of the Republic of X"), `iso` that state."""
    if (
        i + 1 >= len(run)
        or run[i].lower not in ("of", "for")
        or rank in ("minister", "head_of_state", "head_of_government")
    ):
        return None
    at = i + 1 + (run[i + 1].lower == "the")
    last, own, iso = at, at, None
    while last < len(run) and last - at < 14 and (last == at or joined(run, last)):
        state = state_at(lex, run, last)
        if state:
            last, iso = state[2], iso or state[0]
            own = last if state[1] or last - 1 == at else own
        elif institutional(lex, run, last):
            hit = lex.places.at(run, last)
            last = own = hit.last if hit else last + 1
        elif last > at and run[last].lower in ("of", "for", "on", "and", "the"):
            last += 1
        else:
            break
    while last > at and run[last - 1].lower in ("of", "for", "on", "and", "the"):
        last -= 1
    while (
        at < own == last < len(run)
        and not complete(lex, run[last - 1])
        and run[last - 2].lower != "for"
        and capital(run[last])
        and joined(run, last)
    ):
        last = own = last + 1  # "the State Great Hural": capital words that go on an institution's name
    return Body(iso, Span(run[at].start, run[own - 1].end), last) if own > at else None


def institutional(lex: Lexicon, run: Sequence[Token], k: int) -> bool:
    if len(run[k].text) == 1:
        return False
    if run[k - 1].lower == "for" and capital(run[k]):
        return True  # "Commissioner for Enlargement"
    common = (
        run[k].lower in lex.not_names
        or run[k].lower in lex.portfolio_words
        or run[k].text in lex.organization_ends
    )
    return capital(run[k]) and (common or bool(lex.places.at(run, k)))


def complete(lex: Lexicon, token: Token) -> bool:
    """Is an institution's name whole with this word ("Committee", "Affairs")?"""
    return (
        token.text in lex.organization_ends
        or token.lower in lex.portfolio_words
        or token.lower in ("affairs", "majesty", "highness", "president")
    )


def portfolio_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str | None, int]:
    """(portfolio id, token after) of "Foreign Affairs and Trade" at token i; (None, i) where there is none."""
    at, first = i, None
    while at < len(run):
        hit = lex.portfolios.at(run, at)
        if hit:
            first, at = first or hit.payload, hit.last
        elif capital(run[at]) and (
            run[at].lower in lex.portfolio_words or (run[at].text.isupper() and len(run[at].text) in (3, 4, 5))
        ):
            at += 1
        else:
            break
        step = at
        while step < len(run) and run[step].text in (",", "and", "&") and step - at < 2:
            step += 1
        if (
            step == at
            and at < len(run)
            and (lex.portfolios.at(run, at) or (capital(run[at]) and run[at].lower in lex.portfolio_words))
            and not lex.offices.at(run, at)
        ):
            continue
        more = (
            step < len(run)
            and step > at
            and (lex.portfolios.at(run, step) or run[step].lower in lex.portfolio_words)
        )
        if not more or lex.offices.at(run, step):
            break
        at = step
    return first, at


def title_at(lex: Lexicon, run: Sequence[Token], i: int) -> Found | None:
    """The titles that begin at token i: "former Deputy Prime Minister and Minister of Energy of Latvia"."""
    first = one_title(lex, run, i)
    if not first:
        return None
    titles, at = list(first.titles), first.after
    for _ in range(4):
        step = at
        while step < len(run) and run[step].text in (",", "and", "/", "-", "cum") and step - at < 2:
            step += 1
        bare = (
            step == at < len(run) and capital(run[at]) and joined(run, at)
        )  # "Director of X Ambassador Name"
        more = (
            one_title(lex, run, step) if bare or (at < step < len(run) and run[step - 1].text != ",") else None
        )
        if bare and more and not followed_by_name(lex, run, more.after):
            break
        if (
            not more
            or more.plural != first.plural
            or (followed_by_name(lex, run, more.after) != followed_by_name(lex, run, at)
            and followed_by_name(lex, run, at))
        ):
            break
        if (titles[-1].iso and more.titles[0].iso and titles[-1].iso != more.titles[0].iso) or first.plural:
            break
        titles += more.titles
        at = more.after
    return Found(tuple(with_body(titles)), at, first.plural)


def followed_by_name(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    return at < len(run) and (nameable(lex, run, at) or initials(run, at)) and joined(run, at)


def with_body(titles: list[Title]) -> list[Title]:
    """Titles said together share the state or body that only one of them names."""
    iso = next((t.iso for t in titles if t.iso), None)
    body = next((t.body for t in titles if t.body), None)
    return [t if t.iso or t.body else t._replace(iso=iso, body=body) for t in titles]


def one_title(lex: Lexicon, run: Sequence[Token], i: int) -> Found | None:
    """One title with its tenure, state adjective, portfolio and body, at token i."""
    at, tenure = tenure_at(lex, run, i)
    iso, owner, at = owner_at(lex, run, at)
    if i < at < len(run) and run[at].fresh and run[at].start - run[at - 1].end > 1:
        return None  # a paragraph parts a headline's last word from the title below
    if at < len(run) and tenure == "current":
        at, tenure = tenure_at(lex, run, at)
    word, begin, after, portfolio = core_at(lex, run, at)
    if not word:
        word, begin, after = fronted(lex, run, at)
    if not word or ((owner or iso) and at == i):
        return None
    common = run[begin].text.islower() and all(run[k].lower in COMMON for k in range(begin, after))
    portfolio = portfolio or word.portfolio
    if word.takes in ("portfolio", "both") and after + 1 < len(run) and run[after].lower in ("of", "for"):
        skip = after + 1 + (run[after + 1].lower == "the")
        found, end = portfolio_at(lex, run, skip)
        if end > skip:
            portfolio, after = found or portfolio, end
    if (
        word.portfolio
        and after + 1 < len(run)
        and run[after].text in ("and", ",")
        and not lex.offices.at(run, after + 1)
    ):
        _, end = portfolio_at(
            lex, run, after + 1
        )  # "Minister for Foreign Affairs and International Cooperation"
        after = (
            end
            if (end > after + 1
            and not followed_by_name(lex, run, end))
            or (end > after + 1
            and run[after].text == "and")
            else after
        )
    text_end = run[after - 1].end
    scope = institution(lex, run, after, word.rank) if not body_at(lex, run, after, word.rank) else None
    superior = superior_end(lex, run, after) if not scope else after
    if superior > after:
        after = superior
        scope = institution(lex, run, after, word.rank)
        text_end = run[after - 1].end
    if scope and scope.span:
        text_end, after, iso = scope.span.end, scope.after, scope.iso or iso
    if (
        (after < len(run)
        and run[after].lower in ("-elect", "elect", "designate", "-designate"))
        or (after + 1 < len(run)
        and run[after].text == "-"
        and run[after + 1].lower in ("elect", "designate"))
    ):
        after += 1 if run[after].text != "-" else 2
        tenure = "elect"
    posted = word.rank == "ambassador" and after < len(run) and run[after].lower == "to"
    if posted:
        to = body_at(lex, run, after, word.rank)
        after = to.after if to else to_the_realm(lex, run, after)
        text_end = run[after - 1].end
    body = (
        body_at(lex, run, after, word.rank)
        if not posted and not (iso and word.rank in ("head_of_state", "head_of_government"))
        else None
    )
    if body:
        after, iso, owner = body.after, body.iso or iso, body.span or owner
        second = (
            body_at(lex, run, after, "ambassador")
            if after < len(run) and run[after].lower in ("to", "in")
            else None
        )
        after = second.after if second else to_the_realm(lex, run, after)
    if common and not (body or scope or iso or owner or followed_by_name(lex, run, after)):
        return None
    title = Title(
        run[begin].start,
        text_end,
        word.singular
        if word.plural
        else word.first
        if run[begin].text.isupper() and len(run[begin].text) < 4
        else "",
        word.office,
        word.rank,
        portfolio,
        iso,
        owner,
        tenure,
    )  # type: ignore[arg-type]
    return Found((title,), after, word.plural)


def to_the_realm(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "to the Kingdom" where no state is named."""
    words = [t.text for t in run[i : i + 3]]
    return i + 3 if words[:2] == ["to", "the"] and words[-1] in lex.realms else i


def superior_end(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "to the President", whose adviser somebody is; i where nobody is named so."""
    if i + 2 >= len(run) or run[i].lower != "to" or run[i + 1].lower != "the":
        return i
    word, _, after, _ = core_at(lex, run, i + 2)
    return after if word and not word.plural else i


def tenure_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[int, str]:
    tenure, at = "current", i
    while at < len(run):
        hit = lex.tenures.at(run, at)
        if not hit:
            break
        tenure = hit.payload if hit.payload != "neutral" else tenure
        at = hit.last
    return (at, tenure) if at < len(run) else (i, "current")


def owner_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[str | None, Span | None, int]:
    """A state's adjective, name or possessive, or an organization, before the title ("Belarusian", "Japan's", "NATO")."""
    if i >= len(run):
        return None, None, i
    state = state_at(lex, run, i)
    if state:
        at = state[2]
        span = Span(run[i].start, run[at - 1].end)
        return state[0], span, at + (at < len(run) and run[at].lower == "'s")
    organization = lex.organizations.at(run, i)
    if organization:
        at = organization.last
        return None, Span(run[i].start, run[at - 1].end), at + (at < len(run) and run[at].lower == "'s")
    return None, None, i


def fronted(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[OfficeWord | None, int, int]:
    """An institution before a title ("National Economic Council Director"): (office, first token, token after)."""
    at = i
    while (
        at < len(run)
        and at - i < 9
        and (capital(run[at]) or (run[at].text == "(" and at > i))
        and (at == i or joined(run, at))
        and run[at].lower not in lex.closed
    ):
        if at > i and at + 3 < len(run) and run[at].text == "(" and run[at + 2].text == ")":
            at += 3  # "National Assembly (NA) Chairwoman"
        hit = lex.offices.at(run, at) if at > i else None
        if hit and hit.payload.office in FRONTED:
            return hit.payload, i, hit.last
        if (
            run[at].lower not in lex.not_names
            and run[at].lower not in lex.portfolio_words
            and run[at].text not in lex.organization_ends
        ):
            break
        at += 1
    return None, i, i


FRONTED = frozenset(
    {
        "official",
        "adviser",
        "national_security_adviser",
        "secretary",
        "secretary_general",
        "commissioner",
        "spokesperson",
        "international_head",
        "deputy_minister",
        "envoy",
        "minister",
    }
)


def core_at(lex: Lexicon, run: Sequence[Token], i: int) -> tuple[OfficeWord | None, int, int, str | None]:
    """(office, first token, token after, portfolio) of the title word itself, a portfolio before it included."""
    hit = lex.offices.at(run, i) if i < len(run) else None
    portfolio, at = portfolio_at(lex, run, i)
    if at > i and at < len(run) and run[at].lower in lex.fronted and (not hit or hit.last <= at):
        fronted = lex.offices.at(run, at)
        if fronted:
            return fronted.payload, i, fronted.last, portfolio
    if not hit:
        return None, i, i, None
    return hit.payload, i, hit.last, None
