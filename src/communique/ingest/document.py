"""One document: HTML, PDF, DOCX, Markdown or plain text, told apart by what they are and not by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from communique.ingest import docx, html, markdown, pdf
from communique.ingest.errors import IngestError
from communique.ingest.facts import day, host
from communique.ingest.found import Options, Taken
from communique.ingest.inputs import Facts, Input
from communique.ingest.language import identified
from communique.ingest.packed import is_zip
from communique.ingest.text import decoded, is_html, unified
from communique.model import Source

PLAIN_ENDINGS = ("", ".txt", ".text", ".asc", ".utf8", ".md", ".markdown", ".htm", ".html", ".xhtml")
MARKDOWN_ENDINGS = (".md", ".markdown")
DOCX_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADING = re.compile(r"\s*#[ \t]+([^\n]+?)[ \t#]*(?:\n|\Z)")


def documents(found: Input, raw: bytes, options: Options) -> Iterator[Taken]:
    """The documents of one file or page; mostly one. IngestError where there is none."""
    if pdf.is_pdf(raw):
        read = pdf.read(raw, found.name, options.limits)
        yield taken(found, options, Taken(Source(read.text), read.title, raw, "application/pdf", read.places))
    elif is_zip(raw):
        words = docx.read(raw, found.name)
        yield taken(found, options, Taken(Source(words.text), words.title, raw, DOCX_MEDIA, words.places))
    else:
        yield from of_text(found, raw, options)


def of_text(found: Input, raw: bytes, options: Options) -> Iterator[Taken]:
    """The documents of an HTML page, or a text."""
    text = decoded(raw, found.name, found.facts.charset)
    ending = PurePosixPath(found.name.split("!")[-1]).suffix.lower()
    if is_html(text) or ending in (".htm", ".html", ".xhtml") or "html" in (found.facts.media or ""):
        for page in html.pages(text, found.name):
            yield taken(found, options, Taken(page.source, page.title, raw, "text/html", page.places), page.part)
        return
    if ending not in PLAIN_ENDINGS and not (found.asked or found.facts.media):
        raise IngestError(f"{found.name}: not a kind of file that is read ({ending})")
    source = markdown.described(Source(unified(text)))
    media = "text/markdown" if ending in MARKDOWN_ENDINGS else "text/plain"
    original = None if raw == source.text.encode("utf-8", "surrogatepass") else raw
    yield taken(found, options, Taken(source, stated_title(source.text, media), original, media))


def stated_title(text: str, media: str) -> str | None:
    """The title of a text in its front matter, or its first heading in Markdown."""
    title = markdown.front_matter(text).get("title")
    heading = HEADING.match(markdown.BLOCK.sub("", text, count=1)) if media == "text/markdown" else None
    return title or (heading[1] if heading else None)


def of_entry(found: Input, content: str, options: Options) -> Taken:
    """The document of a feed's entry that brings its whole text along."""
    words, places = html.fragment(content)
    return taken(found, options, Taken(Source(words), None, content.encode(), "text/html", places))


def taken(found: Input, options: Options, document: Taken, part: str | None = None) -> Taken:
    """A document with what is known of it: what the user says, else its own words, else what led to it."""
    if not document.source.text.strip():
        raise IngestError(f"{found.name}: empty")
    if len(document.source.text) > options.limits.characters:
        raise IngestError(f"{found.name}: a text of more than {options.limits.characters:,} letters")
    own, facts = document.source, found.facts
    source = Source(
        own.text,
        named(own, facts, found.name) + (f"#{part}" if part else ""),
        day(options.published) or own.published or facts.published,
        options.publisher or own.publisher or facts.publisher or host_of(facts.source),
        options.language or identified(own.text, own.language or facts.language),
    )
    return replace(document, source=source, title=document.title or facts.title, validators=facts.validators)


def named(own: Source, facts: Facts, name: str) -> str:
    """Where a document came from: the address that led to it, else the one it states, else its file."""
    return facts.source or own.source or name


def host_of(address: str | None) -> str | None:
    return host(address) if "//" in (address or "") else None


