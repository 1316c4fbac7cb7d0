"""Setting up a government on this installation, and what its administrator decides about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.kinds import OPD_WORDS, TIME_ZONES
from zonahijau.organisations.models import Government, Region
from zonahijau.organisations.modules import KEY, MODULES, modules_on
from zonahijau.organisations.targets import targets
from zonahijau.wording import Refusal, Refused, Text, quoted, refuse


@dataclass(frozen=True, slots=True)
class Settings:
    """What an administrator decides about a government."""

    opd_word: str
    time_zone: str
    target_instrument: str
    modules: frozenset[str]


_ZONES = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}


@transaction.atomic
def create_government(
    *,
    by: User | None,
    region_code: str,
    short_name: str = "",
    opd_word: str = OPD_WORDS[0],
    is_demo: bool = False,
) -> Government:
    """The government of a region, in the region's time zone. Refused for a code that is none."""
    region = Region.objects.filter(pk=region_code).first()
    if region is None:
        what = Text("Kode wilayah {code} tidak dikenal", "There is no region {code}")
        remedy = Text(
            "Tulis kode Kemendagri, misalnya 63.04", "Write the ministry's code, for example 63.04"
        )
        raise refuse(what.fill(code=quoted(region_code)), remedy, column="region")
    government = Government.objects.create(
        region=region,
        name=f"Provinsi {region.name}" if region.kind == "province" else region.name,
        short_name=short_name or region.name,
        opd_word=opd_word,
        time_zone=_ZONES[region.utc_offset],
        is_demo=is_demo,
    )
    audit.record(
        government=government,
        by=by,
        action="government-created",
        subject=government,
        details={"region": region.code},
    )
    return government


@transaction.atomic
def change_settings(*, by: User, government: Government, wanted: Settings) -> Government:
    """What the government calls its agencies, its clock, its target and its modules."""
    check_permitted(by, "manage_government", government)
    government = Government.objects.select_for_update().get(pk=government.pk)
    if refusals := list(_faults(government, wanted)):
        raise Refused(*refusals)
    before = settings_of(government)
    if before == wanted:
        return government
    government.opd_word, government.time_zone = wanted.opd_word, wanted.time_zone
    government.target_instrument = wanted.target_instrument
    government.settings = government.settings | {KEY: sorted(wanted.modules)}
    government.save()
    details = {
        "word": wanted.opd_word,
        "time_zone": wanted.time_zone,
        "target": wanted.target_instrument,
        "switched_on": sorted(wanted.modules - before.modules),
        "switched_off": sorted(before.modules - wanted.modules),
    }
    audit.record(
        government=government,
        by=by,
        action="settings-changed",
        subject=government,
        details=details,
    )
    return government


def settings_of(government: Government) -> Settings:
    """What stands now."""
    return Settings(
        government.opd_word,
        government.time_zone,
        government.target_instrument,
        modules_on(government),
    )


def _faults(government: Government, wanted: Settings) -> Iterator[Refusal]:
    choose = Text("Pilih dari daftar", "Choose from the list")
    if wanted.opd_word not in OPD_WORDS:
        what = Text("Sebutan ini tidak dikenal", "This word is not known")
        yield Refusal(what, choose, column="opd_word")
    if wanted.time_zone not in TIME_ZONES:
        what = Text("Zona waktu ini tidak dikenal", "This time zone is not known")
        yield Refusal(what, choose, column="time_zone")
    known = {instrument for instrument, _ in targets(government)} | {""}
    if wanted.target_instrument not in known | {government.target_instrument}:
        what = Text("Instrumen ini belum terbit", "This instrument is not published")
        yield Refusal(what, choose, column="target_instrument")
    if wanted.modules - MODULES.keys():
        what = Text("Bagian ini tidak dikenal", "This module is not known")
        yield Refusal(what, choose, column="modules")
