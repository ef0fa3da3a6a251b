"""Invented texts for the browser: two governments, other scripts, and texts that mean harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
Text = tuple[str, str, dict[str, Any]]  # a name, the text, what is known of it


def releases() -> list[Text]:
    """The releases of the page on preparing a meeting."""
    lines = (ROOT / "docs" / "two_governments.jsonl").read_text(encoding="utf-8").splitlines()
    given = (json.loads(line) for line in lines)
    return [
        (one.get("source", f"release {nth}"), one["text"], {k: one.get(k) for k in ("published", "publisher")})
        for nth, one in enumerate(given)
    ]


OTHERS: list[Text] = [
    ("hebrew", "נשיאת קרואטיה אנה קובאץ' נפגשה עם ראש ממשלת נורווגיה יון דאל.\n\nהם דנו בסחר.", {}),
    ("arabic", "التقت رئيسة كرواتيا آنا كوفاتش برئيس وزراء النرويج يون دال.\n\nوناقشا التجارة.", {}),
    ("emoji", "Good news! 😀🎉\n\n😀 President Ana \u2066Kovač\u2069 of Croatia met Prime Minister Jon Dahl of Norway in Osijek.", {}),
    ("chinese", "克罗地亚总统科瓦奇会见挪威首相达尔。\n\n双方讨论了贸易。", {}),
]

# Whatever a text holds is shown as words. Each of these would betray itself: by a dialog, a request, an error.
HOSTILE: list[Text] = [
    ("script", "<script>alert('one')</script>\n\nPresident Ana Kovač met Jon Dahl in Oslo.", {}),
    ("handler", '<img src=x onerror="alert(2)"> President Ana Kovač of Croatia met Jon Dahl of Norway.', {}),
    ("svg", '<svg onload=alert(3)><a xlink:href="javascript:alert(4)">x</a></svg> Ana Kovač met Jon Dahl.', {}),
    ("link", "[here](javascript:alert(5)) President Ana Kovač met Prime Minister Jon Dahl of Norway.", {}),
    ("quote", "President \"><script>alert(6)</script> Kovač said: “'\"></textarea><script>alert(7)</script>”", {}),
    ("bidi", "President \u202eKovač\u202c of Croatia met \u2066Jon Dahl\u2069 of Norway in \u202eolsO\u202c.", {}),
    ("template", "{{ 7*7 }} {% raw %} ${7*7} President Ana Kovač of Croatia met Jon Dahl of Norway.", {}),
    ("long", "President Ana Kovač of Croatia met Jon Dahl. " + "a" * 40_000, {}),
    ("style", "</style><style>*{display:none}</style> President Ana Kovač met Jon Dahl in Oslo.", {}),
]
