"""What a reader sees where something is not there or cannot be had: one line, and no traces of the program."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from communique.serve.views import page
from communique.store.errors import ArchiveError, NotFoundError, SenselessError, UnknownError

API = "/api/"


def told(request: Request, status: int, words: str) -> Response:
    """The line, as a page or for a program."""
    if request.url.path.startswith(API):
        return JSONResponse({"detail": words}, status)
    path = request.url.path.removeprefix(str(request.scope.get("root_path", "")))
    return page(request, "failed.html", status, words=words, code=status, path=path)


def not_there(request: Request, error: Exception) -> Response:
    return told(request, 404, str(error))


def unavailable(request: Request, error: Exception) -> Response:
    return told(request, 503, " ".join(str(error).split()))


def senseless(request: Request, error: Exception) -> Response:
    return told(request, 422, " ".join(str(error).split()))


def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "There is no such page." if error.status_code == 404 else str(error.detail)
    return told(request, error.status_code, words)


def wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return told(request, 422, f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}")


def install(app: FastAPI) -> None:
    """Have these answer for the errors of all pages."""
    app.add_exception_handler(NotFoundError, not_there)
    app.add_exception_handler(UnknownError, not_there)
    app.add_exception_handler(SenselessError, senseless)
    app.add_exception_handler(ArchiveError, unavailable)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, wrong)
