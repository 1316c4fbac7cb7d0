"""``zonahijau instruments list``: the versions there are and when each is in force."""

from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.citations import Period
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import all_instruments
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Semua versi instrumen yang dikenal dan masa berlakunya; tanggal akhir tidak termasuk.",
        "Every version of an instrument and when it is in force; the end is not included.",
    ),
    examples=("zonahijau instruments list", "zonahijau instruments list --json"),
)

_COLUMNS = (
    Column(Text("Instrumen", "Instrument")),
    Column(Text("Nama", "Title")),
    Column(Text("Berlaku dari", "In force from")),
    Column(Text("sampai sebelum", "until")),
)


def add_options(_options: Options) -> None:
    """It takes none of its own."""


def run(_given: Given) -> Report:
    """In the order of the ids."""
    instruments = all_instruments()
    return Report(
        [
            {
                "id": each.id,
                "series": each.series,
                "version": each.version,
                "title": each.title,
                "in_force": period_data(each.in_force),
                "scored": each.scored,
                "sha256": each.sha256,
            }
            for each in instruments
        ],
        [
            Table(
                _COLUMNS,
                [
                    (each.id, each.title, *period_data(each.in_force).values())
                    for each in instruments
                ],
            )
        ],
    )


def _row(instrument: Instrument) -> tuple[Value, ...]:
    return instrument.id, instrument.title, *period_data(instrument.in_force).values()


def period_data(period: Period) -> dict[str, str | None]:
    """The half-open dates as text; ``until`` is None while in force."""
    until = period.until.isoformat() if period.until else None
    return {"from": period.start.isoformat(), "until": until}
