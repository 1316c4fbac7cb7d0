"""``zonahijau simulate``: the chance of every class when only some units or products are drawn."""

from fractions import Fraction

from zonahijau.cli.classes import (
    BAND,
    SCORE,
    ZONE,
    ask_instrument,
    band_cells,
    band_data,
    estimated,
)
from zonahijau.cli.options import Given, Guide, Options, whole_number
from zonahijau.cli.printing import with_number
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.draws import Chances, UnitTotals, chances_of_draw
from zonahijau.scoring.roll_up import check_total
from zonahijau.tables import Row, Seen, Sheet, open_sheet
from zonahijau.wording import Refused, Text, quoted

GUIDE = Guide(
    Text(
        "Peluang setiap kelas satu daerah bila hanya K unit (atau K produk) yang dinilai, diambil "
        "acak. Dihitung tepat bila bisa; selain itu disimulasikan, dengan galatnya.",
        "The chance of every class of one region when only K units (or K products) are drawn at "
        "random. Counted exactly where possible; else simulated, with its error.",
    ),
    columns=(
        ("region", Text("daerah; satu daerah satu berkas", "region; one region a file")),
        ("unit", Text("unit layanan", "unit")),
        ("product", Text("produk, bila produk yang diambil", "product, where products are drawn")),
        ("score", Text("nilai unit atau produk", "total of the unit or product")),
    ),
    examples=(
        "zonahijau simulate --instrument ombudsman/2023 --units unit.csv --draw 3",
        "zonahijau simulate --instrument ombudsman/2021 --units produk.csv --draw 40 "
        "--random-seed 7",
    ),
    notes=(
        Text(
            "Dengan kolom product: versi yang merata-ratakan produk menarik K produk dari seluruh "
            "daerah; versi yang merata-ratakan unit menarik K produk dari setiap unit.",
            "With a column product: a version that averages products draws K products from the "
            "whole region; one that averages units draws K products from every unit.",
        ),
        Text(
            "Benih yang sama memberi simulasi yang sama.",
            "The same seed gives the same simulation.",
        ),
    ),
)


_PRODUCT = "product"


def add_options(options: Options) -> None:
    ask_instrument(options)
    options.option("--units", "FILE", Text("nilai unit", "totals of units"), required=True)
    options.option("--draw", "K", Text("banyaknya yang diambil", "how many are drawn"), True)
    options.option("--random-seed", "N", Text("benih simulasi", "seed of the simulation"))


def run(given: Given) -> Report:
    """The chances for the one region in the file."""
    instrument = load_instrument(given.instrument)
    size = whole_number("--draw", given.draw)
    seed = given.random_seed and whole_number("--random-seed", given.random_seed, least=0)
    with open_sheet(given.units) as sheet:
        units = _read(instrument, sheet, given.language)
        try:
            found = chances_of_draw(instrument, units, size, seed=seed)
        except Refused as refused:
            raise refused.at(sheet.file) from None
    return Report(_data(found), _tables(found), _notes(found))


def _read(instrument: Instrument, sheet: Sheet, language: str) -> list[UnitTotals]:
    by_product = sheet.has(_PRODUCT) or instrument.roll_up.by == "product"
    needed = ("region", "unit", _PRODUCT, "score") if by_product else ("region", "unit", "score")
    totals: dict[str, list[Fraction]] = {}
    seen, regions = Seen(), set[str]()
    with progress(language) as done:
        for row in done.counting(sheet.rows(needed)):
            unit, product = row.text("unit"), row.text(_PRODUCT) if by_product else None
            regions.add(row.text("region"))
            if len(regions) > 1:
                raise _second_region(row)
            seen.add(row, unit, product, column=_PRODUCT if by_product else "unit")
            totals.setdefault(unit, []).append(_total(instrument, row))
    return [UnitTotals(unit, tuple(several), by_product) for unit, several in totals.items()]


def _total(instrument: Instrument, row: Row) -> Fraction:
    total = row.exact("score")
    with row.placing("score"):
        check_total(instrument, total)
    return total


def _second_region(row: Row) -> Refused:
    what = Text("{region} daerah kedua", "{region} is a second region")
    remedy = Text("Pisahkan: satu daerah satu berkas", "Split the file: one region a call")
    return row.refuse("region", what.fill(region=quoted(row.text("region"))), remedy)


def _data(found: Chances) -> dict[str, object]:
    return {
        "draw": found.size,
        "exact": found.exact,
        "chances": found.chances,
        "error": found.error,
        "random_seed": found.seed,
        "ways": found.ways,
        "draws": found.draws,
        "whole": {"score": found.whole.score, **band_data(found.whole.band)},
    }


_CHANCES = (
    Column(Text("Kelas", "Class")),
    Column(Text("Peluang (%)", "Chance (%)"), "number", 2),
)
_COUNTED = Text("Tepat: semua {ways} penarikan dihitung.", "Exact: all {ways} draws are counted.")
_SIMULATED = Text(
    "Simulasi {draws} penarikan dari benih {seed}; galat baku paling besar {{number}}%.",
    "Simulated with {draws} draws from seed {seed}; greatest standard error {{number}}%.",
)


def _tables(found: Chances) -> list[Table]:
    chances = [(band, chance * 100) for band, chance in found.chances.items()]
    whole = band_cells(found.whole.score, found.whole.band)
    return [
        Table(_CHANCES, chances),
        Table((SCORE, BAND, ZONE), [whole], Text("Bila semua dinilai", "If all are assessed")),
    ]


def _notes(found: Chances) -> list[Text]:
    if found.exact:
        how = _COUNTED.fill(ways=found.ways)
    else:
        drawn = _SIMULATED.fill(draws=found.draws, seed=found.seed)
        how = with_number(drawn, found.error * 100, places=3)
    return [how, *estimated(found.whole.because)]
