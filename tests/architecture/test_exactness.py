"""Legal numbers are never binary floats: no float is written or made where a number becomes law."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import modules, shown, syntax

FLOATS_ALLOWED = {
    "src/zonahijau/lawbook/library.py": "the likeness of two names, only to suggest one of them",
}
"""Modules that must work in floats, each with the reason and what makes its result exact again."""

EXACT = [path for path in modules("lawbook", "scoring") if shown(path) not in FLOATS_ALLOWED]


def floats_in(tree: ast.Module) -> Iterator[int]:
    """The lines on which a float is written, or made by ``float(...)``."""
    for node in ast.walk(tree):
        written = isinstance(node, ast.Constant) and isinstance(node.value, float)
        made = isinstance(node, ast.Call) and ast.unparse(node.func) == "float"
        if written or made:
            yield node.lineno


@pytest.mark.parametrize("path", EXACT, ids=shown)
def test_no_float_takes_part_in_a_legal_number(path: Path):
    assert not list(floats_in(syntax(path)))


def test_every_module_excused_from_exactness_still_exists():
    assert FLOATS_ALLOWED.keys() <= {shown(path) for path in modules()}


def test_a_written_and_a_made_float_are_both_seen():
    assert list(floats_in(ast.parse("half = 0.5\nsame = float('0.5')\nwhole = 1"))) == [1, 2]
