"""The guide names what stands on the screen: each word printed bold is one of the program."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, modules, shown, syntax

TECHNICIAN = {"teknisi.md", "teknisi.en.md"}
"""Pages for the command line, where bold is only loud."""

PAGES = [page for page in (ROOT / "docs/guide").glob("*.md") if page.name not in TECHNICIAN]
SAID = re.compile(r"{%\s*say\s+(?:\"([^\"]*)\"|'([^']*)')")
FIELD = re.compile(r"{[^{}]*}")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\]\(([^)#]+\.md)?(#[^)]+)?\)")
MOSTLY = 0.6
"""How much of a label must be words of the program and not what a field is filled with."""


def written(node: ast.expr) -> str | None:
    """A string of the source; what is computed in an f-string becomes a field."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values
        )
    return None


def of_module(tree: ast.Module) -> Iterator[str]:
    """What stands first where both languages stand beside each other: ``Text("Ya", "Yes")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) >= 2:
            first, second = (written(each) for each in node.args[:2])
            if first is not None and second is not None:
                yield first


@cache
def of_the_program() -> frozenset[str]:
    found = {
        double or single
        for path in PACKAGE.glob("*/templates/**/*.html")
        for double, single in SAID.findall(path.read_text(encoding="utf-8"))
    }
    for path in modules():
        found.update(of_module(syntax(path)))
    return frozenset(map(plain, found))


def plain(words: str) -> str:
    return " ".join(words.split()).strip().rstrip(".:").lower()


@cache
def with_fields() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Sentences that something is put into, with how many letters are their own."""
    return tuple(
        (re.compile(".+".join(map(re.escape, FIELD.split(words)))), len(FIELD.sub("", words)))
        for words in of_the_program()
        if FIELD.search(words)
    )


def is_of_the_program(label: str) -> bool:
    said = plain(label)
    return said in of_the_program() or any(
        own >= MOSTLY * len(said) and pattern.fullmatch(said) for pattern, own in with_fields()
    )


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_what_a_page_prints_bold_stands_on_the_screen(page):
    text = page.read_text(encoding="utf-8")
    labels = {part for bold in BOLD.findall(text) for part in bold.split(" → ")}
    assert {label for label in labels if not is_of_the_program(label)} == set()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=shown)
def test_a_link_between_pages_leads_somewhere(page):
    for name, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        there = page.parent / name if name else page
        assert there.is_file(), name
        if anchor:
            heads = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in {_anchor(head) for head in heads}, f"{name}{anchor}"


def _anchor(head: str) -> str:
    return re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")


def test_a_label_that_is_nowhere_is_seen():
    assert is_of_the_program("Mulai survei")
    assert is_of_the_program("Ambil … alamat dari data unit")
    assert not is_of_the_program("Mulailah survei")
    assert not is_of_the_program("Terbitkan sekarang juga")
