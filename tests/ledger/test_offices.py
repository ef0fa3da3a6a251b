"""Who held which office from when to when, as texts show it; who followed; what cannot be."""

from communique.ledger.bodies import body, same_bodies
from communique.ledger.offices import Occupancy, occupancies, offices_on
from communique.ledger.persons import persons
from communique.ledger.successions import contradictions, successions

from .naming import namings

FM, PRES = "Foreign Minister, foreign_minister", "President, head_of_state"


def shown(text: str) -> list[Occupancy]:
    items = namings(text)
    return occupancies(persons(items), items)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.name, one.office, one.since, one.until) for one in shown(text)]


def test_offices_with_first_and_last_day_and_evidence() -> None:
    text = f"""
        2020-01-01 | Ana Kovač | Ambassador, ambassador, HRV
        2020-05-01 | Ana Kovač | Ambassador, ambassador, HRV
        2021-01-01 | Kovač | {FM}
        2021-03-01 | Ana Kovač | Minister of Foreign Affairs, foreign_minister, HRV
        2022-01-01 | Ana Kovač | {FM}, HRV, former
    """
    assert rows(text) == [
        ("Ana Kovač", "ambassador", "2020-01-01", "2020-05-01"),
        ("Ana Kovač", "foreign_minister", "2021-01-01", "2021-03-01"),
    ]
    minister = shown(text)[1]
    assert minister.former == "2022-01-01" and minister.seat == "foreign_minister HRV" and len(minister.places) >= 2


CHANGE = f"""
    2020-01-01 | Jon Dahl | {FM}, NOR
    2020-06-01 | Jon Dahl | {FM}, NOR
    2020-06-10 | Eva Berg | {FM}, NOR
    2021-01-01 | Eva Berg | {FM}, NOR
"""


def test_who_followed_whom() -> None:
    known = shown(CHANGE)
    name = {one.person: one.name for one in known}
    (found,) = successions(known)
    assert (name[found.left], name[found.came], found.after, found.before) == ("Jon Dahl", "Eva Berg", "2020-06-01", "2020-06-10")
    assert contradictions(known) == []


def test_two_in_one_seat_at_a_time() -> None:
    (found,) = contradictions(shown(f"""
        2020-01-01 | Jon Dahl | {FM}, NOR
        2020-09-01 | Jon Dahl | {FM}, NOR
        2020-03-01 | Eva Berg | {FM}, NOR
        2020-12-01 | Eva Berg | {FM}, NOR
    """))
    assert (found.seat, found.since, found.until, found.explained) == ("foreign_minister NOR", "2020-03-01", "2020-09-01", "")
    assert {place.document for place in found.places} == {"d0000", "d0001", "d0002", "d0003"}


EXPLAINED = {
    "was acting": f"""
        2020-01-01 | Jon Dahl | {FM}, NOR
        2020-09-01 | Jon Dahl | {FM}, NOR
        2020-03-01 | Eva Berg | {FM}, NOR, acting
    """,
    "followed": f"""
        2020-01-01 | Jon Dahl | {FM}, NOR
        2020-06-12 | Jon Dahl | {FM}, NOR
        2020-06-01 | Eva Berg | {FM}, NOR
        2020-12-01 | Eva Berg | {FM}, NOR
    """,
    "read wrongly": "\n".join([f"2020-0{n}-01 | Jon Dahl | {PRES}, NOR" for n in range(1, 7)])
    + f"\n2020-03-05 | Eva Berg | {PRES}, NOR",
}  # fmt: skip


def test_what_explains_two_in_one_seat() -> None:
    for words, text in EXPLAINED.items():
        (found,) = contradictions(shown(text))
        assert words in found.explained


def test_offices_of_many_holders_are_no_contradiction() -> None:
    text = """
        2020-01-01 | Jon Dahl | Ambassador, ambassador, NOR
        2020-09-01 | Jon Dahl | Ambassador, ambassador, NOR
        2020-03-01 | Eva Berg | Ambassador, ambassador, NOR
    """
    assert contradictions(shown(text)) == []
    posted = text.replace("Ambassador,", "Ambassador to Chile,")
    assert [found.seat for found in contradictions(shown(posted))] == ["ambassador NOR to CHL"]


def test_the_offices_of_a_day() -> None:
    known = shown(CHANGE)

    def on(day: str) -> list[tuple[str, str]]:
        return [(one.occupancy.name, one.how) for one in offices_on(known, "NOR", day)]

    assert on("2020-03-01") == [("Jon Dahl", "shown")]
    assert on("2020-06-05") == [("Jon Dahl", "last_seen")]
    assert on("2020-07-01") == [("Eva Berg", "shown")]
    assert on("2022-07-01") == [("Eva Berg", "last_seen")]
    assert on("2019-07-01") == [] and offices_on(known, "SWE", "2020-03-01") == []


def test_one_body_under_several_names() -> None:
    names = ("Ministry of Foreign Affairs of Norway", "Norway's foreign ministry", "the Norwegian MFA", "MFA of Norway")
    assert len({body(name) for name in names} | {body("Foreign Ministry", "NOR")}) == 1
    assert body("Ministry of Defence of Norway") != body("Ministry of Foreign Affairs of Norway")
    assert body("European Union") == body("the EU")
    assert len(same_bodies([("Central Bank of Chile", ""), ("the Chilean Central Bank", ""), ("Bank of Chile", "")])) == 2


def test_an_office_told_in_fewer_words_is_the_one_it_means() -> None:
    text = f"""
        2020-01-01 | Ana Kovač | {FM}, HRV
        2020-02-01 | Ana Kovač | Minister, minister
        2020-03-01 | Jon Dahl | {PRES}, NOR
        2020-04-01 | Jon Dahl | {PRES}
        2020-05-01 | Jon Dahl | Head of State, head_of_state, NOR
        2020-01-01 | Eva Berg | Minister of Energy, minister, NOR
        2020-02-01 | Eva Berg | Minister of Culture, minister, NOR
        2020-03-01 | Eva Berg | Minister, minister
    """
    assert sorted(rows(text)) == [
        ("Ana Kovač", "foreign_minister", "2020-01-01", "2020-02-01"),
        ("Eva Berg", "minister", "2020-01-01", "2020-01-01"),
        ("Eva Berg", "minister", "2020-02-01", "2020-02-01"),
        ("Eva Berg", "minister", "2020-03-01", "2020-03-01"),
        ("Jon Dahl", "president", "2020-03-01", "2020-05-01"),
    ]
    assert {one.state for one in shown(text) if one.name == "Eva Berg"} == {"NOR"}


def test_who_is_acting_is_no_mistake() -> None:
    known = shown(f"""
        2020-01-01 | Jon Dahl | {FM}, NOR
        2020-02-01 | Jon Dahl | {FM}, NOR
        2020-02-02 | Jon Dahl | {FM}, NOR
        2020-02-03 | Jon Dahl | {FM}, NOR
        2020-09-01 | Jon Dahl | {FM}, NOR
        2020-03-01 | Eva Berg | {FM}, NOR, acting
    """)
    assert [one.occupancy.name for one in offices_on(known, "NOR", "2020-03-01")] == ["Jon Dahl", "Eva Berg"]
