"""One page of the network as a source text."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

from communique.ingest import IngestError, from_bytes
from communique.ingest.addresses import NEEDED
from communique.ingest.facts import host
from communique.ingest.found import Fetching
from communique.model import Source

ALLOWED = Fetching(allowed=True)


def from_address(address: str, wish: Fetching = ALLOWED) -> Source:
    """The source of the page at an address. IngestError where it cannot be had or read."""
    if not all(map(find_spec, NEEDED)):
        raise IngestError(f"{address}: a page of the network; to fetch it install communique[archive]")
    from communique.ingest.fetch import Fetcher

    try:
        page = Fetcher(wish).get(address)
    except IngestError as error:
        raise IngestError(f"{address}: {error}") from None
    found = from_bytes(page.raw, address, page.charset)
    return replace(found, source=address, publisher=found.publisher or host(page.address))
