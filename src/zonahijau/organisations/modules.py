"""The modules that a government switches on one by one; what is off is not there for its people.

An app says in its ``permissions.py`` which module its addresses belong to: ``MODULE = "papers"``
for all of them, ``MODULES = {"reports:rounds": "monitoring"}`` for some.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government

KEY = "modules"
"""Under which the slugs of those that are on stand in a government's settings."""


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the product: what it is called, what it is for, and whether a new government
    has it."""

    label: Text
    what: Text
    from_the_start: bool = False


MODULES: Mapping[str, Module] = {
    "services": Module(
        Text("Layanan dan standar", "Services and standards"),
        Text(
            "Daftar layanan tiap unit, standar pelayanan dan rekapnya",
            "Each unit's services, their standards and the recap",
        ),
        from_the_start=True,
    ),
    "surveys": Module(
        Text("Register laporan SKM", "Register of SKM reports"),
        Text(
            "Laporan survei kepuasan tiap unit dan indeksnya",
            "Each unit's report of the survey of satisfaction, and its index",
        ),
        from_the_start=True,
    ),
    "monitoring": Module(
        Text("Pemantauan", "Monitoring"),
        Text(
            "Putaran penilaian, verifikasi, hasil dan laporannya",
            "Rounds of assessment, review, results and their reports",
        ),
        from_the_start=True,
    ),
    "papers": Module(
        Text("Naskah dan register", "Papers and register"),
        Text(
            "Konsep surat dan berita acara, register SK dan surat",
            "Drafts of letters and minutes, the register of decrees and letters",
        ),
        from_the_start=True,
    ),
    "fieldwork": Module(
        Text("Kunjungan lapangan", "Field visits"),
        Text("Penilaian luring di tempat layanan", "Offline assessment on the spot"),
    ),
    "campaigns": Module(
        Text("Survei SKM daring", "SKM surveys online"),
        Text(
            "Mengumpulkan jawaban; bila sudah memakai e-SKM, biarkan mati",
            "Collecting answers; leave it off where e-SKM is in use",
        ),
    ),
    "complaints": Module(
        Text("Pengaduan", "Complaints"),
        Text(
            "Tenggat dan tindak lanjut; penerimaan tetap di SP4N-LAPOR!",
            "Clocks and what was done; SP4N-LAPOR! stays where people file them",
        ),
    ),
    "websites": Module(
        Text("Situs web", "Websites"),
        Text("Pemeriksaan situs resmi unit", "Checks of the units' official websites"),
    ),
    "portal": Module(
        Text("Halaman publik", "Public pages"),
        Text("Yang boleh dibaca siapa saja", "What anybody may read"),
    ),
}

AT_FIRST = frozenset(slug for slug, module in MODULES.items() if module.from_the_start)


def modules_on(government: "Government") -> frozenset[str]:
    """The modules that are on in a government."""
    chosen = government.settings.get(KEY)
    return AT_FIRST if chosen is None else frozenset(chosen)


def is_on(government: "Government", module: str) -> bool:
    """Whether a module is on there; LookupError for a word that is no module."""
    if module not in MODULES:
        raise LookupError(f"There is no module {module!r}")
    return module in modules_on(government)
