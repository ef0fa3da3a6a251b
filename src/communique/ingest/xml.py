"""XML of strangers: no entity is unfolded, nothing is loaded, and broken places are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from communique.ingest.errors import IngestError
from communique.ingest.found import MEBIBYTE

ENTITY = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y|\x00<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y")
AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?!#\d+;|#[xX][0-9a-fA-F]+;)(?P<name>\w*)(?P<end>;?)", re.S
)
TOP = re.compile(rb"<(?![?!])(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
LONGEST = 16 * MEBIBYTE  # a tree takes twenty times as much
FEEDS, SITEMAPS = ("rss", "feed", "RDF"), ("urlset", "sitemapindex")


def kind(first: bytes) -> str | None:
    """"feed", "sitemap" or "xml" by the first element of what may be XML; None for what is none."""
    plain = first.replace(b"\x00", b"") if first.startswith((b"\xff\xfe", b"\xfe\xff")) else first
    if not re.match(rb"\s*<[?!\w]", plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        return None
    match = TOP.search(re.sub(rb"<!--.*?-->", b"", plain, flags=re.S))
    top = match[1].decode() if match else ""
    if top in FEEDS or top in SITEMAPS:
        return "feed" if top in FEEDS else "sitemap"
    return "xml" if re.match(rb"\s*<\?xml", plain) and top.lower() != "html" else None


def parsed(raw: bytes, name: str) -> Any:
    """The root of an XML document. IngestError where it is none, too large, or declares entities of its own."""
    if len(raw) > LONGEST:
        raise IngestError(f"{name}: XML of more than {LONGEST >> 20} MiB")
    if ENTITY.search(raw):
        raise IngestError(f"{name}: XML with entities of its own is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(mended(raw), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(f"{name}: broken XML ({error})") from None
    if root is None:
        raise IngestError(f"{name}: broken XML")
    return root


def mended(raw: bytes) -> bytes:
    """XML without blanks before it, all its named signs written by number.

    The parser leaves out names that only HTML has and ampersands that are nothing else, and after a broken place even
    the five names that XML has.
    """
    return raw if b"\x00" in raw[:100] else AMPERSAND.sub(written, raw.lstrip())


def written(match: re.Match[bytes]) -> bytes:
    """What stands for an ampersand and a name behind it; sections that are taken letter for letter stay."""
    if match["name"] is None:
        return match[0]
    name = match["name"].decode()
    signs = html5.get(f"{name};") if match["end"] else None
    return "".join(f"&#{ord(sign)};" for sign in signs).encode() if signs else b"&#38;" + match[0][1:]


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children of an element with one of the names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def text(element: Any, *names: str) -> str | None:
    """The words of the first child with one of the names, tried in their order."""
    for name in names:
        for child in children(element, name):
            words = " ".join("".join(child.itertext()).split())
            if words:
                return words
    return None
