"""How a reading room is run."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

UPLOAD = 5_000_000  # bytes of one request
LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading room: its archive, where it listens, who may enter.

    `review`: signed-in people may correct. `token`: what a reader from elsewhere must show (None: only this machine may
    read). `hosts`: names under which it is reached. `secure`: cookies go over HTTPS only. `root`: the path under which
    a proxy offers it.
    """

    archive: Path
    host: str = "127.0.0.1"
    port: int = 8420
    review: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = LOCAL
    secure: bool = False
    root: str = ""
    upload: int = UPLOAD


def loopback(host: str) -> bool:
    """Is an address one that only this machine can reach?"""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def problem(settings: Settings, accounts: bool, tokens: bool = False) -> str | None:
    """Why a room may not be opened like that; None where it may. `accounts`, `tokens`: are there any to enter with?"""
    if loopback(settings.host) or settings.token or tokens or (settings.review and accounts):
        return None
    return f"{settings.host} can be reached from other machines: give --token, or --review with accounts"

def named(host: str) -> str:
    """The name in a Host header, without the port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()
