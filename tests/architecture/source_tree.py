"""What the architecture tests see: the files of the repository, each module's syntax tree."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "zonahijau"
PURE = ("wording", "lawbook", "tables", "scoring", "statistics", "cli")
"""The packages that never load the web framework."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def modules(*packages: str) -> list[Path]:
    """Every module of the named packages, or of the whole product when none is named."""
    roots = [PACKAGE / package for package in packages] or [PACKAGE]
    return sorted(path for root in roots for path in root.rglob("*.py"))


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def shown(path: Path) -> str:
    """The path as it is read from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def package_of(path: Path) -> str:
    """``scoring`` for src/zonahijau/scoring/classes.py; empty for the top module itself."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Each module that this one imports, also inside functions, with the line."""
    home = ["zonahijau", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((name, node.lineno) for name in _from(node, home))


def _from(node: ast.ImportFrom, home: list[str]) -> list[str]:
    """``from zonahijau import scoring`` imports the package scoring, not only the top."""
    above = home[: len(home) + 1 - node.level] if node.level else []
    source = ".".join([*above, *([node.module] if node.module else [])])
    return [f"{source}.{alias.name}" for alias in node.names] if source == "zonahijau" else [source]


def words_of(name: str) -> list[str]:
    """``WeightSet`` and ``weight_set`` are both the words weight, set."""
    return [word.lower() for word in _WORD.findall(name)]


def files_of_the_repository() -> list[Path]:
    """What is or would be tracked: whatever .gitignore does not name; git itself is not asked."""
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split()} | {".git"}
    return sorted(path for path in _below(ROOT, ignored) if path.is_file())


def _below(folder: Path, ignored: set[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(path.match(pattern) for pattern in ignored):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path, ignored)
        else:
            yield path
