"""Every variable that the program reads is told to the technician, and no other."""

import re

from tests.architecture.source_tree import ROOT, modules

READ = re.compile(r"environment\.(?:text|flag|number|words|folder|secret)\(\s*\"([A-Z_]+)\"")


def read_by_the_program() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for path in modules("config")]
    return {f"ZONAHIJAU_{name}" for source in sources for name in READ.findall(source)}


def told_in_the_reference() -> set[str]:
    """The first cells of the table; ``_PORT`` after a comma continues the name before it."""
    text = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    told = set()
    for row in re.findall(r"^\| (`ZONA.*?) \|", text, re.MULTILINE):
        first, *more = re.findall(r"`(\w+)`", row)
        told |= {first, *(first.rsplit("_", 1)[0] + ending for ending in more)}
    return told


def test_every_variable_is_told():
    assert read_by_the_program() == told_in_the_reference()
