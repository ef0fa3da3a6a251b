"""The size check complains about what is too large, and about nothing else."""

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "check_size.py"
spec = importlib.util.spec_from_file_location("check_size", TOOL)
assert spec is not None and spec.loader is not None
check_size = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_size)

SIX = "a, b, c, d, e, f"


def function(lines: int) -> str:
    return "def f():\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("name", "source", "complaint"),
    [
        ("a.py", "x = 1\n" * 300, None),
        ("a.py", "x = 1\n" * 301, "301 lines"),
        ("a.py", function(40), None),
        ("a.py", function(41), "f: 41 lines"),
        ("a.py", "def f(a, b, c, d, e): ...\n", None),
        ("a.py", f"def f({SIX}): ...\n", "6 parameters"),
        ("a.py", "def f(a, b, *, c, d, e, **f): ...\n", "6 parameters"),
        ("a.py", "class C:\n    def m(self, a, b, c, d, e): ...\n", None),
        ("a.py", f"class C:\n    async def m(self, {SIX}): ...\n", "6 parameters"),
        ("cli.py", f"def f({SIX}): ...\n", None),
        ("commands/add.py", f"def f({SIX}): ...\n", None),
        ("words.toml", "x = 1\n" * 9000, None),
    ],
)
def test_complaints(tmp_path, capsys, name, source, complaint):
    (tmp_path / "empty.py").touch()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(source, encoding="utf-8")
    code = check_size.main([str(tmp_path)])
    assert code == (1 if complaint else 0)
    assert (complaint or "0 too large") in capsys.readouterr().out


def test_a_folder_without_python_is_a_mistake(tmp_path):
    assert check_size.main([str(tmp_path)]) == 2
