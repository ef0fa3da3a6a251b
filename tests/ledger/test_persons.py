"""Which namings are one person: tables of namings, and the persons that come out, each as the numbers of its lines."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.items import Naming, Verdict
from communique.ledger.persons import Person, identity, persons

from .naming import namings

FM, PM, PRES = "Foreign Minister, foreign_minister", "Prime Minister, head_of_government", "President, head_of_state"
CASES = {
    "spellings and a surname alone": (f"""
        2024-01-01 | Oleksandr Horbenko | {PRES}, UKR
        2024-02-01 | Aleksandr Horbenka | {PRES}
        2024-03-01 | Horbenko | {PRES}
        2024-03-01 | Horbenko | {PRES}, UKR
    """, "0123"),
    "a change of office": (f"""
        2020-01-01 | Ana Kovač | Ambassador, ambassador, HRV
        2021-01-01 | Ana Kovač | {FM}, HRV
        2022-01-01 | Kovač | {FM}, HRV
        2023-01-01 | Ana Kovac | {PM}, HRV
    """, "0123"),
    "two namesakes in two states": (f"""
        2024-01-01 | Ali Karim | {FM}, AZE
        2024-01-05 | Ali Karim | {FM}, IRQ
        2024-02-01 | Karim | {FM}, AZE
        2024-02-05 | Karim | {FM}, IRQ
        2024-03-01 | Karim | {FM}
    """, "02 13 4"),
    "two ministers of one surname": ("""
        2024-01-01 | Kim Min-ho | Minister of Energy, minister, KOR
        2024-01-02 | Kim Dae-jin | Minister of Culture, minister, KOR
        2024-01-03 | Kim | Minister of Energy, minister, KOR
        2024-01-04 | Kim | Minister, minister, KOR
    """, "02 1 3"),
    "father and son": (f"""
        1990-01-01 | George H. W. Barlow | {PRES}, USA
        2002-01-01 | George W. Barlow | {PRES}, USA
        1990-05-01 | Barlow | {PRES}
        2002-05-01 | Barlow | {PRES}
        2003-01-01 | Barlow | {PRES}, USA
    """, "02 134"),
    "husband and wife": (f"""
        2024-01-01 | Jon Halden | {PRES}, USA
        2024-01-01 | Anna Halden | First Lady, spouse, USA
        2024-01-02 | Halden | {PRES}
        2024-01-02 | Halden | First Lady, spouse
    """, "02 13"),
    "one name, two roles at a time in one state": ("""
        2024-01-01 | Luis Ayala | Ambassador, ambassador, PRY
        2024-02-01 | Luis Ayala | Minister of Health, minister, PRY
        2024-03-01 | Luis Ayala | Ambassador, ambassador, PRY
        2024-04-01 | Luis Ayala | Minister of Health, minister, PRY
    """, "02 13"),
    "a vice minister, and the director of a service": ("""
        2024-01-01 | Luis Ayala | Vice Minister, deputy_minister
        2024-02-01 | Luis Ayala | Director of the Seed Service, other
        2024-03-01 | Luis Ayala | Vice Minister, deputy_minister
        2024-04-01 | Luis Ayala | Head of the Seed Service, other
        2024-05-01 | Luis Ayala | Ambassador, ambassador; Vice Minister, deputy_minister
    """, "024 13"),
    "one who fits two persons alike": (f"""
        2024-01-01 | Ali Karim | {FM}, AZE
        2024-01-02 | Ali Karim | {FM}, IRQ
        2024-01-03 | Ali Karim | {FM}, IRQ
        2024-01-04 | Ali Karim | {FM}, IRQ
        2024-01-05 | Ali Karim | {FM}
    """, "0 1234"),
    "family name first": (f"""
        2024-01-01 | Park Min Seok | {PRES}, KOR
        2024-01-02 | Min-seok Park | {PRES}, KOR
        2024-01-03 | Park | {PRES}, KOR
        2024-01-04 | Park Minseok
    """, "0123"),
    "a king": ("""
        2020-01-01 | Harald II | King, head_of_state, JOR
        2024-01-01 | Harald II | King, head_of_state, JOR
        2024-01-02 | Harald III | King, head_of_state, NOR
        2024-01-03 | Harald | King, head_of_state, JOR
    """, "013 2"),
    "initials that differ": ("""
        2024-01-01 | P. Bat | Minister of Agriculture, minister, MNG
        2024-01-02 | S. Bat | Ambassador, ambassador, MNG
        2024-01-03 | Purevjavyn Bat | Minister, minister, MNG
        2024-01-04 | Purevjav Bat
    """, "023 1"),
    "a surname without an office": (f"""
        2024-01-01 | Jon Dahl | {FM}, NOR
        2024-01-02 | Dahl
        2024-01-02 | Berg
        2024-01-03 | Berg
    """, "01 2 3"),
    "one with the office in far more texts": (f"""
        2024-01-01 | Jon Dahl | {PRES}, NOR
        2024-01-02 | Jon Dahl | {PRES}, NOR
        2024-01-03 | Jon Dahl | {PRES}, NOR
        2024-01-15 | Jon Dahl | {PRES}, NOR
        2024-01-20 | Anna Dahl | {PRES}
        2024-01-15 | Dahl | {PRES}
    """, "01235 4"),
    "the person at a distance, and the one of that day": (f"""
        1990-01-01 | Jon Dahl | {PRES}, NOR
        1990-01-02 | Jon Dahl | {PRES}, NOR
        2024-01-20 | Anna Dahl | {PRES}, NOR
        2024-01-22 | Dahl | {PRES}, NOR
        1990-01-22 | Dahl | {PRES}, NOR
    """, "014 23"),
    "an initial is too little where the office differs": ("""
        2024-01-01 | Jon Dahl | Minister of Energy, minister, NOR
        2024-01-20 | J. Dahl | Minister of Culture, minister
    """, "0 1"),
    "only ever by the surname": (f"""
        2024-01-01 | Dahl | {FM}, NOR
        2024-01-02 | Dahl | {FM}
        2024-01-03 | Dahl | Ambassador, ambassador, SWE
        2019-01-03 | Dahl | {FM}, NOR
    """, "01 2 3"),
    "far from any text with the full name": (f"""
        2024-01-01 | Jon Dahl | {FM}, NOR
        2004-01-01 | Dahl | {FM}, NOR
    """, "0 1"),
}  # fmt: skip


def drawn(found: list[Person], items: list[Naming]) -> str:
    """Persons as groups of line numbers."""
    line = {item.key: str(n) for n, item in enumerate(items)}
    return " ".join(sorted("".join(sorted(line[key] for key in person.namings)) for person in found))


@pytest.mark.parametrize("case", CASES)
def test_persons_across_documents(case: str) -> None:
    text, expected = CASES[case]
    items = namings(text)
    assert drawn(persons(items), items) == expected


def test_a_person_has_the_fullest_common_name_and_a_reason_for_each_naming() -> None:
    items = namings(f"""
        2024-01-01 | Jon Dahl | {FM}, NOR
        2024-01-02 | Jon Erik Dahl | {FM}, NOR
        2024-01-03 | DAHL | {FM}, NOR
        2024-01-04 | Jon Dahl | {FM}, NOR
    """)
    (one,) = persons(items)
    assert (one.name, one.aliases, one.states) == ("Jon Erik Dahl", ("DAHL", "Jon Dahl"), ("NOR",))
    assert one.id == identity(items[0].key)
    assert [link.source for link in one.links] == [item.key for item in items]
    assert all(link.reason and 0 < link.strength <= 1 and link.places for link in one.links)
    assert "foreign minister, NOR" in one.links[2].reason


def verdict(source: str, target: str, says: str, when: str = "2024-05-01") -> Verdict:
    return Verdict(source, target, says, "Editor", when, "known to me")


def test_verdicts_win() -> None:
    items = namings(f"""
        2024-01-01 | Jon Dahl | {FM}, NOR
        2024-01-02 | Jon Dahl | {FM}, NOR
        2024-01-03 | Ioannis Dalis | Ambassador, ambassador, GRC
    """)
    keys = [item.key for item in items]
    assert drawn(persons(items, [verdict(keys[0], keys[1], "not_same")]), items) == "0 1 2"
    assert drawn(persons(items, [verdict(keys[0], keys[2], "same")]), items) == "012"
    assert drawn(persons(items, [verdict(identity(keys[0]), identity(keys[2]), "same")]), items) == "012"
    both = [verdict(keys[0], keys[1], "not_same"), verdict(keys[1], keys[0], "same", "2024-06-01")]
    assert drawn(persons(items, both), items) == "01 2"
    said = persons(items, [verdict(keys[0], keys[2], "same")])[0].links[2]
    assert said.strength == 1.0 and said.reason == "Editor said so on 2024-05-01: known to me"


NAMES = ["Jon Dahl", "Dahl", "J. Dahl", "Jon Erik Dahl", "Anna Dahl", "Kim Min-ho", "Min Ho Kim", "Kim", "Ali Karim", "Karim"]
OFFICES = ["", f"{FM}, NOR", FM, f"{PRES}, KOR", "Ambassador, ambassador, NOR", f"{FM}, AZE"]
lines = st.tuples(st.sampled_from(["2019-01-01", "2024-01-01", "2024-06-01", ""]), st.sampled_from(NAMES), st.sampled_from(OFFICES))


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(rows: list[tuple[str, str, str]], chance: random.Random) -> None:
    items = namings("\n".join(" | ".join(row) for row in rows)) if rows else []
    mixed = list(items)
    chance.shuffle(mixed)
    assert persons(mixed) == persons(items)
    assert sorted(key for one in persons(items) for key in one.namings) == sorted(item.key for item in items)


@settings(max_examples=40, deadline=None)
@given(st.lists(lines, max_size=8), st.lists(lines, max_size=8))
def test_what_shares_no_name_changes_nothing(some: list[tuple[str, str, str]], more: list[tuple[str, str, str]]) -> None:
    rows = [*(row for row in some if "Dahl" in row[1]), *(row for row in more if "Dahl" not in row[1])]
    items = namings("\n".join(" | ".join(row) for row in rows)) if rows else []
    dahls = [item for item in items if "Dahl" in item.name]
    keys = {item.key for item in dahls}
    assert [one for one in persons(items) if keys & set(one.namings)] == persons(dahls)


LETTERS = "bdfgklmnprtv"


def test_time_grows_with_the_namings_and_not_with_their_square() -> None:
    """Counted in comparisons, not in seconds: one common surname, ever more persons of that name."""
    from communique.ledger import placing

    counted = []
    for size in (200, 400):
        items = namings("\n".join(f"2024-01-01 | {LETTERS[n % 12]}a{LETTERS[n // 12 % 12]}o{LETTERS[n // 144]}i Kim | {FM}, KOR" for n in range(size)))
        calls = 0
        kept = placing.bond

        def counting(*given: object, real: object = kept) -> object:
            nonlocal calls
            calls += 1
            return real(*given)  # type: ignore[operator]

        placing.bond = counting  # type: ignore[assignment]
        try:
            persons(items)
        finally:
            placing.bond = kept
        counted.append(calls)
    assert counted[1] <= 2.5 * max(counted[0], 1)
