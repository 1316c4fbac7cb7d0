"""Which migrations a database has, which wait, and how its tables looked at any state."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

State = list[tuple[str, str]]
"""Applied migrations as (app, name), in order."""


def loader() -> MigrationLoader:
    """The migrations of this program beside those of the database."""
    return MigrationLoader(connection)


def applied() -> State:
    """The migrations that the database has; none in an empty one."""
    recorder = MigrationRecorder(connection)
    return sorted(recorder.applied_migrations()) if recorder.has_table() else []


def pending() -> State:
    """The migrations of this program that the database lacks."""
    found = loader()
    return sorted(found.graph.nodes.keys() - found.applied_migrations.keys())


def unknown(state: State) -> State:
    """Those of a state that this program does not know: a later version wrote them."""
    return sorted(set(state) - loader().disk_migrations.keys())


def leaves(state: State) -> State:
    """The last migrations of each line of a state: what ``migrate`` is told to reach."""
    graph = loader().graph
    inside = set(state)
    return sorted(
        node
        for node in inside
        if not any(child.key in inside for child in graph.node_map[node].children)
    )


def models_at(state: State) -> list[Any]:
    """The models whose tables exist at a state, those between two models included."""
    graph = loader()
    if not graph.graph.nodes.keys() - set(state):
        found = apps.get_models(include_auto_created=True)
    else:
        project = graph.project_state(leaves(state), at_end=True)
        found = project.apps.get_models(include_auto_created=True)
    stored = [model for model in found if model._meta.managed and not model._meta.proxy]
    return sorted(stored, key=lambda model: str(model._meta.db_table))
