"""What messages are filled with: places, days and numbers. They are pasted into chat groups."""

import ast

import pytest

from tests.architecture.source_tree import PACKAGE, modules, shown, syntax

IMPERSONAL = {"unit", "place", "day", "count", "year", "number", "left", "role", "service", "clock"}
NAMES_OF_UNITS = {"organisations/actions/alarms.py": {"name"}}
"""Where ``name`` is that of a unit."""


def sends(tree: ast.Module) -> bool:
    """Whether a module tells people something."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(
        (isinstance(called, ast.Name) and called.id == "send")
        or (
            isinstance(called, ast.Attribute)
            and called.attr == "send"
            and isinstance(called.value, ast.Name)
            and called.value.id == "notices"
        )
        for called in calls
    )


def filled_in(tree: ast.Module) -> set[str]:
    """The names under which values are put into sentences."""
    return {
        keyword.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"fill", "format"}
        for keyword in node.keywords
        if keyword.arg
    }


SENDING = [path for path in modules() if path.is_relative_to(PACKAGE) and sends(syntax(path))]


def test_the_modules_that_tell_people_are_found():
    names = {path.relative_to(PACKAGE).as_posix() for path in SENDING}
    assert {"assessments/messages.py", "organisations/actions/duties.py"} <= names


@pytest.mark.parametrize("path", SENDING, ids=shown)
def test_a_message_is_filled_with_nothing_about_a_person(path):
    allowed = IMPERSONAL | NAMES_OF_UNITS.get(path.relative_to(PACKAGE).as_posix(), set())
    assert filled_in(syntax(path)) - allowed == set()
