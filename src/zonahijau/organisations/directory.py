"""Everybody and every position of a government on one day, found by what an office writes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zonahijau.accounts.models import User
from zonahijau.organisations.kinds import HOLDER_STATUSES
from zonahijau.organisations.models import Government, Membership, OfficeHolder, Position, Unit
from zonahijau.organisations.queries import people_of
from zonahijau.organisations.recognising import name_key, nearest, unit_key, words
from zonahijau.organisations.unit_names import Named, Names

DOT = " · "
"""Stands between the parts of a label that a list offers: name, position, unit."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be moved: by the office, or by an account with a role in a unit."""

    name: str
    unit: Unit
    office: OfficeHolder | None = None
    user: User | None = None
    role: str = ""

    @property
    def label(self) -> str:
        """How a list names the person: with the office, and how it is held if not for good."""
        return DOT.join((self.name, self.place))

    @property
    def place(self) -> str:
        """The office or the role, and the unit."""
        if self.office is None:
            return DOT.join((self.role, self.unit.name))
        title = self.office.position.title
        if self.office.status != "definitif":
            title = f"{HOLDER_STATUSES[self.office.status].id.split(' ')[0]} {title}"
        return DOT.join((title, self.unit.name))


class Directory:
    """Reads a government once: units, positions, who holds them, accounts without an office."""

    def __init__(self, government: Government, day: date):
        self.government, self.day = government, day

    @cached_property
    def units(self) -> list[Unit]:
        return list(Unit.objects.filter(government=self.government).open_on(self.day))

    @cached_property
    def _units_by_key(self) -> dict[str, Unit]:
        found: dict[str, Unit] = {}
        for unit in self.units:
            for text in (unit.code, unit.short_name, unit.name):
                if text:
                    found[self.unit_key(text)] = unit
        return found

    def unit_key(self, text: str) -> str:
        return unit_key(text, self.government.region.name)

    def unit(self, text: str) -> Unit | None:
        """The unit that a text names by code, name, short name, or the initials that offices use;
        None where there is a doubt."""
        known = self._units_by_key.get(self.unit_key(text))
        found = None if known else self._names.find(text)
        return self._units_by_pk[found.key] if found and found.sure else known

    @cached_property
    def _names(self) -> Names[int]:
        named = {unit.pk: Named(unit.name, unit.short_name, unit.code) for unit in self.units}
        return Names(named, self.government.name)

    @cached_property
    def _units_by_pk(self) -> dict[int, Unit]:
        return {unit.pk: unit for unit in self.units}

    def is_near(self, text: str) -> bool:
        """Whether a text is so close to the name of a unit that it hardly means a new one."""
        return self._names.find(text) is not None

    def unit_abbreviated(self, text: str) -> Unit | None:
        """The unit that a text shortens as offices do (``Disdik``): a guess, to be shown before
        anything follows from it."""
        key = self._names.abbreviated(text)
        return None if key is None else self._units_by_pk[key]

    def unit_like(self, text: str) -> str:
        """The name of the unit that looks most like the text."""
        return nearest(text, (unit.name for unit in self.units))

    @cached_property
    def positions(self) -> list[Position]:
        rows = Position.objects.filter(government=self.government, withdrawn_at=None)
        return list(rows.filter(unit__in=self.units).select_related("unit"))

    @cached_property
    def _positions_by_title(self) -> dict[tuple[str, ...], list[Position]]:
        found: dict[tuple[str, ...], list[Position]] = defaultdict(list)
        for position in self.positions:
            found[words(position.title)].append(position)
        return found

    def position(self, title: str, unit: Unit | None) -> Position | None:
        """The position of that title in the unit; without a unit, the only one of that title."""
        found = self._positions_by_title.get(words(title), [])
        if unit is not None:
            found = [each for each in found if each.unit_id == unit.pk]
        return found[0] if len(found) == 1 else None

    @cached_property
    def holders(self) -> list[OfficeHolder]:
        rows = OfficeHolder.objects.filter(government=self.government).on(self.day)
        return list(rows.select_related("position__unit__government", "user"))

    def holders_of(self, position: Position) -> list[OfficeHolder]:
        """Who holds a position on the day, a Plh. first."""
        return self._holders_by_position.get(position.pk, [])

    @cached_property
    def _holders_by_position(self) -> dict[int, list[OfficeHolder]]:
        found: dict[int, list[OfficeHolder]] = defaultdict(list)
        for holder in self.holders:
            found[holder.position_id].append(holder)
        return found

    @cached_property
    def people(self) -> list[Known]:
        """Everybody who can be moved, by name."""
        offices = [Known(each.name, each.position.unit, each) for each in self.holders]
        sitting = {(each.user_id, each.position.unit_id) for each in self.holders}
        rows = Membership.objects.filter(government=self.government, unit__isnull=False)
        accounts = [
            Known(str(row.user), row.unit, user=row.user, role=row.get_role_display())
            for row in rows.on(self.day).select_related("user", "unit__government")
            if row.unit and (row.user_id, row.unit_id) not in sitting
        ]
        return sorted([*offices, *accounts], key=lambda known: known.label.casefold())

    def named(self, name: str, nip: str = "") -> list[Known]:
        """Those of that NIP, else of that name, degrees apart."""
        by_nip = [each for each in self.people if nip and each.office and each.office.nip == nip]
        wanted = name_key(name)
        return by_nip or [each for each in self.people if name_key(each.name) == wanted]

    def account_of(self, nip: str) -> User | None:
        """The account whose NIP this is."""
        return self._accounts_by_nip.get(nip) if nip else None

    @cached_property
    def _accounts_by_nip(self) -> dict[str, User]:
        return {user.nip: user for user in people_of(self.government) if user.nip}
