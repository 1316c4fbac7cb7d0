"""Units that a list names and nobody has entered yet: made from their name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonahijau.organisations.actions.units import create_unit
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.policies import UnitFacts
from zonahijau.organisations.unit_names import code_for, kind_of, parent_of

if TYPE_CHECKING:
    from zonahijau.accounts.models import User


class Namer:
    """Makes the units of one list, each under the unit where the law puts one of its name."""

    def __init__(self, by: User, government: Government):
        self.by, self.government = by, government
        units = Unit.objects.filter(government=government)
        self._taken = set(units.values_list("code", flat=True))
        self._known = list(units.open_on(government.today()))

    def make(self, name: str) -> Unit:
        """A new unit of that name; superiors are made before those below them."""
        code = code_for(name, self._taken)
        facts = UnitFacts(code, name[:160], kind_of(name) or "lainnya")
        unit = create_unit(
            by=self.by, government=self.government, facts=facts, parent=self._superior(name)
        )
        self._taken.add(code)
        self._known.append(unit)
        return unit

    def _superior(self, name: str) -> Unit | None:
        wanted = parent_of(name)
        named = (unit for unit in self._known if wanted and unit.name.casefold().startswith(wanted))
        return next(named, None)
