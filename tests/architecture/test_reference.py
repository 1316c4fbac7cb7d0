"""The reference tells of what there is, and of nothing else: commands, jobs, facts."""

import re

from tests.architecture.source_tree import PACKAGE, ROOT
from zonahijau.cli.commands import COMMANDS
from zonahijau.lawbook.library import load_facts

REFERENCE = ROOT / "docs" / "reference"
HANDLER = re.compile(r"@(?:schedule\.)?handler\(\s*\"([a-z_.]+)\"(, outside=True)?")
RECURRING = re.compile(r"recurring\(\s*\"([a-z_.]+)\", (?:schedule\.)?(\w+)\((.*?)\)\)?\s*$", re.M)
KEY = re.compile(r"`([a-z_]+\.[a-z_.*]+)`")


def told(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


def rows(page: str) -> list[str]:
    """What stands first in each row of the tables of a page."""
    return re.findall(r"^\| `([^`]+)`", told(page), re.MULTILINE)


def sources_of_jobs() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(PACKAGE.glob("*/tasks.py"))]


def test_every_command_is_told():
    named = [re.sub(r" [A-Z…]+$", "", each) for each in rows("commands.md")]
    assert sorted(named) == sorted(COMMANDS)


def test_only_the_commands_that_the_page_names_have_an_exit_code_of_their_own():
    own = {name for name, entry in COMMANDS.items() if entry.load().GUIDE.exit_1}
    assert own == {"doctor"}
    assert "| 1 | `doctor` only" in told("commands.md")


def test_every_job_is_told():
    there = [name for source in sources_of_jobs() for name, _ in HANDLER.findall(source)]
    assert sorted(rows("jobs.md")) == sorted(there)


def test_a_job_that_comes_again_is_told_with_its_time():
    table = dict(re.findall(r"^\| `([a-z_.]+)` \| ([^|]+) \|", told("jobs.md"), re.MULTILINE))
    found = [each for source in sources_of_jobs() for each in RECURRING.findall(source)]
    assert len(found) == 16
    for name, kind, when in found:
        numbers = [int(each) for each in re.findall(r"\d+", when)]
        hour, minute = (0, numbers[0]) if kind == "Hourly" else numbers[-2:]
        clock = f":{minute:02}" if kind == "Hourly" else f"{hour:02}.{minute:02}"
        assert clock in table[name], name


def test_what_happens_outside_is_said_so():
    page = told("jobs.md")
    outside = {name for source in sources_of_jobs() for name, out in HANDLER.findall(source) if out}
    said = {name for name in rows("jobs.md") if "outside" in _row_of(page, name)}
    assert said == outside


def _row_of(page: str, name: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(f"| `{name}`"))


def test_the_facts_that_the_page_names_are_in_the_law():
    known = load_facts()
    named = set(KEY.findall(told("facts.md"))) - {"instruments.facts.register_provider"}
    for key in sorted(named):
        pattern = re.compile(re.escape(key).replace(r"\*", r"[a-z_.]+"))
        assert any(pattern.fullmatch(each) for each in known), key


def test_the_map_of_the_documentation_leads_to_every_page_of_the_reference():
    there = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"reference/([\w-]+\.md)", there)
    assert sorted(set(named)) == sorted(page.name for page in REFERENCE.glob("*.md"))
