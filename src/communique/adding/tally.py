"""What became of everything that was taken in, and its summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from communique.store.entries import Entry, Fate

DONE, PARTLY, NOTHING = 0, 1, 3
WORDS: dict[str, str] = {
    "read": "read",
    "reread": "read once more",
    "revised": "revised (a new text at an address)",
    "again": "known text at a further address",
    "unchanged": "unchanged",
    "failed": "failed",
}
MOST = 12  # lines of a list


@dataclass(slots=True)
class Tally:
    """Counts of documents: what became of them, and of those read their publishers and languages."""

    fates: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    stopped: str | None = None

    def add(self, entry: Entry, fate: Fate) -> None:
        self.fates[fate] += 1
        if entry.prepared is not None:
            document = entry.prepared.document
            self.publishers[document["publisher"] or document["publisher_name"] or "not stated"] += 1
            self.languages[document["language"] or entry.sighting.language or "not known"] += 1

    def fail(self, name: str, reason: str) -> None:
        self.fates["failed"] += 1
        self.failures.append((name, reason))

    @property
    def documents(self) -> int:
        return sum(self.fates.values()) - self.fates["failed"]

    @property
    def code(self) -> int:
        """The exit code."""
        if self.documents and (self.fates["failed"] or self.stopped):
            return PARTLY
        return DONE if not (self.fates["failed"] or self.stopped) else NOTHING

    def summary(self, seconds: float) -> str:
        """What became of everything, by number."""
        rate = self.documents / seconds if seconds else 0.0
        many = "document" if self.documents == 1 else "documents"
        lines = [f"{self.documents} {many} in {span(seconds)} ({pace(rate)})"]
        lines += [f"  {self.fates[fate]:>8}  {words}" for fate, words in WORDS.items() if self.fates[fate]]
        reasons = Counter(reason for _, reason in self.failures)
        for title, counts in (("failed", reasons), ("by publisher", self.publishers), ("by language", self.languages)):
            if counts:
                lines += [f"{title}:", *listed(counts)]
        return "\n".join(lines)


def listed(counts: Counter[str]) -> list[str]:
    """The most frequent of some words, each with its number; those of one number by name."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = [f"  {number:>8}  {word}" for word, number in ranked[:MOST]]
    rest = ranked[MOST:]
    return shown + ([f"  {sum(number for _, number in rest):>8}  {len(rest)} others"] if rest else [])


def pace(rate: float) -> str:
    """How many documents a second, or a minute where they are few."""
    return f"{rate:.0f} a second" if rate >= 2 else f"{rate * 60:.0f} a minute"


def span(seconds: float) -> str:
    """A duration as people say it."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60)} min {int(seconds % 60)} s"
