"""Files and folders that appear whole: written beside their place, put there when all is done."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def file(path: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `path` when the context ends well; else nothing is left."""
    with folder_beside(path) as scratch:
        yield scratch / path.name
        os.replace(scratch / path.name, path)


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """A folder to write to, whose files are put into `path` when the context ends well; other files there stay."""
    with folder_beside(path) as scratch:
        yield scratch
        path.mkdir(parents=True, exist_ok=True)
        for made in sorted(scratch.iterdir()):
            os.replace(made, path / made.name)


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A scratch folder on the same disk as `path`, removed at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
