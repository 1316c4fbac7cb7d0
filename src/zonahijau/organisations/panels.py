"""What apps above tell of a unit on every page about it; this app knows none of them.

An app registers a template with what fills it, and the name of its module::

    register_panel("promises", Panel("improvement/of_unit.html", "monitoring", told))

``told(unit, user)`` gives a mapping, or None for nothing to tell. A page that is about a unit puts
``panels_of(unit, user)`` into its context and includes ``organisations/panels.html``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zonahijau.organisations.modules import modules_on

Teller = Callable[[Any, Any], Mapping[str, Any] | None]
"""``told(unit, user)``, in a constant number of queries."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A template, the module that it belongs to, and what fills it."""

    template: str
    module: str
    told: Teller


@dataclass(frozen=True, slots=True)
class Told:
    """A panel as one person sees it on one unit's page."""

    template: str
    context: Mapping[str, Any]


_panels: dict[str, Panel] = {}


def register_panel(name: str, panel: Panel) -> None:
    """Make an app tell of units; called in its ``ready()``."""
    _panels[name] = panel


def panels_of(unit: Any, user: Any) -> list[Told]:
    """Everything that is told of a unit to a person; modules that are off are silent."""
    on = modules_on(unit.government)
    found = []
    for panel in _panels.values():
        context = panel.told(unit, user) if panel.module in on else None
        if context is not None:
            found.append(Told(panel.template, context))
    return found
