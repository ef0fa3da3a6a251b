"""A reading room in which people correct, and a browser without scripts: it fills in the forms that pages have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("argon2", reason="needs the extra: pip install communique[serve]")

from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html

from communique.serve.app import build
from communique.serve.review import passwords
from communique.serve.settings import Settings
from communique.store import Archive, open_archive

HERE = "http://127.0.0.1:8420"
PASSWORD = "correct horse battery"
HASHED = passwords.hashed(PASSWORD)


class Visitor:
    """Somebody with a browser."""

    def __init__(self, client: TestClient) -> None:
        self.client, self.answer = client, Response(200)

    def open(self, path: str) -> Visitor:
        self.answer = self.client.get(path, follow_redirects=True)
        return self

    @property
    def page(self) -> Any:
        return html.fromstring(self.answer.text)

    @property
    def words(self) -> str:
        return " ".join(self.page.text_content().split())

    def form(self, action: str, holding: str = "") -> Any:
        """The form that goes to an address ending so, and that holds some words or value."""
        found = [one for one in self.page.forms if one.action.endswith(action) and holding in html.tostring(one, encoding="unicode")]
        assert found, [one.action for one in self.page.forms]
        return found[0]

    def send(self, action: str, holding: str = "", button: tuple[str, str] | None = None, **values: Any) -> Visitor:
        """Fill in a form and press its button. A dot in a name is written as two underlines."""
        form = self.form(action, holding)
        given = [(name, value) for name, value in form.form_values() if name not in dotted(values)]
        for name, value in dotted(values).items():
            given += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        self.post(form.action, [*given, *([button] if button else [])])
        return self

    def post(self, path: str, given: list[tuple[str, str]]) -> Visitor:
        data: dict[str, list[str]] = {}
        for name, value in given:
            data.setdefault(name, []).append(value)
        self.answer = self.client.post(path, data=data, follow_redirects=True)
        return self

    def sign_in(self, name: str, password: str = PASSWORD) -> Visitor:
        return self.open("/sign-in").send("/sign-in", name=name, password=password)


def dotted(values: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("__", "."): value for name, value in values.items()}


@pytest.fixture
def archive(archive_file: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the archive, with people who may do more and less."""
    shutil.copy(archive_file, tmp_path / "a.db")
    with open_archive(tmp_path / "a.db", write=True) as opened:
        for name, role in (("rita", "reader"), ("ana", "coder"), ("ben", "coder"), ("eva", "editor")):
            opened.review.accounts.add(name, HASHED, role)
        yield opened


@pytest.fixture
def room(archive: Archive) -> Any:
    return build(Settings(archive.path, review=True))


@pytest.fixture
def nobody(room: Any) -> Iterator[Visitor]:
    with TestClient(room, base_url=HERE) as client:
        yield Visitor(client)


@pytest.fixture
def ana(room: Any, nobody: Visitor) -> Visitor:
    return Visitor(TestClient(room, base_url=HERE)).sign_in("ana")


@pytest.fixture
def ben(room: Any, nobody: Visitor) -> Visitor:
    return Visitor(TestClient(room, base_url=HERE)).sign_in("ben")


@pytest.fixture
def eva(room: Any, nobody: Visitor) -> Visitor:
    return Visitor(TestClient(room, base_url=HERE)).sign_in("eva")
