"""One word for one thing: names in the pure packages come from the glossary."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, PURE, ROOT, modules, shown, syntax, words_of

HEADER = ["English term", "Indonesian term", "Meaning", "Source"]

BANNED = {
    "criterion": "indicator",
    "criteria": "indicator",
    "metric": "indicator",
    "kpi": "indicator",
    "questionnaire": "form",
    "penalty": "sanction",
    "punishment": "sanction",
    "colour": "zone",
    "color": "zone",
    "threshold": "lower bound",
    "cutoff": "lower bound",
    "institution": "unit",
    "department": "unit",
    "agency": "unit or OPD",
    "municipality": "region",
    "district": "region",
    "kabupaten": "region",
    "aggregation": "roll-up",
    "aggregate": "roll-up",
    "remediation": "repair",
    "fix": "repair",
    "charter": "pledge",
    "maklumat": "pledge",
    "attachment": "evidence",
    "proof": "evidence",
    "deadline": "clock",
    "grievance": "complaint",
    "edition": "version",
    "survei": "SKM",
    "nilai": "score",
    "bobot": "weight",
    "unsur": "element",
    "pengaduan": "complaint",
}
"""Words that mean what a word of the glossary already means, and that word."""


def glossary_rows() -> list[list[str]]:
    """The cells of every row of every table in the glossary, headers left out."""
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in rows if row != HEADER and not set("".join(row)) <= set("- ")]


def plain_words() -> set[str]:
    """The words of programming, arithmetic and writing that the glossary's last section allows."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return set(text.split("## Plain words\n")[1].split("\n\n")[1].split())


def glossary_words() -> set[str]:
    """Each word of the English terms; roll-up is also one word."""
    terms = " ".join(row[0].lower() for row in glossary_rows())
    return set(re.findall(r"[a-z0-9]+", terms + " " + terms.replace("-", "")))


ENDINGS = ("", "s", "es", "d", "ed", "ing", "ings")


def base_forms(word: str) -> set[str]:
    """The word, and what it may be a form of: classes of class, scoring of score."""
    stems = {word.removesuffix(ending) for ending in ENDINGS}
    return stems | {stem + "e" for stem in stems} | {stem[:-1] + "y" for stem in stems}


KNOWN = {form for word in glossary_words() | plain_words() for form in base_forms(word)}
PURE_MODULES = modules(*PURE)


def strange_words(name: str) -> list[str]:
    """The words of a name that neither the glossary nor programming knows in any form."""
    return [word for word in words_of(name) if not base_forms(word) & KNOWN]


def public_classes(path: Path) -> list[str]:
    nodes = [node for node in syntax(path).body if isinstance(node, ast.ClassDef)]
    return [node.name for node in nodes if not node.name.startswith("_")]


def identifiers(tree: ast.Module) -> Iterator[str]:
    """Every name that a module itself defines: classes, functions, arguments, fields, variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def banned_words(tree: ast.Module) -> dict[str, str]:
    """Each banned word in the names of a module, with the word to use instead."""
    words = {word for name in identifiers(tree) for word in words_of(name)}
    return {word: BANNED[word] for word in words & BANNED.keys()}


@pytest.mark.parametrize("row", glossary_rows(), ids=lambda row: row[0])
def test_a_term_has_its_indonesian_its_meaning_and_its_source(row):
    assert len(row) == len(HEADER)
    assert all(row)


def test_no_term_stands_twice():
    terms = [row[0].lower() for row in glossary_rows()]
    assert len(terms) == len(set(terms))


def test_no_term_is_a_word_that_another_term_replaces():
    assert not {row[0].lower() for row in glossary_rows()} & BANNED.keys()


def test_packages_are_named_by_the_glossary():
    packages = {path.parent.relative_to(PACKAGE).as_posix() for path in PURE_MODULES}
    assert not {package: strange for package in packages if (strange := strange_words(package))}


@pytest.mark.parametrize("path", PURE_MODULES, ids=shown)
def test_a_module_is_named_by_the_glossary(path):
    assert path.stem == "__init__" or not strange_words(path.stem)


@pytest.mark.parametrize("path", PURE_MODULES, ids=shown)
def test_public_classes_are_named_by_the_glossary(path):
    assert not {name: strange for name in public_classes(path) if (strange := strange_words(name))}


@pytest.mark.parametrize("path", PURE_MODULES, ids=shown)
def test_no_name_uses_a_second_word_for_a_thing_that_has_one(path):
    assert not banned_words(syntax(path))


def test_a_new_synonym_is_caught():
    assert strange_words("ScoreBracket") == ["bracket"]
    assert banned_words(ast.parse("def total(penalty_points): cutoff = 1")) == {
        "penalty": "sanction",
        "cutoff": "lower bound",
    }
