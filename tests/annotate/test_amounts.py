"""Money amounts: each row is a text and the amounts in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotate import amounts

ROWS = [
    ("$10 million", [("$10 million", 10e6, "USD")]),
    ("US$ 1.5 billion", [("US$ 1.5 billion", 1.5e9, "USD")]),
    ("up to USD 300 million for", [("USD 300 million", 300e6, "USD")]),
    ("USD70 billion", [("USD70 billion", 70e9, "USD")]),
    ("€50m", [("€50m", 50e6, "EUR")]),
    ("€1,5 billion", [("€1,5 billion", 1.5e9, "EUR")]),
    ("EUR 20 million", [("EUR 20 million", 20e6, "EUR")]),
    ("50 million euros", [("50 million euros", 50e6, "EUR")]),
    ("2 billion yuan", [("2 billion yuan", 2e9, "CNY")]),
    ("Rs 100 crore", [("Rs 100 crore", 1e9, "INR")]),
    ("₹ 1,00,000", [("₹ 1,00,000", 1e5, "INR")]),
    ("£3.5 billion", [("£3.5 billion", 3.5e9, "GBP")]),
    ("$200,000.", [("$200,000", 2e5, "USD")]),
    ("costs $3.12.", [("$3.12", 3.12, "USD")]),
    ("$10B", [("$10B", 10e9, "USD")]),
    ("a $10-million grant", [("$10-million", 10e6, "USD")]),
    ("CAD $ 1.5 billion", [("CAD $ 1.5 billion", 1.5e9, "CAD")]),
    ("A$2 billion", [("A$2 billion", 2e9, "AUD")]),
    ("50 billion U.S. dollars", [("50 billion U.S. dollars", 50e9, "USD")]),
    ("one billion dollars", [("one billion dollars", 1e9, "USD")]),
    ("two hundred million dollars", [("two hundred million dollars", 200e6, "USD")]),
    ("twenty-five million dollars", [("twenty-five million dollars", 25e6, "USD")]),
    ("half a billion dollars", [("half a billion dollars", 0.5e9, "USD")]),
    ("20 million Swiss francs", [("20 million Swiss francs", 20e6, "CHF")]),
    ("5 million dinars", [("5 million dinars", 5e6, "dinars")]),
    ("3 billion South Korean won", [("3 billion South Korean won", 3e9, "KRW")]),
    ("$5-10 million", [("$5-10 million", 5e6, "USD")]),
    ("$5 million and $10 million", [("$5 million", 5e6, "USD"), ("$10 million", 10e6, "USD")]),
    ("$300 and $4 million", [("$300", 300.0, "USD"), ("$4 million", 4e6, "USD")]),
    ("$1.2 trillion, and $3", [("$1.2 trillion", 1.2e12, "USD"), ("$3", 3.0, "USD")]),
    ("hundreds of billions of dollars", []),
    ("a million pounds of gunpowder", []),
    ("won 2 games, 50 pounds of rice, 100 tonnes, 50 percent, 5%", []),
    ("USDA 50, G20, Resolution 1701, 2030 Agenda", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_amounts(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(text[m.start : m.end], m.value, m.unit) for m in amounts.find(text)] == expected


PIECES = st.sampled_from([
    "$", "US$ ", "€", "5", "10,000", "1.5", " million", " billion", " dollars", "a ", "half ", "-", " ",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text(text: str) -> None:
    end = 0
    for money in amounts.find(text):
        assert end <= money.start < money.end <= len(text)
        assert money.value >= 0
        end = money.end
