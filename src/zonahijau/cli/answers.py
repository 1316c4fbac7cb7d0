"""Answer files: one row an answer, by target and indicator."""

from fractions import Fraction

from zonahijau.cli.options import Options
from zonahijau.cli.progress import progress
from zonahijau.lawbook.instruments import Instrument, Node
from zonahijau.scoring.answers import Answer, Gap, Observation, check_answer, known_indicator
from zonahijau.tables import Row, Seen, Sheet
from zonahijau.wording import Text, quoted, refuse

ANSWER_COLUMNS = (
    ("target", Text("unit, produk, atau daerah yang dinilai", "what is scored")),
    ("indicator", Text("kode indikator", "code of the indicator")),
    (
        "value",
        Text(
            "angka anak tangga; kosong: belum dijawab; na: tidak berlaku",
            "number of the rung; empty: missing; na: not applicable",
        ),
    ),
    ("respondent", Text("responden, boleh tidak ada", "respondent, optional")),
    ("product", Text("produk, boleh tidak ada", "product, optional")),
)


def ask_facets(options: Options) -> None:
    """``--facets``: what the assessed service is like, where the instrument asks for it."""
    text = Text("sifat layanan, misalnya form=B", "what the service is like, such as form=B")
    options.option("--facets", "NAME=VALUE,...", text)


def read_facets(given: str | None) -> dict[str, str]:
    """The facets by name; Refused when a pair has no ``=``."""
    pairs = [pair.partition("=") for pair in (given or "").split(",") if pair.strip()]
    for name, equals, _ in pairs:
        if not equals:
            what = Text("--facets: {pair} tanpa nilai", "--facets: {pair} has no value")
            remedy = Text("Tulis misalnya form=B", "Write for instance form=B")
            raise refuse(what.fill(pair=quoted(name)), remedy)
    return {name.strip(): value.strip() for name, _, value in pairs}


_REQUIRED, _OPTIONAL = ("target", "indicator", "value"), ("respondent", "product")
_NOT_APPLICABLE = "na"

Targets = dict[str, dict[str, tuple[Observation, ...]]]
"""The answers of every target by indicator, targets in the order of the file."""


def read_answers(instrument: Instrument, sheet: Sheet, language: str) -> Targets:
    """All answers of a file; Refused at the first row that the instrument does not admit."""
    targets: Targets = {}
    alike: dict[tuple[Observation, ...], tuple[Observation, ...]] = {}
    seen = Seen()
    with progress(language) as done:
        for row in done.counting(
            sheet.rows(("target", "indicator", "value"), ("respondent", "product"))
        ):
            node = _indicator(instrument, row)
            found = _observation(row, node)
            target = row.text("target")
            parts = (target, node.code, found.respondent, found.product)
            seen.add(row, *parts, column="indicator")
            answers = targets.setdefault(target, {})
            several = (*answers.get(node.code, ()), found)
            answers[node.code] = alike.setdefault(several, several)
    return targets


def _indicator(instrument: Instrument, row: Row) -> Node:
    with row.placing("indicator"):
        return known_indicator(instrument, row.text("indicator"))


def _observation(row: Row, node: Node) -> Observation:
    answer = read_answer(row, "value")
    with row.placing("value"):
        check_answer(node, answer)
    return Observation(answer, row.text_or_none("respondent"), row.text_or_none("product"))


def read_answer(row: Row, column: str) -> Answer:
    """The answer in a cell: empty is missing, ``na`` not applicable, else a number."""
    text = row.text_or_none(column)
    if text is None:
        return Gap.MISSING
    if text.casefold() == _NOT_APPLICABLE:
        return Gap.NOT_APPLICABLE
    number: Fraction = row.exact(column)
    return number
