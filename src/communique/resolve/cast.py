"""Who is who: every mention led to the person, office, state or group that it stands for."""

from __future__ import annotations

from communique.reading import Cast, Reading
from communique.resolve import named, things
from communique.resolve.company import Company
from communique.resolve.context import Context


def cast(reading: Reading) -> Cast:
    """The cast of a text whose statements are known: names first, then offices, then states and things, then what
    only the context tells."""
    company = Company(reading)
    named.people(company)
    named.joint_offices(company)
    named.counterparts(company)
    named.at_home(company)
    named.secretaries_of_state(company)
    named.offices(company)
    named.identified(company)
    things.things(company)
    things.owners(company)
    things.unnamed_in_lead(company)
    principals = things.principals(company)
    Context(company, principals).resolve()
    return company.compact(principals)
