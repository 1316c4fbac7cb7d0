"""What ``zonahijau ikm`` prints: the index, its elements, its groups, the rows left out."""

from collections.abc import Mapping
from fractions import Fraction

from zonahijau.cli.printing import said
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.statistics.skm import IndexRule, SurveyResult, survey_result
from zonahijau.statistics.tally import Missing, Tally
from zonahijau.surveys.reading.respondents import Survey
from zonahijau.wording import LANGUAGES, Text

_SHOWN_SKIPPED = 10
_PLACES = 4

_N = Column(Text("Responden", "Respondents"), "number")
_INDEX = Column(Text("IKM", "IKM"), "number")
_GRADE = Column(Text("Mutu", "Grade"))
_LEVEL = Text("Selang kepercayaan {percent}%", "Confidence interval {percent}%")
_SKIPPED = Text("Baris yang dilewati: {rows}", "Rows skipped: {rows}")
_WEIGHT = Text(
    "Bobot tiap unsur {weight}; jawaban kosong: {missing}.",
    "Weight of every element {weight}; empty answers: {missing}.",
)


class SurveyReport:
    """The report on one survey under one instrument."""

    def __init__(self, instrument: Instrument, rule: IndexRule, missing: Missing, survey: Survey):
        self._instrument = instrument
        self._rule = rule
        self._missing = missing
        self._survey = survey
        self._total = self._result(survey.total)
        self._groups = {label: self._result(tally) for label, tally in survey.groups.items()}

    def report(self) -> Report:
        """Data and tables; groups only where they were asked for."""
        data: dict[str, object] = {
            "instrument": self._instrument.id,
            "sha256": self._instrument.sha256,
            "weight": self._rule.convention,
            "missing": self._missing.value,
            **_data(self._total),
            "skipped_rows": self._survey.skipped_rows,
            "skipped": [skipped._asdict() for skipped in self._survey.skipped],
        }
        tables = [self._summary(), self._elements()]
        if self._groups:
            data["groups"] = {label: _data(result) for label, result in self._groups.items()}
            tables.append(self._by_group())
        if self._survey.skipped:
            tables.append(self._skipped())
        how = _WEIGHT.fill(weight=self._rule.convention, missing=self._missing.value)
        return Report(data, tables, [how])

    def _result(self, tally: Tally) -> SurveyResult:
        return survey_result(tally, self._rule, self._missing)

    def _summary(self) -> Table:
        total = self._total
        level = total.interval.level * 100 if total.interval else Fraction(95)
        rows: list[tuple[Value, Value]] = [
            (Text("Responden", "Respondents"), total.n),
            (Text("IKM", "IKM"), total.reason or total.index),
            (Text("Mutu pelayanan", "Grade"), _graded(total.grade)),
            (_LEVEL.fill(percent=int(level)), _bounds(total)),
            (Text("Alpha Cronbach", "Cronbach's alpha"), total.alpha),
        ]
        return Table(
            [Column(self._instrument.title), Column(Text("", ""), "number", _PLACES)], rows
        )

    def _elements(self) -> Table:
        columns = [
            Column(Text("Unsur", "Element")),
            Column(Text("Rata-rata", "Mean"), "number", _PLACES),
            Column(Text("Nilai", "Score"), "number", 2),
            _GRADE,
            Column(Text("Korelasi butir-total", "Item-total correlation"), "number", _PLACES),
        ]
        labels = {node.code: node.label for node in self._instrument.indicators()}
        rows = [
            (
                labels[code],
                element.mean,
                element.converted,
                _graded(element.grade),
                self._total.item_total[code],
            )
            for code, element in self._total.elements.items()
        ]
        return Table(columns, rows)

    def _by_group(self) -> Table:
        rows = [
            (label or _NO_LABEL, result.n, result.reason or result.index, _graded(result.grade))
            for label, result in self._groups.items()
        ]
        return Table([Column(Text("Kelompok", "Group")), _N, _INDEX, _GRADE], rows)

    def _skipped(self) -> Table:
        rows = self._survey.skipped[:_SHOWN_SKIPPED]
        columns = [Column(Text("Baris", "Row"), "number"), Column(Text("Sebab", "Reason"))]
        return Table(columns, rows, _SKIPPED.fill(rows=self._survey.skipped_rows))


_NO_LABEL = Text("(kosong)", "(empty)")


def _data(result: SurveyResult) -> Mapping[str, object]:
    interval = result.interval
    data: dict[str, object] = {
        "n": result.n,
        "elements": {
            code: {"mean": element.mean, "grade": element.grade.code if element.grade else None}
            for code, element in result.elements.items()
        },
        "index": result.index,
        "index_exact": result.index_exact,
        "exact": None if result.index_exact is None else str(result.index_exact),
        "grade": result.grade.code if result.grade else None,
        "interval": [interval.least, interval.greatest] if interval else None,
        "alpha": result.alpha,
        "item_total": result.item_total,
        "item_rest": result.item_rest,
    }
    return data | ({"reason": result.reason} if result.reason else {})


def _graded(grade: Band | None) -> Value:
    if grade is None:
        return None
    return Text(f"{grade.code} ({grade.label.id})", f"{grade.code} ({grade.label.en})")


def _bounds(result: SurveyResult) -> Value:
    """The interval as two rounded numbers in one cell."""
    if result.interval is None:
        return None
    ends = (result.interval.least, result.interval.greatest)
    return Text(*(" – ".join(said(end, language, 2) for end in ends) for language in LANGUAGES))
