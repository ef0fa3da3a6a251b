"""Addresses of pages: their parts, where a redirect leads, and which IP addresses belong to the open network."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from communique.ingest.errors import IngestError

PORTS = {"http": 80, "https": 443}
NEEDED = ("urllib3", "protego")  # packages without which nothing can be fetched
LONGEST_ADDRESS = 4000
SAFE = "/?:@!$&'()*+,;=-._~%"


def is_public(address: str) -> bool:
    """Does an IP address, and any that stands inside it, belong to the open network?"""
    ip = ipaddress.ip_address(address.split("%")[0])
    inner: list[Any] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        inner += [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in ipaddress.ip_network("64:ff9b::/96") or int(ip) >> 32 == 0:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in inner if one is not None)


def checked(address: str) -> SplitResult:
    """The parts of an address. IngestError where it is none that is fetched."""
    try:
        split = urlsplit(address)
        split.port  # noqa: B018  # ValueError where it is no number
        name = (split.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise IngestError("not an address") from None
    if split.scheme not in PORTS or not name:
        raise IngestError("not an address of the web")
    if len(address) > LONGEST_ADDRESS or split.username or split.password:
        raise IngestError("an address that is not fetched")
    shown = f"[{name}]" if ":" in name else name
    path, query = quote(split.path or "/", safe=SAFE), quote(split.query, safe=SAFE)
    return SplitResult(split.scheme, f"{shown}:{split.port}" if split.port else shown, path, query, "")


def onward(asked: str, location: str) -> str:
    """Where a redirect from an address leads."""
    try:
        return urljoin(asked, location)
    except ValueError:
        raise IngestError("not an address") from None
