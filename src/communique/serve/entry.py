"""Who may enter: on this machine everybody; from elsewhere whoever shows the token."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.serve.settings import Settings

COOKIE = "communique_token"
BEARER = "bearer "
# What may be fetched by whoever is not in yet.
OPEN = ("/static/", "/enter")


class Entry:
    """Refuses names the room is not reached under (another site's page could ask in its reader's name otherwise), and
    readers without the token where there is one."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self.refusal(scope) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if named(headers.get("host", "")) not in self.settings.hosts:
            return PlainTextResponse("The room is not reached under this name (--hosts).", 421)
        if not self.settings.token or scope["path"].startswith(OPEN) or self.shown(headers):
            return None
        if "text/html" in headers.get("accept", ""):
            return PlainTextResponse("See other", 303, {"Location": f"{self.settings.root}/enter"})
        return PlainTextResponse("A token is needed.", 401, {"WWW-Authenticate": "Bearer"})

    def shown(self, headers: Headers) -> bool:
        """Is the token shown, as a program shows it or as a browser does?"""
        given = headers.get("authorization", "")
        tokens = [given[len(BEARER) :].strip()] if given.lower().startswith(BEARER) else []
        return any(self.right(token) for token in [*tokens, cookie_parser(headers.get("cookie", "")).get(COOKIE, "")])

    def right(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), (self.settings.token or "").encode())


def named(host: str) -> str:
    """The name in a Host header, without the port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()
