"""Sphinx: `make docs` builds the pages and runs the examples in them, offline."""

from importlib.metadata import version as installed_version
from typing import Any

from communique.export.codebook import codebook

project = "communique"
author = "The communique authors"
copyright = author
release = installed_version("communique")
version = release

extensions = ["myst_parser", "sphinx.ext.doctest"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

doctest_global_setup = "from communique import Record, read"

html_theme = "furo"
html_title = f"communique {release}"


def with_codebook(_: Any, name: str, source: list[str]) -> None:
    """The page "codebook" is what `communique codebook` prints."""
    if name == "codebook":
        source[0] = codebook()


def setup(app: Any) -> None:
    app.connect("source-read", with_codebook)
