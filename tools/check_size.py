"""Fails where a Python file or function has grown too long, or takes too many parameters.

Usage: python tools/check_size.py DIR...

Only .py files count; word lists and other data may be as long as they need to be.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_PARAMETERS = 5
# Functions of commands and of pages only turn options into one object: each option is a parameter.
MANY_PARAMETERS_ALLOWED = {"cli.py", "commands", "pages", "api", "review"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main(folders: list[str]) -> int:
    files = [path for folder in folders for path in sorted(Path(folder).rglob("*.py"))]
    if not files:
        print(f"check_size: no Python file in {', '.join(folders) or 'no folder'}", file=sys.stderr)
        return 2
    complaints = [complaint for path in files for complaint in check_file(path)]
    print("\n".join([*complaints, f"{len(files)} files, {len(complaints)} too large"]))
    return 1 if complaints else 0


def check_file(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    lines = len(source.splitlines())
    if lines > MAX_FILE_LINES:
        yield f"{path}: {lines} lines, {MAX_FILE_LINES} allowed"
    for node in ast.walk(ast.parse(source, filename=str(path))):
        if isinstance(node, Function):
            yield from check_function(path, node)


def check_function(path: Path, node: Function) -> Iterator[str]:
    place = f"{path}:{node.lineno}: {node.name}"
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > MAX_FUNCTION_LINES:
        yield f"{place}: {lines} lines, {MAX_FUNCTION_LINES} allowed"
    parameters = count_parameters(node.args)
    if parameters > MAX_PARAMETERS and not MANY_PARAMETERS_ALLOWED & {path.name, path.parent.name}:
        yield f"{place}: {parameters} parameters, {MAX_PARAMETERS} allowed"


def count_parameters(args: ast.arguments) -> int:
    """All that a caller may pass; the object or class a method hangs on is not passed."""
    positional = [arg.arg for arg in (*args.posonlyargs, *args.args)]
    if positional[:1] in (["self"], ["cls"]):
        positional.pop(0)
    return len(positional) + len(args.kwonlyargs) + bool(args.vararg) + bool(args.kwarg)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
