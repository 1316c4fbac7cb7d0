"""Who may import whom: the table of the design, kept true by a walk over the syntax trees."""

from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, PURE, imported, modules, package_of, shown

LAW = {"wording", "lawbook", "tables"}
GROUND = LAW | {"web", "audit", "schedule"}
ACCOUNTS = GROUND | {"accounts"}
NOTICES = ACCOUNTS | {"notices"}
ORGANISATIONS = NOTICES | {"organisations"}
ACCESS = ORGANISATIONS | {"access"}
EVIDENCE = ACCESS | {"evidence"}
DOCUMENTS = EVIDENCE | {"documents"}
INSTRUMENTS = DOCUMENTS | {"scoring", "instruments"}
CATALOGUE = INSTRUMENTS | {"catalogue"}
ASSESSMENTS = CATALOGUE | {"assessments"}
WORK = ASSESSMENTS | {
    "statistics", "fieldwork", "surveys", "complaints", "websites", "improvement",
}  # fmt: skip
VIEWS = WORK | {"reports", "portal", "cli"}

MAY_IMPORT: dict[str, set[str]] = {
    "wording": set(),
    "lawbook": {"wording"},
    "tables": {"wording"},
    "scoring": {"wording", "lawbook"},
    "statistics": {"wording", "lawbook"},
    "web": LAW,
    "audit": LAW,
    "schedule": LAW,
    "accounts": GROUND,
    "notices": ACCOUNTS,
    "organisations": NOTICES,
    "access": ORGANISATIONS,
    "evidence": ACCESS,
    "documents": EVIDENCE,
    "instruments": DOCUMENTS | {"scoring"},
    "catalogue": INSTRUMENTS,
    "assessments": CATALOGUE,
    "fieldwork": ASSESSMENTS,
    "surveys": CATALOGUE | {"statistics"},
    "complaints": CATALOGUE,
    "websites": CATALOGUE,
    "improvement": WORK,
    "reports": WORK,
    "portal": WORK | {"reports"},
    "cli": WORK | {"portal"},
    "config": VIEWS,
}
"""Each package of ours and what it may import beside itself; a package without a row fails."""

DATA_ONLY = {"law"}
CATCH_ALLS = {"core", "common", "utils", "util", "helpers", "misc", "shared", "lib"}
FRAMEWORK = {"django", "django_cotton", "django_htmx", "csp", "ninja", "allauth", "whitenoise"}
MODULES = modules()


def breaches(importer: str, names: list[str]) -> set[str]:
    """The packages of ours among ``names`` that ``importer`` must not import."""
    ours = {name.split(".")[1] for name in names if name.startswith("zonahijau.")}
    packages = {name for name in ours if name in MAY_IMPORT or (PACKAGE / name).is_dir()}
    return packages - MAY_IMPORT[importer] - {importer}


def names_imported_by(path: Path) -> list[str]:
    return [name for name, _ in imported(path)]


def test_every_package_has_a_row_in_the_table():
    packages = {path.name for path in PACKAGE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert packages - DATA_ONLY <= MAY_IMPORT.keys()


def test_law_holds_data_only():
    assert not list((PACKAGE / "law").rglob("*.py"))


@pytest.mark.parametrize("path", [m for m in MODULES if package_of(m)], ids=shown)
def test_a_module_imports_only_what_its_package_may(path):
    assert not breaches(package_of(path), names_imported_by(path))


def test_nothing_imports_the_settings():
    others = [path for path in MODULES if package_of(path) != "config"]
    assert not {shown(path) for path in others if "zonahijau.config" in names_imported_by(path)}


@pytest.mark.parametrize("path", modules(*(set(PURE) - {"cli"})), ids=shown)
def test_a_pure_module_never_imports_the_web_framework(path):
    assert not {name.split(".")[0] for name in names_imported_by(path)} & FRAMEWORK


def test_there_is_no_catch_all_package_or_module():
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & CATCH_ALLS


def test_the_table_itself_forbids_what_the_design_forbids():
    assert breaches("scoring", ["zonahijau.tables.rows"]) == {"tables"}
    assert breaches("surveys", ["zonahijau.assessments.models"]) == {"assessments"}
    assert breaches("complaints", ["zonahijau.assessments"]) == {"assessments"}
    assert breaches("reports", ["zonahijau.config"]) == {"config"}
    assert not breaches("reports", ["zonahijau.surveys", "zonahijau.assessments", "fractions"])


def test_no_two_packages_may_import_each_other():
    pairs = [(a, b) for a, row in MAY_IMPORT.items() for b in row if a != b]
    assert not [(a, b) for a, b in pairs if a in MAY_IMPORT[b]]
