"""``zonahijau recap``: how many regions are in each class and zone, and their ranking."""

from collections.abc import Mapping

from zonahijau.cli.classes import BAND, REGION, SCORE, ZONE, ask_instrument, band_cells, band_data
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.recap import Recap, RegionScore, recap, region_band
from zonahijau.scoring.roll_up import check_total
from zonahijau.tables import Row, Seen, Sheet, open_sheet
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Rekapitulasi banyak daerah: jumlah per kelas, per zona, per jenis daerah, dan peringkat. "
        "Zona yang bertentangan dengan nilainya ditolak.",
        "Recapitulation of many regions: counts by class, zone and kind of region, and ranking. "
        "A zone that contradicts its score is refused.",
    ),
    columns=(
        ("region", Text("daerah", "region")),
        ("kind", Text("jenis: provinsi, kabupaten, kota", "kind: province, regency, city")),
        ("score", Text("nilai terbit", "published total")),
        ("zone", Text("zona tercetak, boleh kosong", "printed zone, may be empty")),
    ),
    examples=("zonahijau recap --instrument ombudsman/2021 --regions daerah.csv",),
)


def add_options(options: Options) -> None:
    ask_instrument(options)
    options.option("--regions", "FILE", Text("nilai daerah", "totals of regions"), required=True)


def run(given: Given) -> Report:
    """Counts and ranking of all regions in the file."""
    instrument = load_instrument(given.instrument)
    with open_sheet(given.regions) as sheet:
        result = recap(instrument, _read(instrument, sheet, given.language))
    tables = [_counts(_CLASS, result.by_band)]
    if result.by_zone:
        tables += [_counts(ZONE, result.by_zone), _by_kind(result)]
    return Report(_data(result), [*tables, _ranking(result)])


def _read(instrument: Instrument, sheet: Sheet, language: str) -> list[RegionScore]:
    regions: list[RegionScore] = []
    seen, spellings = Seen(), dict[str, str]()
    with progress(language) as done:
        for row in done.counting(sheet.rows(("region", "kind", "score"), ("zone",))):
            region = _region(instrument, row, spellings)
            seen.add(row, region.region, region.kind, column="region")
            regions.append(region)
    return regions


def _region(instrument: Instrument, row: Row, spellings: dict[str, str]) -> RegionScore:
    """One region; ``Kota`` and ``KOTA`` are one kind, spelt as it was first."""
    kind = row.text("kind")
    kind = spellings.setdefault(kind.casefold(), kind)
    region = RegionScore(row.text("region"), kind, row.exact("score"), row.text_or_none("zone"))
    with row.placing("score"):
        check_total(instrument, region.score)
    with row.placing("zone"):
        region_band(instrument, region)
    return region


def _data(result: Recap) -> dict[str, object]:
    return {
        "total": result.total,
        "by_band": result.by_band,
        "by_zone": result.by_zone,
        "by_kind": result.by_kind,
        "ranking": [
            {
                "rank": place.rank,
                "region": place.region,
                "kind": place.kind,
                "score": place.score,
                **band_data(place.band),
            }
            for place in result.ranking
        ],
    }


_CLASS = Column(Text("Kelas", "Class"))
_KIND = Column(Text("Jenis", "Kind"))
_NUMBER = Column(Text("Daerah", "Regions"), "number")


def _counts(column: Column, counts: Mapping[str, int]) -> Table:
    rows: list[tuple[Value, ...]] = list(counts.items())
    return Table([column, _NUMBER], rows)


def _by_kind(result: Recap) -> Table:
    zones = [Column(Text(zone, zone), "number") for zone in result.by_zone]
    rows: list[tuple[Value, ...]] = [
        (kind, *counts.values()) for kind, counts in result.by_kind.items()
    ]
    return Table([_KIND, *zones], rows)


def _ranking(result: Recap) -> Table:
    columns = [Column(Text("Peringkat", "Rank"), "number"), REGION, _KIND, SCORE, BAND, ZONE]
    rows = [
        (place.rank, place.region, place.kind, *band_cells(place.score, place.band))
        for place in result.ranking
    ]
    return Table(columns, rows)
