"""``zonahijau classify``: the class and zone of published totals."""

from fractions import Fraction

from zonahijau.cli.classes import BAND, SCORE, ZONE, ask_instrument, band_cells, band_data
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.roll_up import classify
from zonahijau.tables.cells import exact_number
from zonahijau.wording import Text, quoted, refuse

GUIDE = Guide(
    Text(
        "Kelas dan zona dari nilai yang sudah terbit. Nilai dibulatkan dulu menurut versi "
        "instrumennya, lalu dicocokkan dengan batas bawah kelas.",
        "Class and zone of published totals. A total is first rounded as its version says, "
        "then compared with the lower bounds of the classes.",
    ),
    examples=(
        "zonahijau classify --instrument ombudsman/2023 87.59 93,59",
        "zonahijau classify --instrument ombudsman/2025 --level region 86.00 --json",
    ),
    notes=(Text("Desimal ditulis dengan titik atau koma.", "Write decimals with point or comma."),),
)


def add_options(options: Options) -> None:
    options.argument("values", "VALUE", Text("nilai", "a total"), several=True)
    ask_instrument(options)
    text = Text("kelas untuk unit atau untuk daerah", "classes of units or of regions")
    options.choice("--level", ["unit", "region"], text, "unit")


def run(given: Given) -> Report:
    """Every value in the order given."""
    instrument = load_instrument(given.instrument)
    values = [_number(value) for value in given.values]
    found = [(value, *classify(instrument, value, given.level)) for value in values]
    return Report(
        [{"value": value, "rounded": rounded, **band_data(band)} for value, rounded, band in found],
        [
            Table(
                [Column(Text("Angka", "Value"), "number"), SCORE, BAND, ZONE],
                [(value, *band_cells(rounded, band)) for value, rounded, band in found],
            )
        ],
    )


def _number(text: str) -> Fraction:
    number = exact_number(text, decimal_comma=True)
    if number is None:
        what = Text("{shown} bukan angka", "{shown} is no number").fill(shown=quoted(text))
        remedy = Text("Tulis misalnya 87.59 atau 87,59", "Write for instance 87.59 or 87,59")
        raise refuse(what, remedy)
    return number
