"""Invented texts that mean harm, and what must never stand in a page as it stands in them."""

from __future__ import annotations

HOSTILE = {
    "script": "<script>alert(1)</script> President Ana Kovač of Croatia received Jon Dahl of Norway.",
    "handler": 'President Ana Kovač"><img src=x onerror=alert(1)> of Croatia met Prime Minister Jon Dahl of Norway.',
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1)></svg> President Ana Kovač of Croatia visited Norway.",
    "link": '<a href="javascript:alert(1)">President Ana Kovač</a> of Croatia met [Jon Dahl](javascript:alert(1)).',
    "closing": "President Ana Kovač of Croatia said: \"</mark></article></pre></textarea><script>alert(1)</script>\"",
    "style": "</style><style>*{display:none}</style> <link rel=stylesheet href=//x.example> Ana Kovač met Jon Dahl.",
    "frame": "<iframe src=//x.example></iframe><base href=//x.example><meta http-equiv=refresh content=0> Ana Kovač met Jon Dahl.",
    "bidi": "President \u202eKovač\u202c of Croatia met \u2066Jon Dahl\u2069 of Norway in \u202eolsO\u202c.",
    "control": "President Ana \x1b[31mKovač\x00 of Croatia\x08 met Jon Dahl\x7f of Norway.",
    "template": "{{ 7*7 }} {% raw %} {{ settings }} President Ana Kovač of Croatia met Jon Dahl of Norway.",
    "attribute": "President Ana' onfocus='alert(1)' autofocus Kovač of Croatia met Jon Dahl\" style=\"color:red of Norway.",
}  # fmt: skip
# Raw markup, as it would act. Our own pages have none of it.
RAW = (
    "<script>alert", "<img", "<svg onload", "<animate", "<a href=\"javascript", "href=\"javascript", "<style>", "<base",
    "<meta http-equiv", "<iframe src=//", "\u202e", "\u2066", "\x1b", "\x00", "\x08", "\x7f", ">49 ", " style=\"", "onerror=alert(1)>",
)  # fmt: skip
