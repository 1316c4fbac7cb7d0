"""Sentences in two languages: a number is said once, and English tells one from many."""

import re

import pytest

from tests.architecture.source_tree import PACKAGE, modules, shown
from zonahijau.wording import filled

SOURCES = [
    *sorted(PACKAGE.glob("*/templates/**/*.html")),
    *(path for path in modules() if path.is_relative_to(PACKAGE)),
]
SAID_TWICE = re.compile(r"\{(\w+)\} \{\1:[^}]*\|")
"""``{n} {n:unit|units}``: the second field says its number itself, so it would be "3 3 units"."""

COUNTED_TOO_EARLY = re.compile(r"\bf\"[^\"\n]*\{\w+:[a-z' ]+\|[a-z' ]+\}")
"""A counting field in an f-string: Python takes ``unit|units`` for a format and fails."""


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_sentence_says_its_number_once_and_counts_when_it_is_filled(path):
    source = path.read_text(encoding="utf-8")
    assert not SAID_TWICE.findall(source)
    assert not COUNTED_TOO_EARLY.findall(source)


def test_a_number_that_is_said_twice_is_seen():
    doubled = "{n} {n:comment|comments}"
    assert filled(doubled, n=3) == "3 3 comments"
    assert SAID_TWICE.search(doubled)
    assert not SAID_TWICE.search("{n} of {all:comment|comments}")
    assert COUNTED_TOO_EARLY.search('f"{n:unit|units} are late"')
