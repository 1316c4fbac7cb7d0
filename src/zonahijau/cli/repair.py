"""``zonahijau repair``: the cheapest repairs that reach a class, proven, with alternatives."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from zonahijau.cli.answers import ANSWER_COLUMNS, Targets, ask_facets, read_answers, read_facets
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
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.answers import known_indicator
from zonahijau.scoring.repair import (
    Choice,
    Costs,
    RepairCost,
    RepairPlan,
    Result,
    Step,
    check_target,
    plan_repairs,
)
from zonahijau.tables import Row, Seen, Sheet, open_sheet
from zonahijau.wording import Refused, Text

GUIDE = Guide(
    Text(
        "Perbaikan termurah yang membawa satu unit, atau satu daerah dengan beberapa unit, ke "
        "suatu kelas; terbukti optimal, dengan pilihan berikutnya. Yang belum dijawab dianggap "
        "berada di anak tangga terbawah.",
        "The cheapest repairs that bring one unit, or one region of several units, to a class; "
        "proven optimal, with the next-best choices. What is not answered is taken to stand on "
        "the lowest rung.",
    ),
    columns=(
        *ANSWER_COLUMNS,
        (
            "cost",
            Text(
                "biaya satu anak tangga; kosong: 1 (--costs)",
                "cost of one rung; empty: 1 (--costs)",
            ),
        ),
        ("impossible", Text("ya: tidak dapat diperbaiki (--costs)", "yes: no repair (--costs)")),
        ("duty", Text("ya: wajib menurut hukum (--costs)", "yes: the law demands it (--costs)")),
        (
            "after",
            Text(
                "indikator yang harus lebih dulu, dipisah spasi (--costs)",
                "indicators that come first, separated by blanks (--costs)",
            ),
        ),
    ),
    examples=(
        "zonahijau repair --instrument ombudsman/2015 --answers jawaban.csv --target hijau",
        "zonahijau repair --instrument ombudsman/2023 --answers jawaban.csv --target A "
        "--costs biaya.csv",
    ),
    notes=(
        Text(
            "Dalam --costs, kolom target boleh kosong: berlaku untuk semua sasaran.",
            "In --costs the column target may be empty: the row holds for every target.",
        ),
    ),
)


_ONE = Fraction(1)
_ALTERNATIVES = "2"
_BETWEEN_CODES = re.compile(r"[\s,;|+]+")


def add_options(options: Options) -> None:
    ask_instrument(options)
    options.option("--answers", "FILE", Text("jawaban", "answers"), required=True)
    wanted = Text("kelas atau zona yang dituju", "class or zone to reach")
    options.option("--target", "CLASS", wanted, required=True)
    options.option("--costs", "FILE", Text("biaya perbaikan", "costs of repairs"))
    options.option("--weights", "NAME", Text("himpunan bobot", "weight set"))
    ask_facets(options)
    options.option("--capacity", "N", Text("perbaikan per bulan", "repairs a month"))
    options.option("--months", "N", Text("banyaknya bulan", "number of months"))
    others = Text("banyaknya pilihan lain", "number of other choices")
    options.option("--alternatives", "N", others, default=_ALTERNATIVES)


def run(given: Given) -> Report:
    """The plan for the one region (or unit) in the file."""
    instrument = load_instrument(given.instrument)
    with open_sheet(given.answers) as sheet:
        targets = read_answers(instrument, sheet, given.language)
    plan = plan_repairs(
        instrument,
        targets,
        given.target,
        weights=given.weights,
        facets=dict.fromkeys(targets, read_facets(given.facets)),
        costs=_read_costs(instrument, targets, given.costs) if given.costs else None,
        capacity=given.capacity and whole_number("--capacity", given.capacity),
        months=given.months and whole_number("--months", given.months),
        alternatives=whole_number("--alternatives", given.alternatives, least=0),
    )
    return Report(_data(plan), _tables(plan), _notes(plan))


def _read_costs(instrument: Instrument, targets: Targets, file: str) -> Costs:
    with open_sheet(file) as sheet:
        numbered = list(_cost_rows(instrument, targets, sheet))
    rows = [row for _, row in numbered]
    try:
        return Costs.of(instrument, rows)
    except Refused as refused:
        closing = bisect_left(
            range(len(rows)), True, key=lambda last: _circle(instrument, rows, last)
        )
        raise refused.at(file, numbered[closing][0], "after") from None


def _circle(instrument: Instrument, rows: Sequence[RepairCost], last: int) -> bool:
    """Whether the rows up to ``last`` already hold prerequisites that lead back to themselves."""
    try:
        Costs.of(instrument, rows[: last + 1])
    except Refused:
        return True
    return False


def _cost_rows(
    instrument: Instrument, targets: Targets, sheet: Sheet
) -> Iterator[tuple[int, RepairCost]]:
    """The costs with their physical rows."""
    seen = Seen()
    for row in sheet.rows(("indicator", "cost"), ("target", "impossible", "after", "duty")):
        target, indicator = row.text_or_none("target"), _indicator(instrument, row, "indicator")
        seen.add(row, target, indicator, column="indicator")
        if target is not None:
            with row.placing("target"):
                check_target(target, targets)
        cost = row.exact_or_none("cost")
        known = RepairCost(
            indicator=indicator,
            cost=_not_below_zero(row, _ONE if cost is None else cost),
            target=target,
            impossible=row.flag("impossible"),
            after=tuple(_after(instrument, row)),
            duty=row.flag("duty"),
        )
        yield row.number, known


def _indicator(instrument: Instrument, row: Row, column: str) -> str:
    with row.placing(column):
        return known_indicator(instrument, row.text(column)).code


def _after(instrument: Instrument, row: Row) -> Iterator[str]:
    with row.placing("after"):
        for code in filter(None, _BETWEEN_CODES.split(row.text_or_none("after") or "")):
            yield known_indicator(instrument, code).code


def _not_below_zero(row: Row, cost: Fraction) -> Fraction:
    if cost < 0:
        what = Text("Biaya kurang dari nol", "The cost is below zero")
        raise row.refuse("cost", what, Text("Tulis nol atau lebih", "Write zero or more"))
    return cost


def _data(plan: RepairPlan) -> dict[str, object]:
    best = plan.best
    return {
        "status": plan.status,
        "level": plan.level,
        "target": band_data(plan.wanted),
        **_result_data("before", plan.before),
        **(_choice_data(best) if best else {"cost": None, "after": None, "steps": []}),
        "alternatives": [_choice_data(choice) for choice in plan.alternatives],
        "reached": band_data(plan.reached),
        "reason": plan.reason,
        "assumed_lowest": [
            {"target": target, "indicator": indicator} for target, indicator in plan.assumed_lowest
        ],
    }


def _choice_data(choice: Choice) -> dict[str, object]:
    return {
        "cost": choice.cost,
        **_result_data("after", choice.after),
        "months": choice.months,
        "steps": [_step_data(step) for step in choice.steps],
    }


def _result_data(moment: str, result: Result) -> dict[str, object]:
    """The score under the moment's own name, the rest beside it: ``after``, ``after_band``."""
    rest = {
        "exact": None if result.exact is None else str(result.exact),
        **band_data(result.band),
        "estimate": result.estimate,
    }
    return {moment: result.score, **{f"{moment}_{key}": value for key, value in rest.items()}}


def _step_data(step: Step) -> dict[str, object]:
    return {
        "target": step.target,
        "product": step.product,
        "indicator": step.indicator,
        "label": step.label,
        "from": step.stands,
        "to": step.to,
        "cost": step.cost,
        "gain": step.gain,
        "month": step.month,
        "duty": step.duty,
    }


_MOMENT = Column(Text("Keadaan", "State"))
_COST = Column(Text("Biaya", "Cost"), "number")
_STEP_COLUMNS = (
    Column(Text("Sasaran", "Target")),
    Column(Text("Indikator", "Indicator")),
    Column(Text("Nama", "Label")),
    Column(Text("Dari", "From"), "number"),
    Column(Text("Ke", "To"), "number"),
    _COST,
    Column(Text("Kenaikan", "Gain"), "number", 4),
    Column(Text("Bulan", "Month"), "number"),
)
_BEFORE, _AFTER = Text("sekarang", "now"), Text("sesudah perbaikan", "after the repairs")
_STEPS = Text("Langkah, biaya {number}", "Steps, cost {number}")
_ALTERNATIVE = Text("Pilihan lain, biaya {number}", "Another choice, cost {number}")


def _tables(plan: RepairPlan) -> list[Table]:
    before = band_cells(plan.before.score, plan.before.band)
    states: list[tuple[Value, ...]] = [(_BEFORE, *before)]
    if plan.best:
        states.append((_AFTER, *band_cells(plan.best.after.score, plan.best.after.band)))
    choices = [(_STEPS, plan.best)] if plan.best else []
    choices += [(_ALTERNATIVE, choice) for choice in plan.alternatives]
    return [
        Table((_MOMENT, SCORE, BAND, ZONE), states),
        *(_steps(title, choice) for title, choice in choices),
    ]


def _steps(title: Text, choice: Choice) -> Table:
    rows = [
        (
            step.target,
            step.indicator,
            step.label,
            step.stands,
            step.to,
            step.cost,
            step.gain,
            step.month,
        )
        for step in choice.steps
    ]
    return Table(_STEP_COLUMNS, rows, with_number(title, choice.cost))


_OPTIMAL = Text("Terbukti: tidak ada yang lebih murah.", "Proven: nothing costs less.")
_ASSUMED = Text(
    "{count} indikator belum dijawab dan dianggap di anak tangga terbawah.",
    "{count:indicator is|indicators are} not answered and taken to stand on the lowest rung.",
)


def _notes(plan: RepairPlan) -> list[Text]:
    verdict = Text(f"{plan.reason.id}.", f"{plan.reason.en}.") if plan.reason else _OPTIMAL
    assumed = [_ASSUMED.fill(count=len(plan.assumed_lowest))] if plan.assumed_lowest else []
    reasons = plan.best.after.because if plan.best else plan.before.because
    return [verdict, *assumed, *estimated(reasons)]
