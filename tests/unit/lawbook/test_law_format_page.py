"""The page that documents the format: its examples of the other law files are read as they are."""

import re

import pytest

from tests.architecture.source_tree import ROOT
from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.law_checking import READERS, check_law_file

PAGE = (ROOT / "docs" / "reference" / "law-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def named(key: str) -> dict[str, str]:
    """The examples that begin with ``key: folder/name`` of one of our folders."""
    begun = [(re.match(rf"{key}: ((\w+)/[\w-]+)", block), block) for block in BLOCKS]
    return {found[1]: block for found, block in begun if found and found[2] in READERS}


EXAMPLES = named("id")
CASES = named("file")


def test_every_kind_of_file_has_an_example():
    assert {name.split("/")[0] for name in EXAMPLES} == READERS.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_and_its_worked_cases_hold(tmp_path, name):
    path = write(tmp_path, EXAMPLES[name], f"{name}.yaml")
    if name in CASES:
        write(tmp_path, CASES[name], f"{name}.cases.yaml")
    assert check_law_file(path) == CASES.get(name, "").count("- name:")
