"""Which names are one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from communique.reading import Mention, Title

SON = frozenset({"bin", "ibn", "bint"})
SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
# One office under several words: the holder of the right may be called by the left.
FAMILY: dict[str, frozenset[str]] = {
    "minister": frozenset({
        "minister", "foreign_minister", "defence_minister", "deputy_foreign_minister", "deputy_minister",
        "attorney_general", "secretary_of_state", "secretary",
    }),
    "secretary": frozenset({
        "secretary", "secretary_of_state", "foreign_minister", "defence_minister", "minister", "deputy_minister",
        "security_council_secretary",
    }),
    "secretary_of_state": frozenset({"secretary_of_state"}),
    "foreign_minister": frozenset({"foreign_minister", "secretary_of_state"}),
    "president": frozenset({"president", "international_head", "speaker"}),
    "head_of_state": frozenset({"president", "head_of_state", "king", "emir", "pope", "governor_general"}),
    "head_of_government": frozenset({"prime_minister", "head_of_government"}),
    "king": frozenset({"king", "emir"}), "emir": frozenset({"emir", "king"}),
    "ambassador": frozenset({"ambassador", "high_commissioner", "permanent_representative", "charge", "envoy"}),
    "official": frozenset({
        "official", "speaker", "international_head", "secretary_general", "security_council_secretary", "adviser",
    }),
    "prince": frozenset({"crown_prince", "prince"}), "crown_prince": frozenset({"crown_prince"}),
    "envoy": frozenset({"envoy", "ambassador", "high_commissioner", "permanent_representative", "charge"}),
    "legislator": frozenset({"legislator", "speaker"}),
    "secretary_general": frozenset({"secretary_general"}),
    "commissioner": frozenset({"commissioner", "high_commissioner"}),
    "adviser": frozenset({"adviser", "national_security_adviser"}),
}  # fmt: skip


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without initials, marks and "Jr."."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = re.findall(r"[^\W\d_]+(?:['\-][^\W\d_]+)*", plain)
    return tuple(w for w in words if len(w) > 1 and w not in SUFFIX) or tuple(words)


NUMBER = re.compile(r"\s(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3})$")


def one_numbered(left: str, right: str) -> bool:
    """Has one of two names a king's number and the other a father's name ("King Idris II", "King Idris bin Faisal")?"""
    one, other = NUMBER.search(left), NUMBER.search(right)
    plain = right if one else left
    return (one is None) != (other is None) and len(name_words(plain)) > 1


def father_of(word: str, name: Sequence[str]) -> bool:
    """Is a word of a name the father's ("Salman" in "Mohammed bin Salman")?"""
    at = name.index(word)
    return at > 0 and name[at - 1] in SON


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Two names of more than one word: one's words stand in the other's, or last names and first names agree."""
    if SON & set(left) & set(right) and left[0] != right[0]:
        return False  # "Faisal bin Idris" is no "Idris bin Faisal bin Idris"
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if left[-1] != right[-1] or left[0][0] != right[0][0] or other_middle(left, right):
        return False
    return len(left[0]) < 3 or len(right[0]) < 3 or left[0][:3] == right[0][:3]


def other_middle(left: Sequence[str], right: Sequence[str]) -> bool:
    """Do two names of three words or more share nothing between first and last ("Juan Carlos", "Juan Pablo Ruiz")?"""
    inner = ([w.removeprefix("al-")[:3] for w in words[1:-1] if w not in SON] for words in (left, right))
    one, other = map(set, inner)
    return bool(one and other) and not one & other


def office_fits(title: Title, held: Title) -> bool:
    """Can `title`, said alone, mean the office `held`?"""
    if title.iso and held.iso and title.iso != held.iso:
        return False
    if title.office == held.office:
        return not (title.portfolio and held.portfolio) or title.portfolio == held.portfolio
    if title.portfolio and title.portfolio != held.portfolio:
        return False
    return held.office in FAMILY.get(title.office, frozenset())


def agrees(mention: Mention, titles: Sequence[Title]) -> bool:
    """Do the titles of a mention not contradict the offices of a person (same state, or none said)?"""
    states = {t.iso for t in titles if t.iso}
    return not mention.iso or not states or mention.iso in states


def display(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,")
