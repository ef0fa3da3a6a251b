"""robots.txt as RFC 9309 has it, read by protego: the group of our name or of everyone, the longest rule, the delay."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

MOST_LINES = 20_000
# "Communique/2" is us in any version: the standard knows names alone, and so does protego.
VERSIONED = re.compile(r"^(\s*user-agent\s*:[^/#\n]*)/[^#\n]*", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of an agent of some name."""

    parsed: Protego
    name: str

    def allow(self, path: str) -> bool:
        """May an address be read? The longest pattern that fits decides; of two, the one that allows."""
        return bool(self.parsed.can_fetch(f"http://site{path}", self.name))  # a path alone may look like a host

    @property
    def delay(self) -> float:
        """Seconds to wait between two visits."""
        asked = self.parsed.crawl_delay(self.name) or 0.0
        return asked if math.isfinite(asked) and asked > 0 else 0.0


def rules(text: str, agent: str) -> Rules:
    """The rules for an agent: those of the groups that name it, else of the groups for everyone."""
    from protego import Protego

    lines = "\n".join(text.lstrip("\ufeff").splitlines()[:MOST_LINES])
    return Rules(Protego.parse(VERSIONED.sub(r"\1", lines)), agent.split("/")[0].strip().lower())
