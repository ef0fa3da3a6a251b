"""States and their names: in full, in short, as adjectives, ambiguous, unknown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique import read

States = Callable[[str], set[str]]

# text, expected: ISO3 codes, or names of states that the world data does not know
NAMED = [
    ("Ghana and Norway signed the treaty.", {"GHA", "NOR"}),
    ("The Republic of Ghana and the Kingdom of Norway signed the treaty.", {"GHA", "NOR"}),
    ("The Federative Republic of Brazil and the People's Republic of China signed the treaty.", {"BRA", "CHN"}),
    ("The Democratic Republic of the Congo and the Republic of the Congo signed the treaty.", {"COD", "COG"}),
    ("The Republic of Korea and the Democratic People's Republic of Korea signed the treaty.", {"KOR", "PRK"}),
    ("South Korea and North Korea signed the treaty.", {"KOR", "PRK"}),
    ("The United Kingdom of Great Britain and Northern Ireland signed the treaty.", {"GBR"}),
    ("The U.S. and the UK signed the treaty.", {"USA", "GBR"}),
    ("The USA and the United States of America are one.", {"USA"}),
    ("The UAE and the United Arab Emirates are one.", {"ARE"}),
    ("Türkiye, Turkiye and Turkey are one.", {"TUR"}),
    ("Côte d'Ivoire and Ivory Coast are one.", {"CIV"}),
    ("Côte d’Ivoire signed the treaty.", {"CIV"}),
    ("The Czech Republic and Czechia are one.", {"CZE"}),
    ("Cabo Verde and Cape Verde are one.", {"CPV"}),
    ("Eswatini and Myanmar signed the treaty.", {"SWZ", "MMR"}),
    ("The Holy See and the State of Palestine signed the treaty.", {"VAT", "PSE"}),
    ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea signed the treaty.", {"GIN", "GNB", "GNQ", "PNG"}),
    ("Niger and Nigeria signed the treaty.", {"NER", "NGA"}),
    ("Dominica and the Dominican Republic signed the treaty.", {"DMA", "DOM"}),
    ("Sudan and South Sudan signed the treaty.", {"SDN", "SSD"}),
    ("Bosnia and Herzegovina and North Macedonia signed the treaty.", {"BIH", "MKD"}),
    ("Trinidad and Tobago and Saint Kitts and Nevis signed the treaty.", {"TTO", "KNA"}),
    ("São Tomé and Príncipe signed the treaty.", {"STP"}),
    ("GHANA AND NORWAY SIGN TREATY\n\nThe treaty was signed today.", {"GHA", "NOR"}),
    # adjectives
    ("The Swiss side thanked the Dutch side.", {"CHE", "NLD"}),
    ("Ghana's trade with Norway’s ports grew.", {"GHA", "NOR"}),
    ("Azerbaijani and Belarusian relations are good.", {"AZE", "BLR"}),
    # ambiguous words
    ("Georgia and Armenia share a border.", {"GEO", "ARM"}),
    ("The President of Georgia arrived in Jordan.", {"GEO", "JOR"}),
    ("Senator Jordan Hale arrived.", set()),
    ("President Georgia Lund arrived in Oslo.", set()),
    ("Chad and Niger signed the treaty.", {"TCD", "NER"}),
    ("Mr. Chad Lund arrived.", set()),
    ("The talks were held in Washington.", set()),
    ("The President of Mali met Mr. Israel Kamara.", {"MLI"}),
    # unknown to the world data
    ("President of Freedonia Rufus Firefly visited Ghana.", {"Freedonia", "GHA"}),
    ("The Foreign Minister of Ruritania met the Foreign Minister of Ghana.", {"Ruritania", "GHA"}),
    ("He visited the Republic of Sylvania and the Kingdom of Norway.", {"Sylvania", "NOR"}),
    ("The leaders of Hydra met the Defence Ministers of the Continents.", set()),
    # two adjectives with one noun, or with a hyphen
    ("The British and Irish sides met.", {"GBR", "IRL"}),
    ("French and German companies met in Paris.", {"FRA", "DEU"}),
    ("They discussed Azerbaijani-Belarusian relations.", {"AZE", "BLR"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:70] for text, _ in NAMED])
def test_states(text: str, expected: set[str], states: States) -> None:
    assert states(text) == expected


def test_state_named_in_many_ways_is_one() -> None:
    text = "The Republic of Ghana thanked Norway. The Ghanaian side and Ghana's ports are open."
    (ghana,) = [e for e in read(text).entities if e.type == "state" and e.ref and e.ref.iso3 == "GHA"]
    assert ghana.ref and ghana.ref.wikidata == "Q117"
    assert ghana.mentions[0].text.endswith("Republic of Ghana")
    assert len(ghana.mentions) >= 3
