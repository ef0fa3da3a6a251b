"""What goes wrong with an archive, as one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from communique.store.errors import ArchiveError, ReviewError, UnknownError

WRONG, NOTHING = 2, 3


def guarded(work: Callable[[], int]) -> int:
    """The exit code of some work: 3 where the archive cannot be used, 2 where nothing is called as asked."""
    try:
        return work()
    except (UnknownError, ReviewError) as error:
        print(f"communique: {error}", file=sys.stderr)
        return WRONG
    except ArchiveError as error:
        print(f"communique: {' '.join(str(error).split())}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"communique: {where}{error.strerror or error}", file=sys.stderr)
    return NOTHING
