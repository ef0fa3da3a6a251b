"""Is a text diplomatic: do those of two states, or of a state and an international organization, meet or write?"""

from __future__ import annotations

import pytest

from communique import read

# text, expected
TEXTS = [
    # both states are told
    ("President Kofi Mensah of Ghana met with Prime Minister Jon Dahl of Norway.", True),
    # one's own state is not told
    ("President Kofi Mensah met with Prime Minister Jon Dahl of Norway.", True),
    ("Defence Minister Kofi Mensah received the Ambassador of Norway, Kari Lie.", True),
    ("REMARKS BY PRESIDENT MENSAH\nAND PRIME MINISTER DAHL OF NORWAY\nBEFORE BILATERAL MEETING\n\nPRESIDENT MENSAH: It is good to see you, Prime Minister."
     "\n\nPRIME MINISTER DAHL: Thank you, Mr. President, for the warm welcome.", True),
    # an organization
    ("The Secretary-General met with the Minister for Foreign Affairs of Peru, Ana Reyes.", True),
    ("President Kofi Mensah spoke with the Secretary-General of the United Nations, Ana Reyes.", True),
    # a letter to one whose state stands in the headline alone
    ("Letter to the President-elect of Botswana\n\nMr Kagiso Modise\n\nDear Mr President-elect,\n\nI congratulate you on your victory."
     "\n\nYours sincerely,\n\nSipho Radebe\nPresident of the Republic of South Africa", True),
    # at home
    ("President of Lithuania Jonas Petrauskas met with Prime Minister Inga Kazlauskaite in Vilnius.", False),
    ("President Kofi Mensah met with the Minister of Finance, Ama Boateng. They discussed the budget of Ghana.", False),
    ("President Kofi Mensah met with the soldiers of Ghana.", False),
    ("The Minister of Defence met the Governor of Odesa. They discussed Russia.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text[:60] for text, _ in TEXTS])
def test_diplomatic(text: str, expected: bool) -> None:
    assert read(text).document.diplomatic is expected
