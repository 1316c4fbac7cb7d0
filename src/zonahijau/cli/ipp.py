"""``zonahijau ipp``: the public service index of units, from evaluators (F-02) and users (F-03)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from zonahijau.cli.answers import read_answer
from zonahijau.cli.classes import BAND, STATUS, band_cells, status, why
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.progress import progress
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.forms import Form, load_form
from zonahijau.lawbook.instruments import Instrument, Node
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.answers import Observation, check_answer, known_indicator
from zonahijau.scoring.ipp import (
    ASPECTS,
    FLAT,
    USERS_MEANS,
    PublicServiceIndex,
    index_score,
    users_code,
    users_mean,
)
from zonahijau.tables import Row, Seen, Sheet, open_sheet
from zonahijau.wording import Refused, Text, quoted, refuse

_INSTRUMENT, _USERS_FORM = "panrb/ipp-2022", "panrb/f-03-2022"
_KINDS = ("A", "B")

GUIDE = Guide(
    Text(
        "Indeks Pelayanan Publik tiap unit: F-02 dari evaluator dan F-03 dari pengguna layanan. "
        "Tanpa F-03 indeks tidak dapat dihitung, tetapi nilai F-02 tetap dicetak.",
        "The public service index of every unit: F-02 by evaluators and F-03 by users. Without "
        "F-03 there is no index, yet the score of F-02 is printed.",
    ),
    columns=(
        ("unit", Text("unit layanan (kedua berkas)", "unit (both files)")),
        (
            "indicator",
            Text("nomor indikator F-02 (--answers)", "number of the F-02 indicator (--answers)"),
        ),
        (
            "score",
            Text(
                "0 sampai 5; kosong: belum dinilai; na: tidak berlaku",
                "0 to 5; empty: not scored; na: not applicable",
            ),
        ),
        ("respondent", Text("pengguna layanan (--users)", "user of the service (--users)")),
        ("item", Text("nomor pertanyaan F-03 (--users)", "number of the F-03 item (--users)")),
    ),
    examples=(
        "zonahijau ipp --answers f02.csv --users f03.csv",
        "zonahijau ipp --answers f02.csv --users f03.csv --users-mean flat --kind B --json",
    ),
    notes=(
        Text(
            "Butir antrean (nomor terakhir) tidak berbobot dan boleh tidak ada.",
            "The item on queues (the last number) has no weight and may be left out.",
        ),
    ),
)

Answers = dict[str, dict[str, tuple[Observation, ...]]]


def add_options(options: Options) -> None:
    options.option("--answers", "FILE", Text("nilai F-02", "scores of F-02"), required=True)
    options.option("--users", "FILE", Text("jawaban F-03", "answers of F-03"))
    options.choice(
        "--users-mean",
        USERS_MEANS,
        Text(
            "rata-rata F-03: dari rata-rata aspek, atau semua jawaban sekaligus",
            "mean of F-03: of the means of the aspects, or of all answers at once",
        ),
        ASPECTS,
    )
    options.choice("--kind", _KINDS, Text("A luring, B daring", "A at a counter, B online"), "A")


def run(given: Given) -> Report:
    """Every unit in the order of the answers."""
    asking = _Asking(given.kind, given.language)
    with open_sheet(given.answers) as sheet:
        answers = asking.evaluators(sheet)
    users: dict[str, list[tuple[str, Fraction | None]]] = {}
    if given.users:
        with open_sheet(given.users) as sheet:
            users = asking.users(sheet, answers)
    how = given.users_mean
    results = {
        unit: index_score(
            asking.instrument,
            asking.form,
            scored,
            users_mean(asking.form, asking.facets, users.get(unit, ()), how),
            facets=asking.facets,
            how=how,
        )
        for unit, scored in answers.items()
    }
    return Report(
        [_data(unit, result) for unit, result in results.items()],
        [Table(_COLUMNS, list(_rows(results)))],
        _notes(results),
    )


class _Asking:
    """Reads the two files for one kind of service."""

    def __init__(self, kind: str, language: str):
        self.instrument: Instrument = load_instrument(_INSTRUMENT)
        self.form: Form = load_form(_USERS_FORM)
        self.facets: Mapping[str, str] = {"form": kind}
        self._kind = kind
        self._language = language
        indicators = self.instrument.indicators(self.facets)
        self._own = [node.code for node in indicators if node.code != users_code(self.form)]
        self._asked = {
            question.code for block in self.form.asked(self.facets) for question in block.questions
        }

    def evaluators(self, sheet: Sheet) -> Answers:
        """The answers of every unit by indicator."""
        answers: Answers = {}
        seen = Seen()
        with progress(self._language) as done:
            for row in done.counting(sheet.rows(("unit", "indicator", "score"))):
                unit, code = row.text("unit"), self._code(row.text("indicator"))
                seen.add(row, unit, code, column="indicator")
                node = self._indicator(row, code)
                answer = read_answer(row, "score")
                with row.placing("score"):
                    check_answer(node, answer)
                answers.setdefault(unit, {})[code] = (Observation(answer),)
        return answers

    def _indicator(self, row: Row, code: str) -> Node:
        """The indicator of this kind's form; never one of the other form, nor F-03 itself."""
        with row.placing("indicator"):
            if code not in self._own:
                what = Text(
                    "F-02 {kind} tidak mempunyai indikator {given}",
                    "F-02 {kind} has no indicator {given}",
                ).fill(kind=self._kind, given=quoted(row.text("indicator")))
                known = Text("Pakai {first} sampai {last}", "Use {first} to {last}")
                raise refuse(what, known.fill(first=self._number(0), last=self._number(-1)))
            return known_indicator(self.instrument, code)

    def _number(self, place: int) -> str:
        return self._own[place].removeprefix(self._kind)

    def users(self, sheet: Sheet, answers: Answers) -> dict[str, list[tuple[str, Fraction | None]]]:
        """The users' answers of every unit, as pairs of question and answer."""
        users: dict[str, list[tuple[str, Fraction | None]]] = {}
        seen = Seen()
        with progress(self._language) as done:
            for row in done.counting(sheet.rows(("unit", "respondent", "item", "score"))):
                unit, code = row.text("unit"), self._code(row.text("item"))
                seen.add(row, unit, row.text("respondent"), code, column="item")
                if unit not in answers:
                    raise _strange_unit(row)
                users.setdefault(unit, []).append((code, self._user_score(row, code)))
        return users

    def _user_score(self, row: Row, code: str) -> Fraction | None:
        answer = row.exact_or_none("score")
        with row.placing("score" if code in self._asked else "item"):
            users_mean(self.form, self.facets, [(code, answer)], FLAT)
        return answer

    def _code(self, number: str) -> str:
        """The form's number as the law file writes it: 7 of kind A is A7."""
        return f"{self._kind}{number}" if number.isdigit() else number.upper()


def _strange_unit(row: Row) -> Refused:
    what = Text("Unit ini tidak ada dalam berkas F-02", "This unit is not in the file of F-02")
    remedy = Text("Samakan nama unit di kedua berkas", "Write the unit alike in both files")
    return row.refuse("unit", what, remedy)


_COLUMNS = (
    Column(Text("Unit", "Unit")),
    Column(Text("F-02", "F-02"), "number", 4),
    Column(Text("F-03", "F-03"), "number", 4),
    Column(Text("IPP", "IPP"), "number"),
    BAND,
    STATUS,
)


def _rows(results: Mapping[str, PublicServiceIndex]) -> Iterator[tuple[Value, ...]]:
    for unit, result in results.items():
        index, band, _ = band_cells(result.score.score, result.score.band)
        yield unit, result.evaluators, result.users, index, band, status(result.score)


def _data(unit: str, result: PublicServiceIndex) -> dict[str, object]:
    score = result.score
    return {
        "unit": unit,
        "f02": result.evaluators,
        "f03": result.users,
        "ipp": score.score,
        "exact": None if score.exact is None else str(score.exact),
        "category": score.band.code if score.band else None,
        "estimate": score.estimate,
        "because": score.because,
        "why_not": score.why_not,
        "missing": score.missing,
    }


def _notes(results: Mapping[str, PublicServiceIndex]) -> list[Text]:
    return why({unit: result.score for unit, result in results.items()})
