"""What a drafter gives back, and the names that every draft needs; blanks for what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zonahijau.documents.blocks import BLANK, Annex, Block, Content
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government, Unit

Options = Callable[[Any, Any], Iterable[tuple[str, str]]]
"""``options(where, by)``: what can be chosen there, as value and label."""

_HEADS = {"province": "Gubernur", "regency": "Bupati", "city": "Wali Kota"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a drafter asks before it drafts: ``kind`` is text, long, date, time or one of
    ``options``. Nothing is required: what is left open becomes a blank."""

    name: str
    label: Text
    kind: str = "text"
    options: Options | None = None
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper as a drafter proposes it; everything can be changed afterwards."""

    subject: str
    blocks: Sequence[Block]
    annexes: Sequence[Annex] = ()
    addressees: Sequence[str] = ()
    copies: Sequence[str] = ()
    initials: Sequence[str] = ()
    nature: str = "biasa"
    enclosure: str = ""
    through: str = ""

    @property
    def content(self) -> Content:
        """Its body and annexes."""
        return Content(tuple(self.blocks), tuple(self.annexes))


@dataclass(frozen=True, slots=True)
class Names:
    """How a government and its unit are called in a paper."""

    government: Government
    unit: Unit | None = None

    @property
    def region(self) -> str:
        """The region without its kind: Barito Kuala."""
        name = self.government.region.name
        for kind in ("Kabupaten ", "Kota ", "Provinsi "):
            name = name.removeprefix(kind)
        return name

    @property
    def government_name(self) -> str:
        """Pemerintah Kabupaten Barito Kuala."""
        return f"Pemerintah {self.government.name}"

    @property
    def head_word(self) -> str:
        """Gubernur, Bupati or Wali Kota."""
        return _HEADS[self.government.region.kind]

    @property
    def regent(self) -> str:
        """Bupati Barito Kuala."""
        return f"{self.head_word} {self.region}"

    @property
    def office(self) -> str:
        """The unit, or the government's secretariat where there is none."""
        return self.unit.name if self.unit else f"Sekretariat Daerah {self.government.name}"

    @property
    def head_of_office(self) -> str:
        """Who leads the office, as a title without a name."""
        return title_of_head(self.unit) if self.unit else "Sekretaris Daerah"

    @property
    def capital(self) -> str:
        """Where papers are signed, unless the letterhead says otherwise."""
        return self.government.region.capital or BLANK

    @property
    def opd(self) -> str:
        """What the government calls its agencies."""
        return self.government.opd_word


def parts_of(where: Government | Unit) -> tuple[Government, Unit | None]:
    """A place as its government, and its unit where it is one."""
    unit: Any = where if hasattr(where, "path") else None
    government: Any = unit.government if unit else where
    return government, unit


def title_of_head(unit: Unit) -> str:
    """Kepala Dinas Kesehatan, Camat Alalak, Lurah ..., Direktur RSUD ...; by the kind of unit."""
    name = unit.name
    if unit.kind == "setda":
        return "Sekretaris Daerah"
    if unit.kind == "kecamatan":
        return f"Camat {name.removeprefix('Kecamatan ')}"
    if unit.kind == "kelurahan":
        return f"Lurah {name.removeprefix('Kelurahan ')}"
    if unit.kind == "desa":
        return f"Kepala {name if name.startswith('Desa ') else f'Desa {name}'}"
    return f"Direktur {name}" if unit.kind == "rsud" else f"Kepala {name}"


def names_of(where: Government | Unit) -> Names:
    """The names for a paper of a government or of a unit."""
    return Names(*parts_of(where))


def filled(value: object) -> str:
    """What was chosen, else a blank."""
    return str(value).strip() if value else BLANK


def day_said(value: object) -> str:
    """``Senin, 12 April 2021``, else a blank."""
    if not value:
        return BLANK
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return long_date(day)


def units_of(where: Government | Unit) -> list[Unit]:
    """The units that a paper of this place speaks to: all agencies, or those below the unit."""
    from zonahijau.organisations.models import Unit as Row

    names = names_of(where)
    rows = Row.objects.filter(government=names.government).open_on(names.government.today())
    if names.unit:
        return list(rows.filter(parent=names.unit).order_by("path"))
    return list(rows.filter(parent=None).exclude(kind__in=("setda", "desa")).order_by("path"))
