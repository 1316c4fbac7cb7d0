"""``zonahijau rollup``: the total of each region out of the totals of its units."""

from collections.abc import Iterator

from zonahijau.cli.classes import (
    BAND,
    REGION,
    SCORE,
    STATUS,
    UNITS,
    ZONE,
    ask_instrument,
    band_cells,
    band_data,
    estimated,
    official,
)
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Report, Table, Value
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.roll_up import RolledUp, UnitScore, check_total, roll_up, unit_weight
from zonahijau.tables import Row, Seen, Sheet, open_sheet
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Nilai daerah dari nilai unit-unitnya, menurut aturan versi instrumen: 2021 merata-ratakan "
        "produk, 2022 dan sesudahnya merata-ratakan unit.",
        "The total of a region out of those of its units, by the rule of the version: 2021 "
        "averages products, 2022 and later average units.",
    ),
    columns=(
        ("region", Text("daerah", "region")),
        ("unit", Text("unit layanan", "unit")),
        ("score", Text("nilai unit", "total of the unit")),
        (
            "products",
            Text("banyaknya produk; wajib untuk 2021", "number of products; needed for 2021"),
        ),
    ),
    examples=("zonahijau rollup --instrument ombudsman/2023 --units unit.csv",),
)


_ALWAYS, _PRODUCTS = ("region", "unit", "score"), "products"


def add_options(options: Options) -> None:
    ask_instrument(options)
    options.option("--units", "FILE", Text("nilai unit", "totals of units"), required=True)


def run(given: Given) -> Report:
    """Every region in the order of the file."""
    instrument = load_instrument(given.instrument)
    with open_sheet(given.units) as sheet:
        regions = _read(instrument, sheet, given.language)
    results = {region: roll_up(instrument, units) for region, units in regions.items()}
    reasons = dict.fromkeys(reason for result in results.values() for reason in result.because)
    return Report(
        [_data(region, result) for region, result in results.items()],
        [Table([REGION, UNITS, SCORE, BAND, ZONE, STATUS], list(_rows(results)))],
        estimated(reasons),
    )


def _read(instrument: Instrument, sheet: Sheet, language: str) -> dict[str, list[UnitScore]]:
    """The units of every region; units that count alike share one object, so a nation fits."""
    regions: dict[str, list[UnitScore]] = {}
    alike: dict[tuple[str, int | None], UnitScore] = {}
    seen = Seen()
    by_product = instrument.roll_up.by == "product"
    needed = (*_ALWAYS, _PRODUCTS) if by_product else _ALWAYS
    with progress(language) as done:
        for row in done.counting(sheet.rows(needed, (_PRODUCTS,))):
            region, unit = row.text("region"), row.text("unit")
            seen.add(row, region, unit, column="unit")
            key = (row.text("score"), row.whole_or_none("products", least=1))
            if key not in alike:
                alike[key] = _checked(instrument, row, unit, key[1])
            regions.setdefault(region, []).append(alike[key])
    return regions


def _checked(instrument: Instrument, row: Row, unit: str, products: int | None) -> UnitScore:
    score = UnitScore(unit, row.exact("score"), products)
    with row.placing("score"):
        check_total(instrument, score.score)
    with row.placing("products"):
        unit_weight(instrument, score)
    return score


def _data(region: str, result: RolledUp) -> dict[str, object]:
    return {
        "region": region,
        "n": result.n,
        "score": result.score,
        "exact": str(result.exact),
        **band_data(result.band),
        "estimate": result.estimate,
        "because": result.because,
    }


def _rows(results: dict[str, RolledUp]) -> Iterator[tuple[Value, ...]]:
    for region, result in results.items():
        cells = band_cells(result.score, result.band)
        yield region, result.n, *cells, official(result.estimate)
