"""What waits in a unit for whoever comes next. Each app that keeps such things registers how to
count them; this one knows only the roles, and what every office passes on whatever it does."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonahijau.organisations.modules import modules_on
from zonahijau.web.gate import module_of
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist: what is passed on, how many of it, where to see them.

    ``count`` is None for what is not counted here, such as keys and archives.
    """

    label: Text
    count: int | None = None
    link: str = ""


Provider = Callable[["Unit"], Iterable[Item]]
"""``provider(unit)``: what is open there today; an item with the count 0 is left out."""

_providers: list[Provider] = []


def register_items(provider: Provider) -> Provider:
    """Adds an app's items to every handover; called once, when the app is ready."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


ALWAYS = (
    Item(Text("Arsip surat, SK, dan dokumen pelayanan", "Archive of letters, decrees and papers")),
    Item(
        Text(
            "Akun aplikasi nasional milik unit (SIPPN, SP4N-LAPOR!, e-SKM) dan kotak surelnya",
            "The unit's accounts in national applications (SIPPN, SP4N-LAPOR!, e-SKM) and its mail",
        )
    ),
    Item(
        Text("Barang inventaris, kunci, dan perangkat bersama", "Inventory, keys, shared devices")
    ),
)


def items_of(unit: "Unit") -> Iterator[Item]:
    """The checklist of a handover in this unit, what is counted first; nothing of a module that
    is off."""
    on = modules_on(unit.government) | {""}
    for provider in _providers:
        found = (item for item in provider(unit) if item.count != 0)
        yield from (item for item in found if module_of(item.link) in on)
    yield from ALWAYS
