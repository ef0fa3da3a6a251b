"""Signing in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique.serve.review.passwords import fits
from communique.serve.review.people import COOKIE, AtBench, Form, Person, ours, person, to
from communique.serve.review.secrets import digest, form_word, secret
from communique.serve.settings import loopback
from communique.serve.views import page

router = APIRouter(include_in_schema=False)
HOURS = 12.0
BEFORE = "communique_form"  # ties the form of who is not signed in yet to his browser
NO, OFTEN = 401, 429
LONGEST = 64  # signs of an address


@router.get("/sign-in")
def asked(request: Request, back: str = "/review") -> Response:
    """The form."""
    return shown(request, back)


def shown(request: Request, back: str, status: int = 200, wrong: str = "") -> Response:
    before = request.cookies.get(BEFORE) or secret()
    answer = page(request, "review/sign_in.html", status, back=local(back), wrong=wrong, word=form_word(before))
    keep(request, answer, BEFORE, before)
    return answer


@router.post("/sign-in")
def tried(request: Request, bench: AtBench, filled: Form) -> Response:
    """Sign in. Too many failures, and it must wait."""
    name, password, back = (str(filled.get(one, "")) for one in ("name", "password", "back"))
    ours(request, str(filled.get("word", "")), form_word(request.cookies.get(BEFORE, "") or secret()))
    place = where(request)
    wait = bench.tries.wait(place, name[:64])
    if wait:
        answer = shown(request, back, OFTEN, f"Too many failures. Try again in {-(-wait // 60)} minutes.")
        answer.headers["Retry-After"] = str(wait)
        return answer
    account = bench.archive.review.accounts.one(name)
    right = fits(account["hash"] if account else None, password)
    if not account or not right or account["disabled"]:
        bench.tries.fail(place, name[:64])
        return shown(request, back, NO, "That is not the name and password of an account.")
    bench.tries.forget(place, name[:64])
    session = secret()
    bench.archive.review.accounts.sign_in(digest(session), name, HOURS)
    answer = to(request, local(back))
    keep(request, answer, COOKIE, session)
    answer.delete_cookie(BEFORE, path=path(request))
    return answer


@router.post("/sign-out")
def ended(request: Request, bench: AtBench, filled: Form) -> Response:
    """Sign out: the session is over, also for whoever has copied the cookie."""
    who: Person | None = person(request)
    if who:
        ours(request, str(filled.get("word", "")), who.word)
        bench.archive.review.accounts.sign_out(digest(request.cookies[COOKIE]))
    answer = to(request, "/sign-in")
    answer.delete_cookie(COOKIE, path=path(request))
    return answer


def where(request: Request) -> str:
    """Where a request comes from: of one that a proxy on this machine hands on, what that says."""
    peer = request.client.host if request.client else ""
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told[:LONGEST] if told and loopback(peer) else peer


def keep(request: Request, answer: Response, name: str, value: str) -> None:
    """A cookie that no script reads and that goes to this room only."""
    secure = request.app.state.room.settings.secure
    answer.set_cookie(name, value, path=path(request), httponly=True, samesite="lax", secure=secure)


def path(request: Request) -> str:
    return request.scope.get("root_path", "") or "/"


def local(back: str) -> str:
    """A page of this room; the first one of the review where another was named."""
    plain = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return back if plain else "/review"
