"""Whatever the product records in the audit trail, the trail says in words, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import modules, syntax
from zonahijau.assessments import policies as assessments
from zonahijau.audit.words import ACTIONS, DETAILS, action_said, details_said
from zonahijau.evidence import policies as evidence

COMPOSED = {f"assessment-{each.action.replace('_', '-')}" for each in assessments.TRANSITIONS} | {
    f"evidence-{each.done}" for each in evidence.TRANSITIONS.values()
}
"""The actions whose names are put together where they are recorded."""
SHORTHANDS = {"record", "record_at", "_record", "tell", "_tell", "enter"}
_NAME = re.compile(r"[a-z]+(-[a-z]+)+")


def _calls(path: Path) -> Iterator[ast.Call]:
    """The calls that write to the trail: of the chain itself, and of a module's own shorthand,
    where the name of the action is one of the first three arguments."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SHORTHANDS:
                yield node


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and _NAME.fullmatch(str(node.value)):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _recorded(path: Path) -> Iterator[str]:
    for call in _calls(path):
        named = [each.value for each in call.keywords if each.arg == "action"]
        for node in [*named, *call.args[:3]]:
            yield from _strings(node)


def test_every_action_that_is_recorded_has_words():
    recorded = {action for path in modules() for action in _recorded(path)} | COMPOSED
    assert len(recorded) > 60
    assert recorded - set(ACTIONS) == set()


def test_an_action_without_words_is_shown_by_its_name():
    assert action_said("unit-painted").id == "unit painted"


def test_details_are_said_in_both_languages_without_long_identifiers():
    said = details_said({"state": "sealed", "sha256": "4a" * 32, "until": None})
    assert said.id == "keadaan: ditetapkan; sidik jari: 4a4a4a4a…"
    assert said.en == "state: sealed; fingerprint: 4a4a4a4a…"
    assert all(text.id and text.en for text in DETAILS.values())
