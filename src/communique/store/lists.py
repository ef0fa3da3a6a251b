"""Feeds and sitemaps as they came the last time, in files beside the archive.

A server that is asked with what it said the last time sends nothing where nothing changed. The pages that the list
names may have changed all the same: so it is kept, and they are looked at by it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterator, MutableMapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from communique.ingest.found import Kept, Validators

FOLDER = "lists"


class Lists(MutableMapping[str, Kept]):
    """What was kept, by address. One that is damaged is as good as none: it is asked for anew."""

    def __init__(self, originals: Path) -> None:
        self.folder = originals / FOLDER

    def path(self, address: str) -> Path:
        return self.folder / f"{hashlib.sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.z"

    def __getitem__(self, address: str) -> Kept:
        found = opened(self.path(address))
        if found is None or found[0] != address:
            raise KeyError(address)
        return found[1]

    def __setitem__(self, address: str, kept: Kept) -> None:
        said = {"address": address, **asdict(kept.validators)}
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=self.folder, prefix=".")
        try:
            with open(handle, "wb") as out:
                out.write(zlib.compress(json.dumps(said).encode() + b"\n" + kept.raw))
            os.replace(aside, self.path(address))
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise

    def __delitem__(self, address: str) -> None:
        self.path(address).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[str]:
        paths = sorted(self.folder.glob("*.z")) if self.folder.is_dir() else []
        return (found[0] for path in paths if (found := opened(path)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def opened(path: Path) -> tuple[str, Kept] | None:
    """An address and what was kept of it; None where that cannot be read."""
    try:
        said, _, raw = zlib.decompress(path.read_bytes()).partition(b"\n")
        found: dict[str, Any] = json.loads(said)
        return str(found["address"]), Kept(raw, Validators(found["etag"], found["modified"]))
    except (OSError, zlib.error, ValueError, KeyError):
        return None
