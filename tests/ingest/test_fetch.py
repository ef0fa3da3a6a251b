"""Pages from the network: a server of our own on loopback that misbehaves in every way, and addresses that are refused."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

import pytest

pytest.importorskip("urllib3")
pytest.importorskip("protego")

from communique.ingest import IngestError, fetch
from communique.ingest.fetch import Fetcher, UnchangedError, is_public
from communique.ingest.taken import Fetching, Options, Refused, Taken, Validators, taken

LEAD = "President of Kazakhstan Daulet Arystanov received Minister of Transport of Latvia Edgars Briezkalns in Astana."
PAGE = f"<!doctype html><html><head><title>A visit</title></head><body><h1>A visit</h1><p>{LEAD}</p></body></html>"
WISH = Fetching(allowed=True, private=True, timeout=1.0, whole=2.0, size=100_000, redirects=3, delay=0.0)


class Handler(BaseHTTPRequestHandler):
    """Answers each path in a way of its own."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *words: Any) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        name, _, rest = self.path.partition("?")
        with suppress(OSError):
            getattr(self, "page_" + name.strip("/").split("/")[0].split(".")[0], self.page_missing)(rest)

    def reply(self, body: bytes, status: int = 200, **heads: str) -> None:
        self.send_response(status)
        for key, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **heads}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_robots(self, _: str) -> None:
        text, status = self.server.robots  # type: ignore[attr-defined]
        self.reply(text.encode(), status)

    def page_missing(self, _: str) -> None:
        self.reply(b"gone", 404)

    def page_good(self, _: str) -> None:
        if self.headers.get("If-None-Match") == '"v1"' or self.headers.get("If-Modified-Since") == "yesterday":
            self.reply(b"", 304)
        else:
            self.reply(PAGE.encode(), ETag='"v1"', Last_Modified="Tue, 14 May 2024 10:00:00 GMT")

    def page_status(self, number: str) -> None:
        self.reply(b"no", int(number), Retry_After="120")

    def page_to(self, address: str) -> None:
        self.reply(b"", 302, Location=unquote(address))

    def page_loop(self, _: str) -> None:
        self.reply(b"", 301, Location="/loop")

    def page_slow(self, _: str) -> None:
        time.sleep(3)
        self.reply(b"late")

    def page_drip(self, _: str) -> None:
        self.reply(b"", Content_Length="100000")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def page_dripheads(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(b"X-%d: y\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def page_endless(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(10_000):
            self.wfile.write(b"<p>more</p>" * 1000)

    def page_huge(self, _: str) -> None:
        self.reply(b"", Content_Length=str(10**12))

    def page_short(self, _: str) -> None:
        self.reply(b"only this", Content_Length="1000")
        self.close_connection = True

    def page_bomb(self, _: str) -> None:
        self.reply(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip")

    def page_badgzip(self, _: str) -> None:
        self.reply(b"this is no gzip", Content_Encoding="gzip")

    def page_packed(self, _: str) -> None:
        self.reply(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_nothing(self, _: str) -> None:
        self.close_connection = True

    def page_garbage(self, _: str) -> None:
        self.wfile.write(b"\x00\x01 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def page_cyrillic(self, _: str) -> None:
        self.reply(PAGE.replace("Daulet", "Даулет").encode("cp1251"), Content_Type="text/html; charset=windows-1251")

    def page_liar(self, _: str) -> None:
        self.reply(PAGE.replace("Daulet", "Даулет").encode(), Content_Type='text/html; charset="iso-8859-1"')

    def page_feed(self, links: str) -> None:
        items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links.split(","))
        self.reply(f"<rss><channel>{items}</channel></rss>".encode(), Content_Type="application/rss+xml")

    def page_sitemap(self, links: str) -> None:
        urls = "".join(f"<url><loc>{link}</loc></url>" for link in links.split(","))
        self.reply(f"<urlset>{urls}</urlset>".encode(), Content_Type="application/xml")

    def page_index(self, links: str) -> None:
        maps = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links.split(","))
        self.reply(gzip.compress(f"<sitemapindex>{maps}</sitemapindex>".encode()), Content_Type="application/gzip")


class Server(ThreadingHTTPServer):
    """A server that does not mind when we hang up."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@pytest.fixture(scope="module")
def running() -> Iterator[ThreadingHTTPServer]:
    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(running: ThreadingHTTPServer) -> Any:
    running.asked, running.robots = [], ("", 404)  # type: ignore[attr-defined]
    return running


@pytest.fixture
def base(server: Any) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def reason(address: str, wish: Fetching = WISH, **more: Any) -> str:
    start = time.perf_counter()
    with pytest.raises(IngestError) as caught:
        Fetcher(wish, **more).get(address)
    assert time.perf_counter() - start < 8
    return str(caught.value)


def test_a_page_and_what_the_server_says_of_it(base: str) -> None:
    page = Fetcher(WISH).get(f"{base}/good")
    assert (page.raw.decode(), page.media, page.address) == (PAGE, "text/html", f"{base}/good")
    assert page.validators == Validators('"v1"', "Tue, 14 May 2024 10:00:00 GMT")
    assert Fetcher(WISH).get(f"{base}/packed").raw.decode() == PAGE


@pytest.mark.parametrize("known", [Validators(etag='"v1"'), Validators(modified="yesterday")])
def test_what_did_not_change_is_not_fetched_again(base: str, known: Validators) -> None:
    address = f"{base}/good"
    with pytest.raises(UnchangedError):
        Fetcher(replace(WISH, known={address: known})).get(address)
    (found,) = taken(address, Options(fetching=replace(WISH, known={address: known})))
    assert isinstance(found, Refused) and found.unchanged


def test_validators_with_line_ends_are_not_sent(base: str, server: Any) -> None:
    address = f"{base}/good"
    Fetcher(replace(WISH, known={address: Validators('"x"\r\nEvil: yes')})).get(address)
    assert "Evil" not in server.asked[-1][1] and "If-None-Match" not in server.asked[-1][1]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("slow", "no answer in time"),
        ("drip", "took more than 2 s"),
        ("dripheads", "took more than 2 s"),
        ("endless", "larger than 100,000 bytes"),
        ("huge", "larger than 100,000 bytes"),
        ("bomb", "larger than 100,000 bytes"),
        ("loop", "more than 3 redirects"),
        ("short", "the answer is broken or ends early"),
        ("badgzip", "the answer is packed wrongly"),
        ("nothing", "the answer is broken or ends early"),
        ("garbage", "the answer is broken or ends early"),
        ("missing", "HTTP 404"),
        ("status?404", "HTTP 404"),
        ("status?500", "HTTP 500"),
        ("status?429", "HTTP 429 (wait 120 s)"),
        ("to?ftp://a.example/", "not an address of the web"),
        ("to?file:///etc/passwd", "not an address of the web"),
        ("to?http://[", "not an address"),
    ],
)
def test_servers_that_misbehave(base: str, path: str, told: str) -> None:
    assert reason(f"{base}/{path}").startswith(told)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest", "http://0.0.0.0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/", "http://[fe80::1]/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://127.1/", "http://100.64.0.1/", "http://224.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(address: str, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = replace(WISH, private=False)
    assert reason(address, wish) in ("a private address is not fetched", "no such host")
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1" or is_public(ip))
    if not any(same in address for same in ("//127", "localhost", "2130706433", "0x7f", "0177")):
        assert reason(f"{base}/to?{address}", wish) in ("a private address is not fetched", "no such host")


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111"])
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)


def test_the_address_that_was_checked_is_the_one_that_is_asked(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another address the next time does not pass."""
    port = base.rpartition(":")[2]
    real = socket.getaddrinfo

    def only_numbers(name: str, *more: Any, **options: Any) -> Any:
        assert name == "127.0.0.1", "a name was resolved a second time"
        return real(name, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", only_numbers)
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1")
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.7"], ["127.0.0.1", "10.0.0.7"]])
    fetcher = Fetcher(replace(WISH, private=False), resolve=lambda name, at: next(answers))
    assert fetcher.get(f"http://gov.example:{port}/good").raw.decode() == PAGE
    for _ in range(2):
        with pytest.raises(IngestError, match="private address"):
            fetcher.get(f"http://gov.example:{port}/good")


def test_the_host_is_named_to_the_server(base: str, server: Any) -> None:
    port = base.rpartition(":")[2]
    Fetcher(WISH, resolve=lambda name, at: ["127.0.0.1"]).get(f"http://gov.example:{port}/good?a=b#part")
    assert server.asked[-1][0] == "/good?a=b" and server.asked[-1][1]["Host"] == f"gov.example:{port}"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (("User-agent: *\nDisallow: /good", 200), "good", False),
        (("User-agent: *\nDisallow: /other", 200), "good", True),
        (("User-agent: communique\nDisallow:\n\nUser-agent: *\nDisallow: /", 200), "good", True),
        (("User-agent: communique\nDisallow: /", 200), "good", False),
        (("gone", 404), "good", True),
        (("broken", 503), "good", False),
        (("\x00\x01<html>", 200), "good", True),
    ],
)
def test_robots(base: str, server: Any, robots: tuple[str, int], path: str, allowed: bool) -> None:
    server.robots = robots
    if allowed:
        assert Fetcher(WISH).get(f"{base}/{path}").raw.decode() == PAGE
    else:
        assert "robots.txt" in reason(f"{base}/{path}")
    assert Fetcher(replace(WISH, robots=False)).get(f"{base}/{path}").raw.decode() == PAGE


def test_robots_are_asked_once_and_on_each_redirect(base: str, server: Any) -> None:
    server.robots = ("User-agent: *\nDisallow: /good", 200)
    fetcher = Fetcher(WISH)
    for _ in range(2):
        with pytest.raises(IngestError, match="robots"):
            fetcher.get(f"{base}/to?/good")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/to?/good", "/to?/good"]


def test_between_two_visits_of_a_host_there_is_a_pause(base: str, server: Any) -> None:
    slept: list[float] = []
    fetcher = Fetcher(replace(WISH, delay=5.0), sleep=slept.append)
    for _ in range(3):
        fetcher.get(f"{base}/good")
    assert len(slept) == 2 and all(4 < pause <= 5 for pause in slept)
    server.robots, slept = ("User-agent: *\nCrawl-delay: 30", 200), []
    fetcher = Fetcher(WISH, sleep=slept.append)
    for _ in range(2):
        fetcher.get(f"{base}/good")
    assert len(slept) == 1 and 29 < slept[0] <= 30


@pytest.mark.parametrize("path", ["cyrillic", "liar"])
def test_encodings_that_servers_name(base: str, path: str) -> None:
    (found,) = taken(f"{base}/{path}", Options(fetching=WISH))
    assert isinstance(found, Taken) and "Даулет Arystanov" in found.source.text


def test_an_address_is_only_fetched_when_allowed(base: str, server: Any) -> None:
    (found,) = taken(f"{base}/good")
    assert isinstance(found, Refused) and found.reason == "not fetched: fetching is not allowed" and server.asked == []


def test_an_address_is_taken_in(base: str) -> None:
    (found,) = taken(f"{base}/good", Options(fetching=WISH))
    assert isinstance(found, Taken)
    assert (found.title, found.source.text, found.source.source) == ("A visit", f"A visit\n\n{LEAD}\n", f"{base}/good")
    assert found.validators and found.validators.etag == '"v1"'


def told(found: Any) -> str:
    return found.title if isinstance(found, Taken) else found.reason


def test_a_feed_with_its_pages(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1")
    links = [f"{base}/{path}" for path in ("good", "missing", "to?http://10.0.0.1/", "to?http://169.254.169.254/", f"feed?{base}/good")]
    found = taken(f"{base}/feed?{','.join(links)}", Options(fetching=replace(WISH, private=False)))
    assert [told(one) for one in found] == [
        "A visit", "HTTP 404", "a private address is not fetched", "a private address is not fetched", "a feed in another",
    ]  # fmt: skip


def test_a_feed_that_itself_leads_to_a_private_address(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1")
    (found,) = taken(f"{base}/to?http://192.168.1.1/feed.xml", Options(fetching=replace(WISH, private=False)))
    assert told(found) == "a private address is not fetched"


def test_sitemaps_in_sitemaps(base: str) -> None:
    page, again = f"{base}/sitemap?{base}/good", f"{base}/index?{base}/index?{base}/index"
    found = list(taken(f"{base}/index?{page},{again}", Options(fetching=WISH)))
    assert [told(one) for one in found] == ["A visit", "sitemaps in sitemaps without end"]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ingest.taken.find_spec", lambda name: None)
    (found,) = taken("http://gov.example/", Options(fetching=WISH))
    assert told(found) == "a page of the network; to fetch it install communique[archive]"
