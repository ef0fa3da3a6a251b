"""Tests of the learned model need the packages of the extra `accurate`."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("numpy") else ["test_finding.py", "test_pieces.py"]
