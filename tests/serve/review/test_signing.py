"""Signing in and out, what each may do, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import DBAPIError

from communique.serve.app import build
from communique.serve.review.secrets import digest
from communique.serve.review.signing import local
from communique.serve.review.tries import PAIR, WINDOW, Tries
from communique.serve.settings import Settings
from communique.store import Archive, ArchiveError
from communique.store.batches import Hand

from .conftest import HERE, PASSWORD, Visitor


def test_who_signs_in_comes_to_the_page_he_asked_for(nobody: Visitor) -> None:
    nobody.open("/review/projects")
    assert nobody.answer.url.path == "/sign-in"
    nobody.send("/sign-in", name="ana", password=PASSWORD)
    assert (nobody.answer.url.path, nobody.answer.status_code) == ("/review/projects", 200)
    assert "ana, coder" in nobody.words
    nobody.send("/sign-out")
    assert nobody.answer.url.path == "/sign-in"
    assert nobody.open("/review").answer.url.path == "/sign-in"


def test_a_session_that_was_ended_is_over_for_who_copied_the_cookie(room: Any, ana: Visitor) -> None:
    cookie = ana.client.cookies["communique_session"]
    thief = TestClient(room, base_url=HERE, cookies={"communique_session": cookie}, follow_redirects=False)
    assert thief.get("/review").status_code == 200
    ana.open("/review").send("/sign-out")
    assert thief.get("/review").status_code == 303


@pytest.mark.parametrize(("name", "password"), [("ana", "wrong"), ("zoe", PASSWORD), ("", ""), ("ana", "x" * 2000), ("eva\x00", PASSWORD)])
def test_wrong_names_and_passwords_are_told_alike(nobody: Visitor, name: str, password: str) -> None:
    nobody.sign_in(name, password)
    assert nobody.answer.status_code == 401
    assert "That is not the name and password of an account." in nobody.words
    assert "communique_session" not in nobody.client.cookies


def test_disabled_accounts_are_out_at_once(archive: Archive, ana: Visitor) -> None:
    archive.review.accounts.disable("ana")
    assert ana.open("/review").answer.url.path == "/sign-in"
    assert ana.sign_in("ana").answer.status_code == 401


def test_after_some_failures_it_must_wait(nobody: Visitor) -> None:
    for _ in range(PAIR):
        assert nobody.sign_in("ana", "wrong").answer.status_code == 401
    nobody.sign_in("ana")
    assert nobody.answer.status_code == 429
    assert int(nobody.answer.headers["retry-after"]) > 500
    assert nobody.sign_in("ben").answer.status_code == 200


def test_behind_a_proxy_one_reader_does_not_shut_out_the_others(archive: Archive, room: Any) -> None:
    with TestClient(room, base_url=HERE, client=("127.0.0.1", 5)) as client:
        one, other = Visitor(client), Visitor(TestClient(room, base_url=HERE, client=("127.0.0.1", 6)))
        client.headers["x-forwarded-for"], other.client.headers["x-forwarded-for"] = "1.1.1.1, 192.0.2.7", "192.0.2.8"
        for _ in range(PAIR):
            one.sign_in("ana", "wrong")
        assert one.sign_in("ana").answer.status_code == 429
        other.sign_in("ana")
        assert other.client.cookies.get("communique_session")


def test_tries_are_forgotten_after_some_time_and_after_a_success() -> None:
    now = [0.0]
    tries = Tries(lambda: now[0])
    for _ in range(PAIR):
        tries.fail("here", "ana")
    assert tries.wait("here", "ana") > 0 and tries.wait("here", "ben") == tries.wait("there", "ana") == 0
    tries.forget("here", "ana")
    assert tries.wait("here", "ana") == 0
    for number in range(40):
        tries.fail(f"place {number}", "ana")
    assert tries.wait("new place", "ana") > 0
    now[0] = WINDOW + 1
    assert tries.wait("new place", "ana") == 0


def test_cookies_are_not_for_scripts_and_where_wanted_only_for_https(archive: Archive) -> None:
    with TestClient(build(Settings(archive.path, review=True, secure=True, root="/room")), base_url="https://127.0.0.1", follow_redirects=False) as client:
        visitor = Visitor(client)
        visitor.answer = client.get("/sign-in")
        data = dict(visitor.page.forms[-1].form_values()) | {"name": "ana", "password": PASSWORD}
        cookies = client.post("/sign-in", data=data, headers={"cookie": visitor.answer.headers["set-cookie"].split(";")[0]}).headers.get_list("set-cookie")
    session = next(one for one in cookies if one.startswith("communique_session="))
    assert {"HttpOnly", "Path=/room", "Secure", "SameSite=lax"} <= {part.strip() for part in session.split(";")}


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [("rita", "/review", 403), ("rita", "/", 200), ("ana", "/review/projects", 200), ("ana", "/review/projects/p/agreement.csv", 403), ("eva", "/review", 200)],
)
def test_who_may_do_what(nobody: Visitor, name: str, path: str, status: int) -> None:
    assert nobody.sign_in(name).open(path).answer.status_code == status


def some(archive: Archive) -> tuple[str, int]:
    document = archive.documents()[0]["document_id"]
    return document, next(row["key"] for row in archive.assertions(document) if not row["field"])


@pytest.mark.parametrize(
    ("headers", "word", "status"),
    [
        ({}, "", 403), ({}, "wrong", 403), ({"origin": "http://elsewhere.example"}, "right", 403), ({"origin": "null"}, "right", 403),
        ({"sec-fetch-site": "cross-site"}, "right", 403), ({"origin": HERE}, "right", 303), ({}, "right", 303),
    ],
)  # fmt: skip
def test_forms_from_elsewhere_are_refused(archive: Archive, ana: Visitor, headers: dict[str, str], word: str, status: int) -> None:
    document, key = some(archive)
    page = ana.open(f"/review/documents/{document}").page
    right = page.xpath('//input[@name="word"]/@value')[0]
    data = {"word": right if word == "right" else word, "seen": "0", "key": str(key), "review": "accepted"}
    answer = ana.client.post(f"/review/documents/{document}/judge", data=data, headers=headers, follow_redirects=False)
    assert (answer.status_code, archive.review.version(document)) == (status, int(status == 303))


def test_the_word_of_another_s_forms_is_not_mine(archive: Archive, ana: Visitor, ben: Visitor) -> None:
    document, key = some(archive)
    word = ben.open("/review/ledger").page.xpath('//input[@name="word"]/@value')[0]
    answer = ana.client.post(f"/review/documents/{document}/judge", data={"word": word, "key": str(key), "review": "accepted"})
    assert (answer.status_code, archive.review.version(document)) == (403, 0)


def test_a_room_without_review_has_none_of_it_and_cannot_write(visitor: TestClient) -> None:
    for path in ("/review", "/sign-in", "/review/documents/x/judge"):
        assert visitor.get(path).status_code == visitor.post(path).status_code == 404
    archive = visitor.app.state.room.archive
    assert not hasattr(visitor.app.state, "bench")
    with pytest.raises(ArchiveError, match="opened for reading only"):
        archive.review.judge("x", Hand("ana"), [1], "accepted")
    with archive.engine.connect() as connection:  # nor does the database let it
        for change in ("DELETE FROM assertions", "PRAGMA user_version = 7", "CREATE TABLE t (x)", "UPDATE documents SET text = ''"):
            with pytest.raises(DBAPIError, match="readonly database"):
                connection.exec_driver_sql(change)


@pytest.mark.parametrize(
    ("back", "goes"),
    [("/review/ledger", "/review/ledger"), ("//evil.example", "/review"), ("https://evil.example", "/review"), ("/\\evil.example", "/review"), ("", "/review"), ("/a\r\nb", "/review")],
)
def test_nobody_is_sent_elsewhere_after_signing_in(back: str, goes: str) -> None:
    assert local(back) == goes


@pytest.mark.parametrize(
    ("settings", "headers", "status"),
    [
        ({}, {}, 200),
        ({}, {"X-Forwarded-For": "192.0.2.7"}, 401),
        ({"host": "0.0.0.0"}, {}, 401),
        ({"hosts": ("127.0.0.1", "room.example")}, {}, 401),
        ({"host": "0.0.0.0"}, {"Accept": "text/html"}, 303),
        ({"host": "0.0.0.0"}, {"Authorization": "Bearer given"}, 200),
        ({"host": "0.0.0.0"}, {"Authorization": "Bearer revoked"}, 401),
        ({"host": "0.0.0.0"}, {"Authorization": "Bearer "}, 401),
        ({"host": "0.0.0.0"}, {"Cookie": "communique_session=signed"}, 200),
        ({"host": "0.0.0.0", "review": False}, {"Cookie": "communique_session=signed"}, 401),
        ({"host": "0.0.0.0"}, {"Cookie": "communique_session=other"}, 401),
        ({"token": "word"}, {}, 401),
    ],
)
def test_from_elsewhere_one_reads_with_a_token_or_signed_in(
    archive: Archive, settings: dict[str, Any], headers: dict[str, str], status: int
) -> None:
    archive.review.accounts.add_token("dashboard", digest("given"))
    archive.review.accounts.add_token("old", digest("revoked"))
    archive.review.accounts.revoke("old")
    archive.review.accounts.sign_in(digest("signed"), "rita", 1)
    with TestClient(build(Settings(archive.path, **{"review": True, **settings})), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.get("/documents", headers=headers).status_code == status
        assert client.get("/sign-in").status_code == (200 if settings.get("review", True) else 404)


def test_a_token_reads_and_cannot_write(archive: Archive) -> None:
    archive.review.accounts.add_token("dashboard", digest("given"))
    document, key = some(archive)
    with TestClient(build(Settings(archive.path, host="0.0.0.0", review=True)), base_url="http://127.0.0.1", follow_redirects=False) as client:
        client.headers["Authorization"] = "Bearer given"
        assert client.get(f"/documents/{document}").status_code == 200
        answer = client.post(f"/review/documents/{document}/judge", data={"key": str(key), "review": "accepted"})
    assert (answer.status_code, answer.headers["location"], archive.review.version(document)) == (303, "/sign-in?back=/review", 0)


def test_under_a_path_of_another_site_every_way_leads_back_there(archive: Archive) -> None:
    """The proxy takes the path away before it hands a request on."""
    document, key = some(archive)
    with TestClient(build(Settings(archive.path, review=True, root="/room")), base_url=HERE, follow_redirects=False) as client:
        asked = client.get("/review/ledger")
        assert (asked.status_code, asked.headers["location"]) == (303, "/room/sign-in?back=/review/ledger")
        visitor = Visitor(client)
        visitor.answer = client.get("/sign-in?back=/review/ledger")
        form = visitor.form("/room/sign-in")
        before = {"cookie": visitor.answer.headers["set-cookie"].split(";")[0]}
        answer = client.post("/sign-in", data=dict(form.form_values()) | {"name": "ana", "password": PASSWORD}, headers=before)
        assert (answer.status_code, answer.headers["location"]) == (303, "/room/review/ledger")
        session = {"cookie": next(one for one in answer.headers.get_list("set-cookie") if "session" in one).split(";")[0]}
        visitor.answer = client.get(f"/review/documents/{document}", headers=session)
        assert visitor.answer.status_code == 200
        assert all(one.action.startswith("/room/") for one in visitor.page.forms)
        links = visitor.page.xpath("//main//a/@href[not(starts-with(., '#'))]")
        assert links and all(link.startswith("/room/") for link in links)
        word = visitor.page.xpath('//input[@name="word"]/@value')[0]
        saved = client.post(f"/review/documents/{document}/judge", data={"word": word, "key": str(key), "review": "accepted"}, headers=session)
        assert saved.headers["location"].startswith(f"/room/review/documents/{document}?said=judge")
