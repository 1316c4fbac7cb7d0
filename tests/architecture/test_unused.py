"""Nothing lies about that no page uses: templates and the classes of stylesheets."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, shown

TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
STYLES = sorted(PACKAGE.glob("*/static/*/*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTORS = re.compile(r"([^{}]+)\{")
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_PUT_TOGETHER = re.compile(r"([\w-]+-)\{[{%]")
"""``chip--{{ mark.tone }}``: the beginning of a class that a template puts together."""


@cache
def written() -> str:
    """Everything that can name a template or a class."""
    endings = ("*.py", "*.html", "*.js", "*.txt")
    paths = [path for ending in endings for path in PACKAGE.rglob(ending)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def words() -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", written()))


def classes_of(style: str) -> set[str]:
    """The classes that the rules of a stylesheet are for."""
    selectors = _SELECTORS.findall(_COMMENT.sub("", style))
    return {name for each in selectors for name in _CLASS.findall(each)}


def is_rendered(path: Path) -> bool:
    """Whether a view, another template, or a tag such as ``<c-table>`` names it."""
    name = path.as_posix().partition("/templates/")[2]
    folder, _, file = name.partition("/")
    if folder == "cotton":
        return f"c-{file.removesuffix('.html')}" in words()
    return name in written()


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_every_template_is_rendered(path):
    assert is_rendered(path)


@pytest.mark.parametrize("path", STYLES, ids=shown)
def test_every_class_of_a_stylesheet_stands_on_a_page(path):
    begun = tuple(_PUT_TOGETHER.findall(written()))
    classes = classes_of(path.read_text(encoding="utf-8"))
    assert not {name for name in classes - words() if not name.startswith(begun)}


def test_what_no_page_uses_is_seen():
    assert classes_of("/* .old {} */ .card, .card--new:hover { gap: .5rem } ") == {
        "card", "card--new",
    }  # fmt: skip
    assert not is_rendered(PACKAGE / "web" / "templates" / "web" / "nobody.html")
