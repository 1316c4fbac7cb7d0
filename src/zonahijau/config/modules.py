"""The apps of the product, from the ground up, and what each brings along if it has it."""

import importlib
from importlib.util import find_spec
from types import ModuleType

IN_ORDER = (
    "web",
    "audit",
    "schedule",
    "accounts",
    "notices",
    "organisations",
    "access",
    "evidence",
    "documents",
    "instruments",
    "catalogue",
    "assessments",
    "fieldwork",
    "surveys",
    "complaints",
    "websites",
    "improvement",
    "reports",
    "portal",
)
"""As in the table of imports: each may use those before it."""


def has(app: str, module: str) -> bool:
    """Whether an app is there and has a module of that name."""
    return find_spec(f"zonahijau.{app}") is not None and bool(
        find_spec(f"zonahijau.{app}.{module}")
    )


INSTALLED = tuple(app for app in IN_ORDER if has(app, "apps"))


def each(module: str) -> list[tuple[str, ModuleType]]:
    """The named module of every installed app that has one, with the app's name."""
    return [
        (app, importlib.import_module(f"zonahijau.{app}.{module}"))
        for app in INSTALLED
        if has(app, module)
    ]
