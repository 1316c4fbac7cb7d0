"""The fourteen components in their two groups with what each says; what is missing; what differs
between two versions. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from zonahijau.catalogue.standards.content import Content
from zonahijau.catalogue.standards.saying import Said, said
from zonahijau.lawbook.components import Component, load_components
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Written:
    """A component of the law with what a standard says in it."""

    component: Component
    said: Said
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Delivery or management, with its components in the order of print."""

    label: Text
    written: tuple[Written, ...]

    @property
    def filled(self) -> int:
        """How many of them say enough."""
        return sum(each.is_filled for each in self.written)


def groups_of(content: Content) -> list[Group]:
    """The fourteen in their two groups."""
    components = load_components()
    return [
        Group(
            group.label,
            tuple(
                Written(each, said(content, each.code), content.component(each.code).is_filled)
                for each in components.in_group(group.name)
            ),
        )
        for group in components.groups.values()
    ]


def missing_of(content: Content) -> list[Component]:
    """What does not say enough yet, in the order of print."""
    components = load_components()
    rows = (each for group in components.groups for each in components.in_group(group))
    return [each for each in rows if each.code not in content.filled]


@dataclass(frozen=True, slots=True)
class Difference:
    """A component that two versions say differently: the lines that left and those that came."""

    component: Component
    gone: tuple[str, ...]
    new: tuple[str, ...]


def differences(before: Content, after: Content) -> list[Difference]:
    """What changed between two versions, in the order of print."""
    found = []
    for old, new in zip(_all(before), _all(after), strict=True):
        mine, theirs = _lines(old.said), _lines(new.said)
        if mine != theirs:
            gone = tuple(line for line in mine if line not in theirs)
            came = tuple(line for line in theirs if line not in mine)
            found.append(Difference(old.component, gone, came))
    return found


def _all(content: Content) -> list[Written]:
    return [each for group in groups_of(content) for each in group.written]


def _lines(held: Said) -> tuple[str, ...]:
    return (*held.lines, held.note) if held.note else held.lines
