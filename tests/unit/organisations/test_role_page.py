"""The page that tells auditors who may do what says what the roles say."""

from tests.architecture.source_tree import ROOT
from zonahijau.organisations.role_page import page
from zonahijau.organisations.roles import CAPABILITIES, ROLES


def test_the_page_of_roles_is_drawn_from_the_roles():
    assert (ROOT / "docs/reference/roles.md").read_text(encoding="utf-8") == page()


def test_every_role_and_capability_has_its_row():
    rows = [line for line in page().splitlines() if line.startswith("| ")]
    assert sum(row.startswith("| `") for row in rows) == len(ROLES)
    for words in CAPABILITIES.values():
        assert sum(row.startswith(f"| {words.en} |") for row in rows) == 1
