"""The options that the archive's commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Form(StrEnum):
    """The forms of a list."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


WORDS = "'\"a phrase\" begin* -without' in one pair of quotes; one OR other."
Words = Annotated[list[str], typer.Argument(metavar="WORDS", help=WORDS)]
Path = Annotated[str, typer.Option("--archive", "-a", metavar="PATH", help="The archive.")]
Patience = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, help="How long to wait while another program writes.")
]
As = Annotated[Form, typer.Option("--format", "-f", help="A table for people, CSV or JSON lines.")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="STATE STATE", help="Both states take part: codes or names, e.g. AZE BLR."),
]
State = Annotated[str | None, typer.Option(metavar="STATE", help="This state takes part, e.g. AZE or 'Saudi Arabia'.")]
Person = Annotated[str | None, typer.Option(metavar="NAME", help="Somebody of that name takes part, or speaks.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on (2024, 2024-05 or 2024-05-14).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to the end of this day, month or year.")]
Status = Annotated[str | None, typer.Option(help="occurred, planned, proposed, …; of statements their mode.")]
Topic = Annotated[str | None, typer.Option(metavar="CODE", help="A topic, e.g. trade (see the record reference).")]
Voice = Annotated[
    str | None, typer.Option(metavar="NAME", help="Whose account it is; 'publisher' for the publisher's own.")
]
Publisher = Annotated[str | None, typer.Option(metavar="HOST", help="Who published it; subdomains too.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language of the text.")]
Revisions = Annotated[
    bool, typer.Option("--all-revisions", help="Also texts that their address has replaced by a newer one.")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many rows; 0 for all.")]
