"""Setting up a government on this installation."""

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.kinds import OPD_WORDS
from zonahijau.organisations.models import Government, Region
from zonahijau.wording import Text, quoted, refuse

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
