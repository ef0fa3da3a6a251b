"""Sphinx: `make docs` builds the pages and runs the examples in them, offline."""

from importlib.metadata import version as installed_version

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
