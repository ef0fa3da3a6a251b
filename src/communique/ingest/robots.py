"""robots.txt as RFC 9309 has it: the group of our name or of everyone, the longest rule, and the delay asked for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

MOST_LINES = 20_000
MOST_STARS = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for the addresses that a pattern fits."""

    pattern: str
    allowed: bool

    def fits(self, path: str) -> bool:
        """Does the pattern fit a path from its start? `*` is anything, `$` at the end is the end."""
        closed = self.pattern.endswith("$")
        first, *parts = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        for number, part in enumerate(parts[:MOST_STARS]):
            if closed and number == len(parts) - 1:
                return path.endswith(part) and len(path) - len(part) >= at
            at = path.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return not closed or bool(parts) or at == len(path)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of us."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """May an address be read? The longest pattern that fits decides; of two, the one that allows."""
        if path == "/robots.txt":
            return True
        same = normal(path)
        fitting = [rule for rule in self.rules if rule.fits(same)]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allowed), default=None)
        return best is None or best.allowed


def normal(path: str) -> str:
    """A path in which each sign that can be written in two ways is written in one."""
    return quote(unquote(path), safe="/?&=*$:;,@!~'()+-._#[]%")


def rules(text: str, agent: str) -> Rules:
    """The rules for an agent: those of the groups that name it, else of the groups for everyone."""
    own, everyone = Group([], []), Group([], [])
    name = agent.split("/")[0].strip().lower()
    current: list[Group] = []
    in_names = False
    for key, value in entries(text):
        if key == "user-agent":
            current = current if in_names else []
            in_names = True
            agents = value.lower().split("/")[0].strip()
            current += [everyone] if agents == "*" else [own] if agents and agents == name else []
            for group in current:
                group.named = True
        else:
            in_names = False
            for group in current:
                group.take(key, value)
    return (own if own.named else everyone).made()


def entries(text: str) -> list[tuple[str, str]]:
    """The `key: value` lines, comments left out."""
    lines = (line.split("#", 1)[0].partition(":") for line in text.lstrip("\ufeff").splitlines()[:MOST_LINES])
    return [(key.strip().lower(), value.strip()) for key, sign, value in lines if sign]


@dataclass(slots=True)
class Group:
    """The rules of a group while they are read."""

    rules: list[Rule]
    delays: list[float]
    named: bool = False

    def take(self, key: str, value: str) -> None:
        if key in ("allow", "disallow") and value:
            self.rules.append(Rule(normal(value), key == "allow"))
        elif key == "crawl-delay":
            try:
                self.delays.append(max(0.0, float(value)))
            except ValueError:
                return

    def made(self) -> Rules:
        return Rules(tuple(self.rules), max(self.delays, default=0.0))
