"""PDF files whose letters say themselves what they mean, drawn in the order of any writer; and locked ones."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

FORWARD = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*|[\u0660-\u0669\u06f0-\u06f9]+")
MIRRORED = str.maketrans("()«»", ")(»«")
WIDE, HIGH, RIGHT = 6.6, 16, 560  # of a letter, of a line; where lines begin
Draw = Callable[[str], Iterator[tuple[float, str]]]


def shown(line: str) -> str:
    """A line as it is seen from left to right, when it runs from right to left."""
    return FORWARD.sub(lambda match: match[0][::-1], line[::-1].translate(MIRRORED))


def width(signs: str) -> float:
    return WIDE * sum(not unicodedata.combining(sign) for sign in signs)


def as_seen(line: str) -> Iterator[tuple[float, str]]:
    """The whole line at one time, from left to right."""
    yield RIGHT - width(line), shown(line)


def word_by_word(line: str) -> Iterator[tuple[float, str]]:
    """One word after another from right to left, each as it is seen."""
    at = float(RIGHT)
    for word in line.split(" "):
        at -= width(word)
        yield at, shown(word)
        at -= WIDE


def letter_by_letter(line: str) -> Iterator[tuple[float, str]]:
    """One letter after another in the order in which they are read."""
    seen, at = shown(line), RIGHT - width(line)
    places = list(range(len(line)))[::-1]
    for match in FORWARD.finditer(line[::-1]):
        places[match.start() : match.end()] = places[match.start() : match.end()][::-1]
    for _, place in sorted((read, place) for place, read in enumerate(places)):
        yield at + width(seen[:place]), seen[place]


def pdf(lines: Sequence[str], draw: Draw, spelled: dict[str, str] | None = None) -> bytes:
    """A PDF of one page; `spelled` are glyphs that stand for other letters than themselves."""
    codes = {sign: 48 + n for n, sign in enumerate(sorted(set("".join(lines))))}
    meant = {code: (spelled or {}).get(sign, sign) for sign, code in codes.items()}
    meanings = b"".join(b"<%02X> <%s>\n" % (code, sign.encode("utf-16-be").hex().encode()) for code, sign in meant.items())
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n%sendbfchar endcmap end end" % (len(codes), meanings)
    )
    widths = b" ".join(b"0" if unicodedata.combining(sign) else b"600" for sign in codes)
    drawn = b"\n".join(
        b"1 0 0 1 %g %d Tm <%s> Tj" % (at, 770 - HIGH * number, b"".join(b"%02X" % codes[sign] for sign in signs))
        for number, line in enumerate(lines)
        for at, signs in draw(line)
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 48 /LastChar %d /Widths [%s] /ToUnicode 4 0 R >>"
    return whole([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>",
        font % (47 + len(codes), widths), stream(table), stream(b"BT /F1 11 Tf\n" + drawn + b"\nET"),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
    ])  # fmt: skip


def stream(raw: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(raw), raw)


def whole(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, more, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, raw: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in raw:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked(words: bytes, user: bytes) -> bytes:
    """A PDF that is encrypted (40 bits); with an empty password anybody may open it."""
    ident, allowed = b"0123456789abcdef", -4
    owner = rc4(hashlib.md5((b"owner" + PAD)[:32]).digest()[:5], (user + PAD)[:32])
    key = hashlib.md5((user + PAD)[:32] + owner + allowed.to_bytes(4, "little", signed=True) + ident).digest()[:5]
    number = 4
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    commands = rc4(own, b"BT /F1 11 Tf 72 770 Td (%s) Tj ET" % words)
    rule = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
    return whole(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", stream(commands),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            rule % (owner.hex().encode(), rc4(key, PAD).hex().encode(), allowed),
        ],
        b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (ident.hex().encode(), ident.hex().encode()),
    )  # fmt: skip
