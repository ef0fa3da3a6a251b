"""Who is signed in, what he may do, and the forms he sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, cast
from urllib.parse import quote, urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from communique.serve.review.secrets import digest, form_word, same
from communique.serve.review.tries import Tries
from communique.serve.settings import named
from communique.store import Archive
from communique.store.accounts import ROLES

COOKIE = "communique_session"
FIELDS = 4000  # of one form
UNSAFE = 403


@dataclass(frozen=True, slots=True)
class Bench:
    """What those who check need besides the room: the archive opened for writing, and how often signing in failed."""

    archive: Archive
    tries: Tries


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in. `word` is what every form of his brings back."""

    name: str
    role: str
    word: str

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


class NotSignedInError(Exception):
    """A page that is only for those who have signed in."""


def bench(request: Request) -> Bench:
    return cast(Bench, request.app.state.bench)


AtBench = Annotated[Bench, Depends(bench)]


def person(request: Request) -> Person | None:
    """Who asks; None where nobody has signed in, or nobody can."""
    shown = request.cookies.get(COOKIE, "")
    found = getattr(request.app.state, "bench", None)
    if not shown or found is None:
        return None
    account = found.archive.review.accounts.signed_in(digest(shown))
    return Person(account["name"], account["role"], form_word(shown)) if account else None


def needs(role: str) -> Callable[[Request], Person]:
    """Only for those of a role, or of one that may do more."""

    def allowed(request: Request) -> Person:
        who = person(request)
        if who is None:
            raise NotSignedInError
        if not who.may(role):
            raise HTTPException(UNSAFE, f"This is for those who are {role}s.")
        return who

    return allowed


Coder = Annotated[Person, Depends(needs("coder"))]
Editor = Annotated[Person, Depends(needs("editor"))]


async def form(request: Request) -> FormData:
    """The fields of a form. Files are not taken."""
    return await request.form(max_files=0, max_fields=FIELDS)


Form = Annotated[FormData, Depends(form)]


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that somebody has sent from a page of ours."""

    who: Person
    form: FormData

    def field(self, name: str, otherwise: str = "") -> str:
        value = self.form.get(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def fields(self, name: str) -> list[str]:
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def number(self, name: str) -> int | None:
        value = self.field(name).strip()
        return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else None


def sent(role: str) -> Callable[..., Sent]:
    """A form from somebody of a role. 403 where it does not come from a page of ours."""
    allowed = needs(role)

    def checked(request: Request, filled: Form) -> Sent:
        who = allowed(request)
        ours(request, str(filled.get("word", "")), who.word)
        return Sent(who, filled)

    return checked


FromCoder = Annotated[Sent, Depends(sent("coder"))]
FromEditor = Annotated[Sent, Depends(sent("editor"))]


def ours(request: Request, given: str, word: str) -> None:
    """HTTPException where a form does not come from a page of ours."""
    origin = request.headers.get("origin")
    hosts = request.app.state.room.settings.hosts
    elsewhere = origin is not None and named(urlsplit(origin).netloc) not in hosts
    if elsewhere or request.headers.get("sec-fetch-site") == "cross-site" or not same(given, word):
        raise HTTPException(UNSAFE, "This form does not come from a page of this room. Open the page anew.")


def to(request: Request, path: str) -> RedirectResponse:
    """To another page of the room, which is then asked for anew."""
    return RedirectResponse(request.scope.get("root_path", "") + path, 303)


def sign_in_first(request: Request, error: Exception) -> Response:
    """To the page where one signs in, and back from there."""
    here = request.url.path.removeprefix(request.scope.get("root_path", ""))
    back = here if request.method == "GET" else "/review"
    return to(request, f"/sign-in?back={quote(back)}")
