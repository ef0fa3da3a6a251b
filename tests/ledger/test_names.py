"""Names in pairs, and how they hang together."""

import pytest

from communique.ledger.names import form, likeness
from communique.ledger.spelling import skeleton, sounded

ALIKE = [
    ("Zelensky", "Zelenskyy", "family"),
    ("Volodymyr Horbenkyy", "Vladimir Horbenkiy", "spelling"),
    ("Alexander Hrytsenko", "Aliaksandr Hrytsenka", "spelling"),
    ("Kasym-Zhomart Tolegaev", "Kassym-Jomart Tolegayev", "spelling"),
    ("Ahmet Yıldırım Erdoğdu", "Ahmet Yildirim Erdogdu", "same"),
    ("Park Min Seok", "Park Min-seok", "same"),
    ("Park Minseok", "Min Seok Park", "order"),
    ("Mohammed bin Tariq", "Muhammad bin Tariq", "spelling"),
    ("Szabó Viktor", "Viktor Szabo", "order"),
    ("Joseph R. Halden, Jr.", "Joe Halden", "middle"),
    ("Sergey Vetrov", "Sergei Viktorovich Vetrov", "middle"),
    ("N. Abdrakhmanov", "Nursultan Abdrakhmanov", "spelling"),
    ("Abdel Fattah El-Masri", "Abdelfattah al-Masri", "same"),
    ("Ríos Obregón", "Andrés Manuel Ríos Obregón", "part"),
    ("Pedro Salas", "Pedro Salas Pérez-Calvo", "part"),
    ("Von der Auen", "Ursula von der Auen", "family"),
    ("Mueller", "Anna Müller", "family"),
    ("H.E. Mr. Jon Dahl", "Jon Dahl", "same"),
    ("JON DAHL", "Jon Dahl", "same"),
    ("Sauli Nurmistӧ", "Sauli Nurmistö", "same"),  # a Cyrillic letter in the first
    ("Batmönkhiin Saran", "Batmunkh Saran", "spelling"),
    ("Park", "Park Min Seok", "given"),
    ("Gurban Berdiyew", "Gurban Berdyev", "spelling"),
]  # fmt: skip
APART = [
    ("Jill Halden", "Joe Halden"),
    ("George W. Barlow", "George H. W. Barlow"),
    ("John A. Smith", "John B. Smith"),
    ("Kim Yong-chol", "Kim Yong-nam"),
    ("Anna Dahl Jr.", "Anna Dahl Sr."),
    ("Harald II", "Harald III"),
    ("Ben Wallace", "Robert Wallace"),
    ("Jon Dahl", "Jon Berg"),
    ("P. Bat", "S. Bat"),
    ("Maria Ivanova Petrova", "Maria Ivanova Sidorova"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), ALIKE)
def test_names_that_can_be_one_person(one: str, other: str, kind: str) -> None:
    found, turned = likeness(form(one), form(other)), likeness(form(other), form(one))
    assert found and found.kind == kind
    assert turned and turned.score == found.score
    assert 0 < found.score < 1 and found.reason


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert likeness(form(one), form(other)) is None


def test_the_closer_the_names_the_higher_the_score() -> None:
    scores = [
        likeness(form(one), form("Volodymyr Horbenko"))
        for one in ("Volodymyr Horbenko", "Volodymyr Horbenka", "Vladimir Horbenko", "V. Horbenko", "Horbenko")
    ]
    numbers = [like.score for like in scores if like]
    assert len(numbers) == 5 and numbers == sorted(numbers, reverse=True)


def test_a_name_taken_apart() -> None:
    taken = form("H.E. Dr. Jan Willem van der Berg-Smit, Jr.")
    assert (taken.words, taken.end, taken.family) == (("jan", "willem", "berg", "smit"), "jr", ("berg", "smit"))
    assert form("KOVÁČ Ana").family == ("kovac",)
    assert form("Harald V").regnal and not form("John V. Smith").end


@pytest.mark.parametrize(("one", "other"), [("tokayev", "tokaev"), ("yanukovych", "yanukovich"), ("hrytsenko", "hrytsenka")])
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert sounded(one) == sounded(other)


def test_skeletons_keep_the_vowels_of_short_names() -> None:
    assert skeleton("mohammed") == skeleton("muhammad")
    assert skeleton("xi") != skeleton("xu")
    assert skeleton("lee") == skeleton("li")
