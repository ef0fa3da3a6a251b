"""The namings that say the same of a person, taken together, and what is known of one person from several of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from communique.ledger.items import Held, Naming
from communique.ledger.names import Form, form
from communique.ledger.posts import Post, post

ALIKE = (0.99, "the same name with the same offices")
NEVER = 10_000_000  # days from a text without a day to any other


@lru_cache(maxsize=50_000)
def day(written: str) -> int:
    """An ISO date as a number of days; 0 where there is none."""
    try:
        return date.fromisoformat(written).toordinal()
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True)
class Profile:
    """Namings by one form of name with the same offices. `past`: those that texts call former."""

    form: Form
    posts: frozenset[Post]
    past: frozenset[Post]
    namings: tuple[Naming, ...]

    @property
    def days(self) -> tuple[int, int]:
        """First and last day; (0, 0) where no text has one."""
        known = [number for naming in self.namings if (number := day(naming.published))]
        return (min(known), max(known)) if known else (0, 0)

    @property
    def rank(self) -> tuple[bool, int, int, tuple[str, ...], str, str]:
        """The order in which profiles are placed: those with offices, the fullest names, the most documents first."""
        bare = not (self.posts or self.past)
        return bare, -len(self.form.words), -len(self.namings), self.form.words, self.form.end, self.namings[0].key


@lru_cache(maxsize=4_000)
def posts_of(offices: tuple[Held, ...]) -> tuple[frozenset[Post], frozenset[Post]]:
    """The offices that a naming gives: those held then, those held before."""
    past = frozenset(post(held) for held in offices if held.tenure == "former")
    return frozenset(post(held) for held in offices if held.tenure != "former"), past


def profiles(namings: Iterable[Naming], judged: frozenset[str] = frozenset()) -> list[Profile]:
    """The namings by what they say, in the order in which they are placed. One that a verdict names stands alone."""
    found: dict[tuple[object, ...], list[Naming]] = defaultdict(list)
    for naming in sorted(namings, key=lambda one: one.key):
        taken = form(naming.name)
        posts, past = posts_of(naming.offices)
        found[taken.words, taken.end, posts, past, naming.key if naming.key in judged else ""].append(naming)
    made = (Profile(form(those[0].name), *posts_of(those[0].offices), tuple(those)) for those in found.values())
    return sorted(made, key=lambda one: one.rank)


@dataclass(slots=True)
class Stay:
    """From when to when, in how many texts."""

    first: int = NEVER
    last: int = 0
    texts: int = 0

    def add(self, days: tuple[int, int], texts: int) -> None:
        if days[0]:
            self.first, self.last = min(self.first, days[0]), max(self.last, days[1])
        self.texts += texts

    def gap(self, when: int) -> int:
        """Days between this stay and a day: 0 within it, and where either has no day."""
        if not when or not self.last:
            return 0
        return max(self.first - when, when - self.last, 0)

    def meets(self, other: Stay) -> bool:
        return bool(self.last and other.last) and self.first <= other.last and other.first <= self.last


@dataclass(slots=True)
class Known:
    """What is known of one person so far. `number`: the how manieth person of its group; `keys`: where it is found."""

    number: int
    keys: set[str] = field(default_factory=set)
    forms: dict[Form, int] = field(default_factory=dict)
    posts: dict[Post, Stay] = field(default_factory=dict)
    past: set[Post] = field(default_factory=set)
    together: set[tuple[Post, Post]] = field(default_factory=set)
    stay: Stay = field(default_factory=Stay)
    namings: list[Naming] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    why: list[tuple[Naming, float, str]] = field(default_factory=list)

    def add(self, profile: Profile, strength: float, reason: str) -> None:
        days = profile.days
        self.forms[profile.form] = self.forms.get(profile.form, 0) + len(profile.namings)
        for one in profile.posts:
            self.posts.setdefault(one, Stay()).add(days, len(profile.namings))
        self.past |= profile.past
        everything = sorted(profile.posts | profile.past)
        self.together.update((one, other) for one in everything for other in everything if one != other)
        self.stay.add(days, len(profile.namings))
        self.namings.extend(profile.namings)
        self.documents.update(naming.document for naming in profile.namings)
        first = not self.why
        self.why.extend((naming, strength, reason) for naming in profile.namings)
        if first and len(self.why) > 1:
            self.why[1:] = [(naming, *ALIKE) for naming in profile.namings[1:]]

    @property
    def full(self) -> Sequence[Form]:
        """The forms of more than one word, or what there is."""
        return [one for one in self.forms if not one.single] or list(self.forms)

    def states(self) -> Counter[str]:
        """The states of the offices, by texts."""
        found: Counter[str] = Counter()
        for one, stay in self.posts.items():
            if one.state:
                found[one.state] += stay.texts
        found.update(one.state for one in self.past if one.state)
        return found

    def offices(self) -> Iterator[Post]:
        yield from self.posts
        yield from self.past
