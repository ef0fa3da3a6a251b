"""Invented releases of two governments: persons, companies and meetings are made up."""

from __future__ import annotations

RELEASES = [
    ("2023-02-01", "mfa-lv.example", "The Foreign Minister of Latvia, Ilze Ozola, will visit Nairobi on 3 March 2023."),
    (
        "2023-03-03",
        "president-ke.example",
        "On 3 March 2023 President Joseph Wafula of Kenya received the Foreign Minister of Latvia, Ilze Ozola, in Nairobi. "
        "The two sides discussed trade. The President promised to open an embassy of Kenya in Riga by 1 June 2023.",
    ),
    (
        "2023-03-04",
        "mfa-lv.example",
        "On 3 March 2023, Foreign Minister of Latvia Ilze Ozola met with President of Kenya Joseph Wafula in Nairobi. "
        "She invited the President to visit Riga.",
    ),
    (
        "2023-05-20",
        "president-ke.example",
        "President Joseph Wafula of Kenya opened an embassy of Kenya in Riga on 19 May 2023.",
    ),
    (
        "2023-06-10",
        "mfa-lv.example",
        "President of Latvia Andris Kalns spoke by telephone with President of Kenya Joseph Wafula on 10 June 2023.",
    ),
    (
        "2023-06-10",
        "mfa-ug.example",
        "The Minister of Trade of Uganda, Ruth Ozola, met the Foreign Minister of Kenya, Peter Otieno, in Kampala.",
    ),
    (
        "2023-09-01",
        "mfa-lv.example",
        "Foreign Minister of Latvia Juris Liepa met with Foreign Minister of Kenya Peter Otieno in Riga. "
        "The minister recalled the visit of Ilze Ozola to Nairobi.",
    ),
]
