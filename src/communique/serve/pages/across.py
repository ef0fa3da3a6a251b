"""The pages that go across documents."""

from __future__ import annotations

from communique.serve.pages import between, commitments, meetings, people, pictures, statements, states

ROUTERS = (
    meetings.router, people.router, states.router, between.router, statements.router, commitments.router,
    pictures.router,
)  # fmt: skip
