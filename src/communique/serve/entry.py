"""Who may enter: on this machine everybody; from elsewhere whoever shows a token, or has signed in."""

from __future__ import annotations

from anyio.to_thread import run_sync
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.serve.review.people import COOKIE as SESSION
from communique.serve.review.secrets import digest, same
from communique.serve.settings import LOCAL, Settings, loopback, named
from communique.store.accounts import Accounts

COOKIE = "communique_token"
BEARER = "bearer "
# What a proxy puts in: the reader is not on this machine.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
# What may be fetched by whoever is not in yet.
OPEN = ("/static/", "/enter", "/sign-in")


class Entry:
    """Refuses names the room is not reached under (another site's page could ask in its reader's name otherwise), and,
    where the room is closed, readers who show no token and have not signed in."""

    def __init__(self, app: ASGIApp, settings: Settings, accounts: Accounts) -> None:
        self.app, self.settings, self.accounts = app, settings, accounts
        self.closed = bool(settings.token) or not loopback(settings.host) or not set(settings.hosts) <= {*LOCAL, "::1"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self.refusal(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    async def refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if named(headers.get("host", "")) not in self.settings.hosts:
            return PlainTextResponse("The room is not reached under this name (--name).", 421)
        open_to_all = not self.closed and not any(name in headers for name in FORWARDED)
        if open_to_all or scope["path"].startswith(OPEN) or await run_sync(self.known, headers):
            return None
        if "text/html" in headers.get("accept", ""):
            way = "/sign-in" if self.settings.review else "/enter"
            return PlainTextResponse("See other", 303, {"Location": self.settings.root + way})
        return PlainTextResponse("A token is needed.", 401, {"WWW-Authenticate": "Bearer"})

    def known(self, headers: Headers) -> bool:
        """Is a token shown, as a program shows it or as a browser does, or is somebody signed in?"""
        given = headers.get("authorization", "")
        cookies = cookie_parser(headers.get("cookie", ""))
        tokens = [given[len(BEARER) :].strip()] if given.lower().startswith(BEARER) else []
        if any(right(token, self.settings, self.accounts) for token in [*tokens, cookies.get(COOKIE, "")] if token):
            return True
        session = cookies.get(SESSION, "")
        return self.settings.review and bool(session) and self.accounts.signed_in(digest(session)) is not None


def right(token: str, settings: Settings, accounts: Accounts) -> bool:
    """Is it the token of the room, or one that was given to a program and not revoked?"""
    return same(token, settings.token or "") or accounts.token(digest(token)) is not None
