"""Entering with the token of the room, in a browser that is not on its machine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from communique.serve.entry import COOKIE, right
from communique.serve.room import Entered
from communique.serve.views import page

router = APIRouter(include_in_schema=False)
NO = 401
DAYS = 30


@router.get("/enter")
def asked(request: Request) -> Response:
    """The form."""
    return page(request, "enter.html", wrong="")


@router.post("/enter")
def entered(request: Request, room: Entered, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Keep the token in a cookie that no script reads, if it is one."""
    token = token.strip()
    if not token or not right(token, room.settings, room.archive.review.accounts):
        return page(request, "enter.html", NO, wrong="That is no token of this room.")
    root = room.settings.root
    answer = RedirectResponse(f"{root}/", 303)
    kept, secure = DAYS * 86_400, room.settings.secure
    answer.set_cookie(COOKIE, token, max_age=kept, path=root or "/", httponly=True, samesite="lax", secure=secure)
    return answer
