"""Draws who may do what, from the one page of roles:
``python -m zonahijau.organisations.role_page > docs/reference/roles.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from zonahijau.organisations.roles import (
    CAPABILITIES,
    NEVER_IN_OWN_UNIT,
    NOT_BY_PIN,
    ROLES,
    Role,
)

_HEAD = """\
# Who may do what

Drawn from `src/zonahijau/organisations/roles.py` by `python -m zonahijau.organisations.role_page`;
a test compares. Change the roles, not this page. Why it is built so:
[ADR 29](../adr/0029-closed-unless-a-rule-opens-it.md).

A membership gives a role in one unit and all below it, or in the whole government, from a day to
a day. Which rows a person sees follows from these places; what is in them when, from
[the states of an assessment](assessment-states.md).
"""


def page() -> str:
    """The whole page of the documentation."""
    return "\n".join((_HEAD, "## Roles\n", *_roles(), "\n## Capabilities\n", *_matrix(), *_notes()))


def _roles() -> Iterator[str]:
    yield "| role | in words | for | held |"
    yield "| --- | --- | --- | --- |"
    for name, role in ROLES.items():
        words = f"{role.label.en} (*{role.label.id}*)"
        yield f"| `{name}` | {words} | {role.description.en} | {_held(role)} |"


def _held(role: Role) -> str:
    where = "over the whole government" if role.whole_only else ""
    if role.unit_only:
        where = "in a unit"
    letter = "with a letter of assignment" if role.needs_letter else ""
    return ", ".join(each for each in (where, letter) if each) or "in a unit or over all"


def _matrix() -> Iterator[str]:
    yield f"| | {' | '.join(f'`{name}`' for name in ROLES)} |"
    yield "| --- |" + " --- |" * len(ROLES)
    for name, words in CAPABILITIES.items():
        marks = ("●" if name in role.capabilities else "" for role in ROLES.values())
        yield f"| {words.en} | {' | '.join(marks)} |"


def _notes() -> Iterator[str]:
    yield "\n## Whatever else somebody is\n"
    yield f"- Never in the own unit, as its operator or head: {_listed(NEVER_IN_OWN_UNIT)}."
    yield f"- Never by PIN on a shared device: {_listed(NOT_BY_PIN)}."
    yield "- Nobody gives themselves a role that decides a result, nor ends it.\n"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(words.en for name, words in CAPABILITIES.items() if name in names)


if __name__ == "__main__":
    sys.stdout.write(page())
