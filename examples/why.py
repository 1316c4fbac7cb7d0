"""Why a region has its score: the arithmetic step by step, each step with the rule it follows.

The engine of the command line, used as a library. Usage: why.py INSTRUMENT UNITS.csv; the language
is that of ZONAHIJAU_LANG, id or en.
"""

import os
import sys
from collections.abc import Iterator
from fractions import Fraction

from zonahijau.cli.printing import said
from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.lawbook.numbers import terminates
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.tables import open_sheet
from zonahijau.wording import Text

MEAN = Text(
    "{n} unit berjumlah {total}; dibagi {n} menjadi {exact}, tepatnya {fraction}.",
    "{n} units add up to {total}; divided by {n} that is {exact}, exactly {fraction}.",
)
MODES = {
    "half-up": Text("setengah ke atas", "half up"),
    "half-even": Text("setengah ke genap", "half to even"),
    "down": Text("ke bawah", "down"),
}
ROUNDED = Text(
    "Dibulatkan {mode} pada {places} desimal menjadi {score}.",
    "Rounded {mode} at {places} places that is {score}.",
)
CLASS = Text(
    "Batas bawah tertinggi yang tercapai ialah {lower}: kelas {band} ({label}), zona {zone}.",
    "The highest lower bound that it reaches is {lower}: class {band} ({label}), zone {zone}.",
)
PROVENANCE = {
    "official": Text("resmi", "official"),
    "derived": Text("turunan", "derived"),
    "local": Text("lokal", "local"),
}
RULE = Text("    menurut: {title}; {article} ({whose})", "    by: {title}; {article} ({whose})")


def steps(instrument: Instrument, units: list[UnitScore], language: str) -> Iterator[str]:
    """What happens to the scores of the units of one region, in order."""
    region = roll_up(instrument, units)
    total = sum((unit.score for unit in units), Fraction(0))
    yield MEAN.say(language).format(
        n=region.n,
        total=said(total, language),
        exact=said(region.exact, language) + ("" if terminates(region.exact) else "…"),
        fraction=region.exact,
    )
    yield rule(instrument.roll_up.cite, language)
    yield ROUNDED.say(language).format(
        mode=MODES[instrument.rounding.mode].say(language),
        places=instrument.rounding.places,
        score=said(region.score, language),
    )
    yield CLASS.say(language).format(
        lower=said(region.band.lower, language),
        band=region.band.code,
        label=region.band.label.say(language),
        zone=region.band.zone,
    )
    yield rule(region.band.cite, language)


def rule(cite: Citation, language: str) -> str:
    """Where the rule of a step stands, and whose it is."""
    whose = PROVENANCE[cite.provenance].say(language)
    return RULE.say(language).format(title=cite.source.title, article=cite.article, whose=whose)


def main(instrument_id: str, file: str) -> None:
    """Print the steps for the units of the file, which belong to one region."""
    with open_sheet(file) as sheet:
        rows = sheet.rows(("unit", "score"))
        units = [UnitScore(row.text("unit"), row.exact("score")) for row in rows]
    language = os.environ.get("ZONAHIJAU_LANG", "id")
    print(*steps(load_instrument(instrument_id), units, language), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
