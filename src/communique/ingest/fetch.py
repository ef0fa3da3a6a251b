"""Pages from the network, fetched politely and never from inside: the only module that opens a connection.

An address is resolved once and the connection goes to what was found and checked, so that a name cannot change its
meaning between the two. Each redirect is a new address and is checked as the first one was.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import SplitResult, urlunsplit

import certifi
import urllib3
from urllib3.exceptions import HTTPError, LocationParseError

from communique.ingest.addresses import PORTS, checked, is_public, onward
from communique.ingest.errors import IngestError
from communique.ingest.found import Fetching, Validators
from communique.ingest.robots import Rules, rules

REDIRECTS = (301, 302, 303, 307, 308)
PART = 1 << 16
ROBOTS_SIZE = 512 * 1024
LONGEST_DELAY = 60.0
MOST_HOSTS = 10_000
ACCEPTED = "text/html,application/xhtml+xml,application/pdf,text/plain,application/xml;q=0.9,*/*;q=0.5"

Resolve = Callable[[str, int], list[str]]


class UnchangedError(Exception):
    """The server says that nothing changed since the validators that were sent."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes, the address they came from in the end, and what the server said of them."""

    raw: bytes
    address: str
    media: str | None
    charset: str | None
    validators: Validators


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server; `raw` is None where it sends us elsewhere or nothing is to be read."""

    status: int
    heads: dict[str, str]
    raw: bytes


def resolved(name: str, port: int) -> list[str]:
    """The addresses of a host."""
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise IngestError("no such host") from None
    older_first = sorted(found, key=lambda one: one[0] != socket.AF_INET)  # not every network knows IPv6
    return list(dict.fromkeys(str(one[4][0]) for one in older_first))


@dataclass(slots=True)
class Fetcher:
    """Fetches pages by the wishes of a user; remembers robots.txt and the last visit of each host."""

    wish: Fetching
    resolve: Resolve = resolved
    sleep: Callable[[float], None] = time.sleep
    rules: OrderedDict[str, Rules] = field(default_factory=OrderedDict)
    visits: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def get(self, address: str) -> Fetched:
        """The page at an address. IngestError where it cannot be had, UnchangedError where it is the one known."""
        asked = known = address
        for _ in range(self.wish.redirects + 1):
            split = checked(asked)
            self.permitted(split)
            self.wait(split)
            answer = self.ask(split, self.conditions(known), self.wish.size)
            if answer.status == 304:
                raise UnchangedError(address)
            if answer.status not in REDIRECTS:
                return fetched(answer, asked)
            asked = onward(asked, answer.heads.get("location", ""))
        raise IngestError(f"more than {self.wish.redirects} redirects")

    def conditions(self, address: str) -> dict[str, str]:
        """The headers that ask only for what changed."""
        kept = self.wish.lists.get(address)
        known = kept.validators if kept else self.wish.known.get(address, Validators())
        found = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in found.items() if value and value.isprintable()}

    def permitted(self, split: SplitResult) -> None:
        """IngestError where robots.txt does not let us read an address."""
        if not self.wish.robots:
            return
        origin = f"{split.scheme}://{split.netloc}"
        if origin not in self.rules:
            self.rules[origin] = self.robots(origin)
            bounded_to(self.rules)
        path = urlunsplit(("", "", split.path or "/", split.query, ""))
        if not self.rules[origin].allow(path):
            raise IngestError("robots.txt does not allow it")

    def robots(self, origin: str) -> Rules:
        """The rules of a site. None found: all is allowed; none to be had: nothing is."""
        asked = f"{origin}/robots.txt"
        for _ in range(self.wish.redirects + 1):
            answer = self.ask(checked(asked), {}, ROBOTS_SIZE)
            if answer.status in REDIRECTS:
                asked = onward(asked, answer.heads.get("location", ""))
                continue
            if answer.status >= 500:
                raise IngestError(f"robots.txt: HTTP {answer.status}")
            return rules(answer.raw.decode("utf-8", "replace") if answer.status == 200 else "", self.wish.agent)
        return rules("", self.wish.agent)

    def wait(self, split: SplitResult) -> None:
        """Wait until a host may be asked again."""
        name = split.hostname or ""
        told = self.rules.get(f"{split.scheme}://{split.netloc}")
        delay = min(LONGEST_DELAY, max(self.wish.delay, told.delay if told else 0.0))
        since = time.monotonic() - self.visits.get(name, float("-inf"))
        if since < delay:
            self.sleep(delay - since)
        self.visits[name] = time.monotonic()
        bounded_to(self.visits)

    def ask(self, split: SplitResult, conditions: dict[str, str], size: int) -> Answer:
        """One request to the address that a host's name stands for now."""
        ip = self.pinned(split)
        heads = {
            "Host": split.netloc.rpartition("@")[2],
            "User-Agent": self.wish.agent,
            "Accept": ACCEPTED,
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        }
        target = urlunsplit(("", "", split.path or "/", split.query, ""))
        try:
            with within(self.pool(split, ip), self.wish.whole) as pool:
                answer = pool.urlopen(
                    "GET", target, headers=heads, redirect=False, retries=False, preload_content=False,
                    assert_same_host=False,
                )  # fmt: skip
                raw = b"" if answer.status in REDIRECTS else read(answer, size)
                return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, raw)
        except (HTTPError, OSError, ValueError, LocationParseError) as error:
            raise IngestError(told(error)) from None

    def pinned(self, split: SplitResult) -> str:
        """The IP address to connect to. IngestError where any of a host's addresses is not of the open network."""
        found = self.resolve(split.hostname or "", split.port or PORTS[split.scheme])
        if not found:
            raise IngestError("no such host")
        if not self.wish.private and not all(map(is_public, found)):
            raise IngestError("a private address is not fetched")
        return found[0]

    def pool(self, split: SplitResult, ip: str) -> Any:
        """A pool of one connection to an IP address that must prove to be the host."""
        timeout = urllib3.Timeout(connect=self.wish.timeout, read=self.wish.timeout)
        port = split.port or PORTS[split.scheme]
        if split.scheme == "http":
            return urllib3.HTTPConnectionPool(ip, port, timeout=timeout, maxsize=1)
        name = split.hostname or ""
        return urllib3.HTTPSConnectionPool(
            ip, port, timeout=timeout, maxsize=1, server_hostname=name, assert_hostname=name, ssl_context=trust()
        )


@cache
def trust() -> ssl.SSLContext:
    """Whose word counts for a host's name: the system's authorities, and those that browsers know."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def bounded_to(kept: OrderedDict[str, Any]) -> None:
    if len(kept) > MOST_HOSTS:
        kept.popitem(last=False)


@contextmanager
def within(pool: Any, seconds: float) -> Iterator[Any]:
    """Use a pool; break its connection when its time is over, whatever it is waiting for."""
    taken: list[Any] = []
    made = pool._new_conn

    def noted() -> Any:
        taken.append(made())
        return taken[-1]

    pool._new_conn = noted
    late = threading.Event()
    timer = threading.Timer(seconds, cut, (taken, late))
    timer.daemon = True
    timer.start()
    failed: Exception | None = None
    try:
        yield pool
    except (HTTPError, OSError, ValueError) as error:
        failed = error
    finally:
        timer.cancel()
        pool.close()
        for connection in taken:
            connection.close()
    if late.is_set():  # what was cut off can look like an end
        raise OSError(f"took more than {seconds:g} s")
    if failed:
        raise failed


def cut(connections: list[Any], late: threading.Event) -> None:
    """Shut the sockets of connections, which wakes whoever reads from them."""
    late.set()
    for connection in connections:
        with suppress(OSError):
            if connection.sock is not None:
                connection.sock.shutdown(socket.SHUT_RDWR)


def read(answer: Any, size: int) -> bytes:
    """The body of an answer, unpacked. IngestError where it is longer than that."""
    length = answer.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > size:
        raise IngestError(f"larger than {size:,} bytes")
    parts, got = [], 0
    while part := answer.read1(PART):
        got += len(part)
        if got > size:
            raise IngestError(f"larger than {size:,} bytes")
        parts.append(part)
    return b"".join(parts)


def told(error: Exception) -> str:
    """An error of the network in a few words."""
    names = {
        "ConnectTimeoutError": "no connection in time",
        "ReadTimeoutError": "no answer in time",
        "IncompleteRead": "the answer ends early",
        "ProtocolError": "the answer is broken or ends early",
        "SSLError": "its certificate does not hold",
        "NewConnectionError": "no connection",
        "DecodeError": "the answer is packed wrongly",
    }
    known = names.get(type(error).__name__)
    return known or " ".join(str(error).split())[:120] or type(error).__name__


def fetched(answer: Answer, address: str) -> Fetched:
    """A page that was answered with. IngestError where the server says that there is none."""
    if answer.status != 200:
        waits = answer.heads.get("retry-after", "")
        raise IngestError(f"HTTP {answer.status}" + (f" (wait {waits} s)" if waits.isdigit() else ""))
    media, _, rest = answer.heads.get("content-type", "").partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'") or None
    validators = Validators(answer.heads.get("etag"), answer.heads.get("last-modified"))
    return Fetched(answer.raw, address, media.strip().lower() or None, charset, validators)
