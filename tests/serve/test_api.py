"""The archive for programs: the lists in parts, marks of answers, and nothing that breaks it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS

from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import Filter, open_archive

LISTS = ("events", "persons", "meetings", "visits", "messages", "commitments", "statements", "people", "documents", "thanks")


@pytest.mark.parametrize("name", LISTS)
def test_lists_in_parts(visitor: TestClient, name: str) -> None:
    """By following `next` every row is had once."""
    whole = visitor.get(f"/api/v1/{name}?limit=500").json()["rows"]
    address, found = f"/api/v1/{name}?limit=2", []
    while address:
        answer = visitor.get(address)
        assert answer.status_code == 200
        found += answer.json()["rows"]
        address = answer.json()["next"]
        assert ("next" in answer.links) is (address is not None)
    assert found == whole


def test_filters_are_the_commands(visitor: TestClient, archive_file: Path) -> None:
    with open_archive(archive_file) as archive:
        rows = archive.acts("meeting", Filter(limit=None))
        state = rows[0]["states"].split("; ")[0]
        wanted = archive.acts("meeting", Filter(between=(state,), status="occurred", limit=None))
    answer = visitor.get(f"/api/v1/meetings?state={state}&status=occurred&limit=500")
    assert [row["act_id"] for row in answer.json()["rows"]] == [row["act_id"] for row in wanted]


@pytest.mark.parametrize(
    "path, status",
    [
        ("/api/v1/meetings?state=Atlantis", 404),
        ("/api/v1/meetings?since=yesterday", 422),
        ("/api/v1/meetings?since=2024-13", 422),
        ("/api/v1/meetings?status=done", 422),
        ("/api/v1/meetings?other=NOR", 422),
        ("/api/v1/meetings?limit=0", 422),
        ("/api/v1/meetings?offset=-1", 422),
        ("/api/v1/meetings?person=%00%27%22;--", 200),
        ("/api/v1/meetings?person=%ED%A0%80", 200),
        ("/api/v1/search?words=-", 422),
        ("/api/v1/search?words=%22", 422),
        ("/api/v1/documents/ffffffffff", 404),
        ("/api/v1/documents/..%2F..", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/events/none", 404),
        ("/api/v1/persons/none", 404),
        ("/api/v1/states/Atlantis/offices", 404),
        ("/api/v1/states/HRV/offices?on=2024-13", 422),
        ("/api/v1/between/HRV/Croatia", 422),
        ("/api/v1/compare?first=ffffffff&second=eeeeeeee", 404),
    ],
)
def test_odd_requests(visitor: TestClient, path: str, status: int) -> None:
    answer = visitor.get(path)
    assert answer.status_code == status
    if status != 200:
        assert set(answer.json()) == {"detail"}
        assert "\n" not in answer.json()["detail"]


def test_record_of_a_document(visitor: TestClient, archive_file: Path) -> None:
    with open_archive(archive_file) as archive:
        ident = archive.documents(Filter(limit=1))[0]["document_id"]
        record = archive.record(ident)
    assert visitor.get(f"/api/v1/documents/{ident[:12]}/record").json() == record.to_dict()


def test_an_event_with_its_accounts(visitor: TestClient) -> None:
    """Every person and every account of an event can be had by what the event says of them."""
    rows = visitor.get("/api/v1/events?kind=meeting").json()["rows"]
    event = visitor.get(f"/api/v1/events/{rows[0]['id']}").json()
    assert [one["name"] for one in event["people"]] == [one["name"] for one in rows[0]["people"]]
    for account in event["accounts"]:
        text = visitor.get(f"/api/v1/documents/{account['document']}/record").json()["document"]["text"]
        assert " ".join(text[account["start"] : account["end"]].split()).startswith(account["words"][:40])
    for ident in (one["person"] for one in event["people"] if one["person"]):
        assert visitor.get(f"/api/v1/persons/{ident}").json()["id"] == ident


def test_two_states(visitor: TestClient) -> None:
    """The brief for programs: each line with the rows and the places it rests on."""
    found = visitor.get("/api/v1/between/HRV/Norway").json()
    assert (found["first"], found["second"]) == ("HRV", "NOR")
    assert all(line["cites"] for section in found["sections"] for line in section["lines"] if "Themes" not in section["title"])


def test_offices_on_a_day(visitor: TestClient) -> None:
    every = visitor.get("/api/v1/states/HRV/offices").json()["offices"]
    then = visitor.get("/api/v1/states/HRV/offices?on=1990-01-01").json()["offices"]
    assert every
    assert then == []


def test_an_answer_that_is_known_is_not_sent_again(visitor: TestClient) -> None:
    first = visitor.get("/api/v1/meetings")
    again = visitor.get("/api/v1/meetings", headers={"If-None-Match": first.headers["etag"]})
    other = visitor.get("/api/v1/visits", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert again.content == b""


def test_head(visitor: TestClient) -> None:
    assert visitor.head("/api/v1/meetings").headers["etag"] == visitor.get("/api/v1/meetings").headers["etag"]


def test_pages_are_not_described(visitor: TestClient) -> None:
    paths = visitor.get("/api/v1/openapi.json").json()["paths"]
    assert paths
    assert all(path.startswith("/api/v1/") for path in paths)


# Whatever is asked for, the answer is one that the description names. A request that the description allows may still
# name no state: that such a one is refused is no fault.
EXAMPLES = int(os.environ.get("COMMUNIQUE_EXAMPLES", "6"))
SHOWN = {"Authorization": "Bearer word"}  # under another name than this machine's the room is closed
LEFT_OUT = {"positive_data_acceptance", "unsupported_method"}


def described(archive_file: Path) -> list[schemathesis.schemas.APIOperation]:
    app = build(Settings(archive_file, hosts=("testserver", "127.0.0.1", "localhost"), token="word"))
    found = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=SHOWN).get_all_operations()
    return [operation.ok() for operation in found]


def test_described_as_it_is(archive_file: Path) -> None:
    checks = [check for check in CHECKS.get_all() if check.__name__ not in LEFT_OUT]
    operations = described(archive_file)
    assert len(operations) > 15
    for operation in operations:

        @settings(
            max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=SHOWN, checks=checks)

        holds()
