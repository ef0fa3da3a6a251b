"""Runs `add` and `watch`: the summary on standard output, the exit code."""

from __future__ import annotations

import sys
import time

from communique.adding.wish import Wish
from communique.commands.failing import guarded


def run(wish: Wish) -> int:
    """Take everything in once."""
    return guarded(lambda: taken(wish))


def taken(wish: Wish) -> int:
    lacking()
    from communique.adding.run import add

    began = time.monotonic()
    tally = add(wish)
    print(tally.summary(time.monotonic() - began), flush=True)
    if tally.stopped:
        print(f"communique: {tally.stopped}", file=sys.stderr)
    return tally.code


def run_again(wish: Wish, pause: float | None) -> int:
    """Take everything in, again and again with a pause between; once where there is none."""
    try:
        while True:
            code = run(wish)
            if pause is None:
                return code
            time.sleep(pause)
    except KeyboardInterrupt:
        return 0


def lacking() -> None:
    """Says so in one line where the archive's packages are missing."""
    from communique.store import open_archive

    del open_archive
