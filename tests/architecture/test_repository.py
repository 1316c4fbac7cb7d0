"""The repository around the code: portable files, reasons beside dependencies, documented names."""

import ast
import re
import tomllib

import pytest

from tests.architecture.source_tree import ROOT, files_of_the_repository, modules, shown, syntax

REGISTRIES = [
    ".".join(name)
    for name in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("anaconda", "org"),
        ("crates", "io"),
        ("golang", "org"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    )
]
"""Hosts that packages come from: which one serves a machine is the machine's own setting."""

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(root|home|work|tmp|Users)/\w")
DOCUMENTED = modules("wording", "lawbook", "tables", "scoring", "statistics")
TEXT_FILES = [path for path in files_of_the_repository() if b"\0" not in path.read_bytes()]


@pytest.mark.parametrize("path", TEXT_FILES, ids=shown)
def test_a_file_is_utf8_and_names_no_registry_and_no_path_of_one_machine(path):
    text = path.read_text(encoding="utf-8")
    assert not [host for host in REGISTRIES if host in text]
    assert not MACHINE_PATH.search(text)


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    groups = project["dependency-groups"].values()
    named = [*project["project"]["dependencies"], *(entry for group in groups for entry in group)]
    assert not [entry for entry in named if not re.search(rf'"{re.escape(entry)}",\s+# \w', text)]


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=shown)
def test_every_locked_package_has_one_version_and_its_hashes(lock):
    packages = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    entries = [line for line in packages if line and not line.lstrip().startswith("#")]
    assert entries
    assert not [line for line in entries if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:", line)]


def test_every_direct_dependency_is_in_the_lock_of_the_program():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=~[]", entry)[0].lower() for entry in project["dependencies"]}
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert wanted <= set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))


def names_without_docstring(tree: ast.Module) -> list[str]:
    """The public classes and functions of a module, and the module itself, that say nothing."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    public = [node for node in tree.body if isinstance(node, kinds) and node.name[0] != "_"]
    silent = [node.name for node in public if ast.get_docstring(node) is None]
    return silent if not tree.body or ast.get_docstring(tree) else ["the module", *silent]


@pytest.mark.parametrize("path", DOCUMENTED, ids=shown)
def test_public_names_say_what_they_are_for(path):
    assert not names_without_docstring(syntax(path))


@pytest.mark.parametrize("path", sorted((ROOT / "docs/adr").glob("[0-9]*.md")), ids=shown)
def test_a_decision_record_weighs_options_with_their_price(path):
    text = path.read_text(encoding="utf-8")
    parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert parts == ["Context", "Options weighed", "Decision", "Consequences"]
    options = text.split("## Options weighed")[1].split("## Decision")[0]
    weighed = re.findall(r"^\d+\. \*\*.+?(?=^\d+\. |\Z)", options, re.MULTILINE | re.DOTALL)
    assert len(weighed) >= 2
    assert all("Price:" in option for option in weighed)


def test_decision_records_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs/adr").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
