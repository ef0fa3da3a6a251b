"""Two people of one surname in one text."""

import pytest

from communique import read

TEXTS = [
    ("First Lady Anna Halden arrived with President Halden.", {"Anna Halden": "First Lady", "Halden": "President"}),
    ("President Halden spoke.\n\nYour wife, Dr. Anna Halden, is here. President Halden left.", {"Anna Halden": "", "Halden": "President"}),
    ("Speaker Dahl spoke. Paul Dahl, her husband, listened.", {"Paul Dahl": "", "Dahl": "Speaker"}),
    ("Agriculture Minister P. Bat met Governor Jon Berg. Ambassador S. Bat attended.", {"P. Bat": "Agriculture Minister", "S. Bat": "Ambassador", "Jon Berg": "Governor"}),
    ("President Ana Kovač spoke. President Kovač left.", {"Ana Kovač": "President"}),
    ("His son, Minister Jon Berg, spoke. Minister Berg left.", {"Jon Berg": "Minister"}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_people_of_one_surname(text: str, expected: dict[str, str]) -> None:
    people = [entity for entity in read(text).entities if entity.type == "person"]
    assert {one.name: one.offices[0].title if one.offices else "" for one in people} == expected


def test_one_of_a_couple() -> None:
    people = read("I thank President Marron, Mrs. Marron, and Secretary Dahl.").entities
    assert [one.mentions[0].text for one in people if one.type == "person"] == ["President Marron", "Mrs. Marron", "Secretary Dahl"]
