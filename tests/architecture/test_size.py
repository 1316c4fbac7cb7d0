"""Small files and short functions, so that a reader can hold one in the head."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.architecture.source_tree import ROOT, modules, shown, syntax

LONGEST_FILE = 450
"""Aim at 40 to 150 lines and split at 400; the rest is patience for one commit."""

LONGEST_FUNCTION = 50
"""Look twice above 30."""

MEDIAN_FUNCTION = 10

WRITTEN = [path for path in modules() if "migrations" not in path.parts]
"""What people write; migrations are written by the framework and read by it."""

PYTHON = [
    *WRITTEN,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "bench").rglob("*.py")),
]


def lengths_of_functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and number of lines of each function, its docstring not counted."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - _first_line_of_code(node) + 1


def _first_line_of_code(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(function) is None:
        return function.lineno
    return function.body[0].end_lineno


@pytest.mark.parametrize("path", PYTHON, ids=shown)
def test_a_file_is_short_enough_to_be_read_at_once(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{shown(path)} has {lines} lines: split it by noun"


@pytest.mark.parametrize("path", WRITTEN, ids=shown)
def test_no_function_is_longer_than_a_screen(path):
    assert not {name: n for name, n in lengths_of_functions(path) if n > LONGEST_FUNCTION}


def test_most_functions_are_a_few_lines():
    lengths = [n for path in WRITTEN for _, n in lengths_of_functions(path)]
    assert median(lengths) <= MEDIAN_FUNCTION
