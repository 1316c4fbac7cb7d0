"""How every command shows a score with its class and zone."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from zonahijau.cli.options import Options
from zonahijau.cli.report import Column, Value
from zonahijau.lawbook.citations import ESTIMATE, INCOMPUTABLE, PROVENANCES
from zonahijau.lawbook.instruments import Band
from zonahijau.scoring.score import Score
from zonahijau.wording import Text

REGION = Column(Text("Daerah", "Region"))
UNITS = Column(Text("Unit", "Units"), "number")
SCORE = Column(Text("Nilai", "Score"), "number")
BAND = Column(Text("Kelas", "Class"))
ZONE = Column(Text("Zona", "Zone"), "zone")
STATUS = Column(Text("Sifat", "Status"))


def ask_instrument(options: Options) -> None:
    """``--instrument ID``, which most commands need."""
    text = Text("instrumen dan versinya, misalnya ombudsman/2023", "instrument and version")
    options.option("--instrument", "ID", text, required=True)


def band_data(band: Band | None) -> dict[str, str | None]:
    """The printed code of the class, and the zone in the one word it has in every language."""
    return {"band": band.code if band else None, "zone": band.zone if band else None}


def band_cells(score: Decimal | None, band: Band | None) -> tuple[Value, Value, Value]:
    """Cells for :data:`SCORE`, :data:`BAND` and :data:`ZONE`."""
    return score, _labelled(band), band.zone if band else None


def _labelled(band: Band | None) -> Value:
    if band is None:
        return None
    if band.code is None or band.code.casefold() in (band.label.id.casefold(), band.zone):
        return band.label
    return Text(f"{band.code} ({band.label.id})", f"{band.code} ({band.label.en})")


def official(estimate: bool) -> Text:
    """An estimate is never mistaken for an official value: the word stands in the row."""
    return ESTIMATE if estimate else PROVENANCES["official"]


def status(score: Score) -> Text:
    """Official, an estimate, or not to be computed."""
    return INCOMPUTABLE if score.score is None else official(score.estimate)


def estimated(reasons: Iterable[Text]) -> list[Text]:
    """The note below a table with estimates: why they are; nothing without reasons."""
    reasons = list(dict.fromkeys(reasons))
    joined = Text("; ".join(r.id for r in reasons), "; ".join(r.en for r in reasons))
    if not reasons:
        return []
    return [Text(f"Perkiraan karena {joined.id}.", f"An estimate because {joined.en}.")]


def why(scores: Mapping[str, Score]) -> list[Text]:
    """The notes below scores: why some are estimates, and why others cannot be computed."""
    return [
        *estimated(reason for score in scores.values() for reason in score.because),
        *(
            Text(
                f"{name}: {INCOMPUTABLE.id}, {reason.id}.",
                f"{name}: {INCOMPUTABLE.en}, {reason.en}.",
            )
            for name, score in scores.items()
            for reason in score.why_not
        ),
    ]
