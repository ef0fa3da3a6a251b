"""Titles: the words of an office, its portfolio, and whose office it is."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotate.bodies import Body, body_at, named_body, owner_at, owner_start, to_the_realm, unnamed_state
from communique.annotate.institutions import common, institution, institution_end, within
from communique.annotate.lexicon import Lexicon
from communique.annotate.ministries import of_ministry
from communique.annotate.names import capital, initials, joined, name_end, named_at, past_abbreviation
from communique.annotate.office_words import Core, core_at, fronted_at, tenure_at
from communique.annotate.portfolios import past_joints, portfolio_at
from communique.annotate.title_drafts import Draft, Found
from communique.reading import Title, Token

MOST_TITLES = 5
HEADS = frozenset({"head_of_state", "head_of_government"})
# Ranks with a post abroad: "Ambassador of Chile to Peru"; a president travels "to" a state.
POSTED = frozenset({"ambassador", "consul", "envoy", "other", "international_organization_head", "legislator"})
# Ranks that may be somebody's: "Special Envoy of the President of X".
SERVING = frozenset({"envoy", "other", "national_security", "deputy_minister"})


def title_at(lex: Lexicon, run: Sequence[Token], i: int) -> Found | None:
    """The titles that begin at token i: "former Deputy Prime Minister and Minister of Energy of Latvia"."""
    first = one_title(lex, run, i)
    if not first:
        return None
    titles, at = list(first.titles), first.after
    while len(titles) < MOST_TITLES:
        more = next_title(lex, run, at, first.plural)
        iso = more.titles[0].iso if more else None
        if not more or first.plural or (iso and titles[-1].iso and titles[-1].iso != iso):
            break
        if apart(lex, run, i, (first, more)):
            break
        titles += more.titles
        at = more.after
    return Found(tuple(with_body(titles)), at, first.plural)


def next_title(lex: Lexicon, run: Sequence[Token], at: int, plural: bool) -> Found | None:
    """A title joined to those before token `at` by "and" or a comma, or by nothing before a name."""
    at = past_abbreviation(run, at)  # "President of the Nordic Union (NU) and Minister"
    step = past_joints(run, at, lex.small.title_joints)
    bare = step == at < len(run) and capital(run[at]) and joined(run, at)  # "Director of X Ambassador Name"
    if not bare and not (at < step < len(run) and run[step - 1].text != ","):
        return None
    if not bare and run[step].lower == "the":
        return None  # "the President and the King of X" are two
    more = one_title(lex, run, step)
    if not more or more.plural != plural:
        return None
    name_after = named_at(lex, run, more.after)
    if not name_after and (bare or named_at(lex, run, at)):
        return None
    return more


def apart(lex: Lexicon, run: Sequence[Token], i: int, pair: tuple[Found, Found]) -> bool:
    """ "The President and Prime Minister Dahl": two, one of whom is known by the office alone."""
    first, more = pair
    if i == 0 or run[i - 1].lower != "the" or first.after > i + 3:
        return False
    owner = owner_at(lex, run, first.after + 1)
    if owner.after > first.after + 1 and run[owner.after - 1].lower == "'s":
        return True  # "the Secretary-General and Norway's Minister"
    if not named_at(lex, run, more.after):
        return False
    heads = first.titles[0].rank == "head_of_state" and more.titles[0].rank in HEADS
    alone = heads and first.after == i + 1 and run[i + 1].text != ","
    if first.titles[0].rank == more.titles[0].rank == "head_of_government":
        return True  # "the Taoiseach and Prime Minister Dahl"
    brief = more.after <= first.after + 2 and name_end(lex, run, more.after) == more.after + 1
    return alone or brief  # "the Foreign Secretary and Secretary Lund"


def with_body(titles: list[Title]) -> list[Title]:
    """Titles said together share the state or body that only one of them names."""
    iso = next((t.iso for t in titles if t.iso), None)
    body = next((t.body for t in titles if t.body), None)
    return [t if t.iso or t.body else t._replace(iso=iso, body=body) for t in titles]


def one_title(lex: Lexicon, run: Sequence[Token], i: int) -> Found | None:
    """One title with its tenure, state adjective, portfolio and body, at token i."""
    begin, tenure = tenure_at(lex, run, i)
    owner = owner_at(lex, run, begin)
    at = owner.after
    if i < at < len(run) and run[at].fresh and run[at].start - run[at - 1].end > 1:
        return None  # a paragraph parts a headline's last word from the title below
    if begin < at < len(run) and tenure == "current":
        at, tenure = tenure_at(lex, run, at)
    core = core_at(lex, run, at) or fronted_at(lex, run, at)
    if not core or a_verb(lex, run, core):
        return None
    whole = with_portfolio(lex, run, core)
    draft = Draft(run[whole.after - 1].end, whole.after, tenure, owner.iso, owner.span)
    draft = elected(lex, run, with_scope(lex, run, draft, core))
    draft = posted(lex, run, draft) if at_a_post(run, draft, core) else with_owner(lex, run, draft, core)
    draft = draft._replace(after=stationed(lex, run, draft.after, core.word.rank))
    whole, draft = charged(lex, run, whole, draft)
    owned = draft.scoped or draft.iso or draft.owner
    if core.after < len(run) and run[core.after].lower == "to" and common_noun(lex, run, core):
        return None  # "will head to Norway"
    if not owned and common_noun(lex, run, core) and not named_at(lex, run, draft.after):
        return None
    title = of_ministry(lex, run[i : draft.after], titled(run, whole, draft))
    return Found((title,), draft.after, core.word.plural)


def charged(lex: Lexicon, run: Sequence[Token], core: Core, draft: Draft) -> tuple[Core, Draft]:
    """The title with its portfolio after the owner: "High Representative of the Union for Foreign Affairs"."""
    at = draft.after
    if not draft.owner or at == core.after or at + 1 >= len(run) or run[at].lower != "for":
        return core, draft
    portfolio, end = portfolio_at(lex, run, at + 1 + (run[at + 1].lower == "the"))
    if portfolio is None:
        return core, draft
    return core._replace(portfolio=portfolio), draft._replace(after=end, end=run[end - 1].end)


def a_verb(lex: Lexicon, run: Sequence[Token], core: Core) -> bool:
    """Is a title word in lower case the verb of "will co-chair the session"?"""
    before = run[core.begin - 1].lower if core.begin else ""
    after = run[core.after].lower if core.after < len(run) else ""
    return run[core.begin].text.islower() and before in lex.small.verb_leads and after in lex.small.owner_articles


def common_noun(lex: Lexicon, run: Sequence[Token], core: Core) -> bool:
    """Is a title word in lower case an ordinary noun as well ("leader", "head")?"""
    words = run[core.begin : core.after]
    return words[0].text.islower() and all(word.lower in lex.small.common_titles for word in words)


def titled(run: Sequence[Token], core: Core, draft: Draft) -> Title:
    """The title, with its full words where the text has it in the plural or abbreviated."""
    word, first = core.word, run[core.begin].text
    short = word.first if first.isupper() and len(first) < 4 and core.after == core.begin + 1 else ""
    return Title(
        start=run[core.begin].start,
        end=draft.end,
        text=word.singular if word.plural else short,
        office=word.office,
        rank=word.rank,
        portfolio=core.portfolio,
        iso=draft.iso,
        body=draft.owner,
        tenure=draft.tenure,
    )


def with_portfolio(lex: Lexicon, run: Sequence[Token], core: Core) -> Core:
    """The title word with the portfolio after it: "Minister of Energy", "… for Foreign Affairs and Trade"."""
    word, after = core.word, core.after
    portfolio = core.portfolio or word.portfolio
    aside = past_abbreviation(run, after)  # "Minister of State (MoS) for External Affairs"
    if after < aside < len(run) and run[aside].lower in lex.small.institution_of:
        after = aside
    if word.takes in ("portfolio", "both") and after + 1 < len(run) and run[after].lower in lex.small.institution_of:
        skip = after + 1 + (run[after + 1].lower == "the")
        ministry = lex.organization_starts.at(run, skip) if skip < len(run) else None
        skip = ministry.last if ministry else skip  # "State Minister of the Ministry of Trade"
        found, end = portfolio_at(lex, run, skip)
        longer = institution_end(lex, run, skip) > end or opens_a_name(lex, run, end)
        if end > skip and not (word.takes == "both" and longer):
            portfolio, after = found or portfolio, end
    if word.portfolio and after + 1 < len(run) and run[after].text in lex.small.joints:
        _, end = portfolio_at(lex, run, after + 1)
        more = end > after + 1 and not lex.offices.at(run, after + 1)
        if more and (run[after].text == "and" or not named_at(lex, run, end)):
            after = end
    return core._replace(after=after, portfolio=portfolio)


def opens_a_name(lex: Lexicon, run: Sequence[Token], end: int) -> bool:
    """Is the word before token `end` the first of a name that goes on ("Head of the National Seed Agency")?"""
    return run[end - 1].lower in lex.small.portfolio_openers and end < len(run) and capital(run[end])


def with_scope(lex: Lexicon, run: Sequence[Token], draft: Draft, core: Core) -> Draft:
    """The title with its institution ("Head of the … Committee"), or whose adviser somebody is."""
    rank, after, end = core.word.rank, draft.after, draft.end
    body = body_after(lex, run, after, rank)
    scope = institution(lex, run, after, rank) if not body or body_inside(lex, run, body) else None
    superior = superior_end(lex, run, after) if not scope else after
    if superior > after:
        after, end = superior, run[superior - 1].end
        scope = institution(lex, run, after, rank)
    if scope and scope.span:
        iso, owner = (scope.iso, scope.state) if scope.iso else (draft.iso, draft.owner)
        draft = draft._replace(end=scope.span.end, after=scope.after, iso=iso, owner=owner, scoped=True)
        return draft if scope.iso else inside(lex, run, draft)
    draft = draft._replace(end=end, after=after)
    return inside(lex, run, draft) if after > core.after and rank == "other" and not body else draft


def inside(lex: Lexicon, run: Sequence[Token], draft: Draft) -> Draft:
    """The title with the body in which its institution is ("Chair of the … Committee of the Riigikogu")."""
    last = within(lex, run, draft.after)
    return draft._replace(end=run[last - 1].end, after=last) if last > draft.after else draft


def body_inside(lex: Lexicon, run: Sequence[Token], body: Body) -> bool:
    """Does a state's institution follow its name ("of Kuwait's National Assembly", "the Peru Foreign Ministry")?"""
    at = body.after + (body.after < len(run) and run[body.after].lower == "'s")
    if not body.iso or at >= len(run) or not joined(run, body.after) or lex.offices.at(run, at) or initials(run, at):
        return False
    return capital(run[at]) and common(lex, run[at]) and not honoured_word(lex, run, at)


def honoured_word(lex: Lexicon, run: Sequence[Token], at: int) -> bool:
    return lex.honorifics.at(run, at) is not None or lex.ranks.at(run, at) is not None


def superior_end(lex: Lexicon, run: Sequence[Token], i: int) -> int:
    """The token after "to the President", "to His Majesty", whose adviser somebody is; i where nobody is named so."""
    if i + 1 < len(run) and run[i].lower == "to" and (style := lex.styles.at(run, i + 1)):
        return style.last
    if i + 2 >= len(run) or run[i].lower != "to" or run[i + 1].lower != "the":
        return i
    core = core_at(lex, run, i + 2)
    return core.after if core and not core.word.plural else i


def elected(lex: Lexicon, run: Sequence[Token], draft: Draft) -> Draft:
    """The title past "-elect" or "designate"."""
    after = draft.after + (draft.after + 1 < len(run) and run[draft.after].text == "-")
    if after < len(run) and run[after].lower in lex.small.elect:
        return draft._replace(after=after + 1, tenure="elect")
    return draft


def at_a_post(run: Sequence[Token], draft: Draft, core: Core) -> bool:
    """Does "to" lead from an ambassador to the post?"""
    return core.word.rank == "ambassador" and draft.after < len(run) and run[draft.after].lower == "to"


def posted(lex: Lexicon, run: Sequence[Token], draft: Draft) -> Draft:
    """An ambassador's title with the post ("to Japan"), which is part of its words and no owner."""
    post = body_at(lex, run, draft.after, "ambassador")
    after = post.after if post else to_the_realm(lex, run, draft.after)
    return draft._replace(after=after, end=run[after - 1].end)


def with_owner(lex: Lexicon, run: Sequence[Token], draft: Draft, core: Core) -> Draft:
    """The title with whose office it is, named after it."""
    rank = core.word.rank
    known = draft.iso and rank in HEADS
    body = None if known else known_or_named(lex, run, draft.after, rank)
    if not body:
        return draft
    after = body.after
    posting = rank in POSTED and after < len(run) and run[after].lower in lex.small.posting
    second = body_at(lex, run, after, "ambassador") if posting else None
    after = second.after if second else to_the_realm(lex, run, after)
    return draft._replace(after=after, iso=body.iso or draft.iso, owner=body.span or draft.owner, scoped=True)


def stationed(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> int:
    """The token after "in Oslo" before a name, where somebody is posted; i where it does not stand there."""
    place = lex.places.at(run, i + 1) if i + 1 < len(run) and run[i].lower in lex.small.location else None
    return place.last if place and rank == "ambassador" and named_at(lex, run, place.last) else i


def known_or_named(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """Whose office it is, at token i; "President of the Nordic Council" is of that body, and of no state "Nordic"."""
    own = named_body(lex, run, i, rank)
    return own if own and rank in HEADS else body_after(lex, run, i, rank) or own


def body_after(lex: Lexicon, run: Sequence[Token], i: int, rank: str) -> Body | None:
    """Whose office it is, at token i; where somebody serves another ("of the President of X"), the other's state."""
    at = owner_start(lex, run, i) if rank in SERVING else None
    if at is not None and run[i].lower in lex.small.superior_links and not unnamed_state(lex, run, i, at):
        superior = title_at(lex, run, at)
        alone = superior and not superior.plural and not named_at(lex, run, superior.after)
        if superior and (alone or superior.titles[0].iso):
            return Body(superior.titles[0].iso, None, superior.after)
    return body_at(lex, run, i, rank)
