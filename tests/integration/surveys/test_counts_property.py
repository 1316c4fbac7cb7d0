"""Whatever happens in whatever order, tallies equal a recount to the digit, and no two states that
anybody saw differ by the answers of one to four people."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule, survey_result
from zonahijau.surveys import queries
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.lines import cells_of, read_all
from zonahijau.surveys.models import Campaign

ANSWERS = st.builds(
    answer,
    scored=st.tuples(*[st.integers(0, 4)] * 9),
    service=st.sampled_from("12"),
    about=st.tuples(*[st.integers(0, 2)] * 4),
)
SOME = st.lists(ANSWERS, min_size=1, max_size=9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("people"), SOME),
        st.tuples(st.just("paper"), SOME),
        st.tuples(st.just("withdraw"), st.integers(0, 9)),
        st.tuples(st.just("night"), st.none()),
        st.tuples(st.just("close"), st.none()),
    ),
    min_size=4,
    max_size=14,
)


class World:
    """A survey, and what happened to it."""

    def __init__(self, unit, by):
        self.survey, self.by, self.sheets = open_survey(unit), by, []
        self.day = unit.government.today()

    def people(self, answers):
        if Campaign.objects.get(pk=self.survey.pk).state == "open":
            for each in answers:
                sent(self.survey, each)

    def paper(self, answers):
        sheet = begin_sheet(by=self.by, campaign=self.survey)
        for each in answers:
            enter_form(by=self.by, sheet=sheet, answer=each)
        self.sheets.append(finish_sheet(by=self.by, sheet=sheet))

    def withdraw(self, number):
        if number < len(self.sheets):
            sheet = self.sheets.pop(number)
            withdraw_sheet(by=self.by, sheet=sheet, because="Salah unit")

    def night(self, _=None):
        mix(campaign=self.survey, on=self.day)
        self.day += timedelta(days=1)

    def close(self, _=None):
        if Campaign.objects.get(pk=self.survey.pk).state == "open":
            close(by=self.by, campaign=self.survey)
        self.night()


def _members(survey, day, on_shelf):
    """Who is counted in a state: sheets by their number, and how many came over the network."""
    sheets = {
        sheet.pk: read_all(sheet.lines)
        for sheet in survey.sheets.exclude(counted_on=None)
        if sheet.counted_on <= day and (sheet.taken_out_on is None or sheet.taken_out_on > day)
    }
    return sheets, on_shelf - sum(map(len, sheets.values()))


def _whole_never_differs_by_few(survey):
    states = [({}, 0)] + [
        _members(survey, shown.on, shown.counted.answers) for shown in queries.history(survey)
    ]
    for (sheets, mixed), (later, mixed_later) in combinations(states, 2):
        apart = sum(len(rows) for key, rows in (sheets | later).items()
                    if (key in sheets) != (key in later))  # fmt: skip
        number = apart + mixed_later - mixed
        assert number == 0 or number >= 5


def _tables_never_differ_by_few(survey):
    asking = asking_of(survey)
    for table in {row.table for row in survey.standings.exclude(table="")}:
        days = sorted({row.on for row in survey.standings.filter(table=table)})
        for first, second in combinations(days, 2):
            apart = Counter()
            before, after = _members(survey, first, 0)[0], _members(survey, second, 0)[0]
            for key in before.keys() ^ after.keys():
                for each in (before | after)[key]:
                    apart.update(cell for of, cell in cells_of(each, asking) if of == table)
            assert all(number >= 5 for number in apart.values())


def _small_cells_are_hidden(survey):
    for table in ("service", "kelamin", "usia"):
        shown = queries.table(survey, table)
        assert all(each.counted is None or each.counted.answers >= 5 for each in shown)


def _index_is_exact(survey):
    """The index of the shown whole, against plain fractions over the answers themselves."""
    shown = queries.whole(survey)
    rule = index_rule(load_instrument(survey.instrument), elements=asking_of(survey).elements)
    if shown is None or shown.on != Campaign.objects.get(pk=survey.pk).mixed_on:
        return
    rows = [each.scored for shelf in survey.shelves.all() for each in read_all(shelf.lines)]
    for sheet in survey.sheets.exclude(counted_on=None).filter(taken_out_on=None):
        rows += [each.scored for each in read_all(sheet.lines)]
    whole = [row for row in rows if all(row)]
    result = survey_result(shown.counted.scored, rule)
    if whole:
        sums = sum(Fraction(sum(column), len(whole)) for column in zip(*whole, strict=True))
        assert result.index_exact == sums * 25 / 9


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_tallies_equal_a_recount_and_no_difference_tells_of_few(dinkes, rahmah, steps):
    world = World(dinkes, rahmah)
    for name, given_ in steps:
        getattr(world, name)(given_)
        assert recount(campaign=world.survey) == []
    world.close()
    world.night()
    assert recount(campaign=world.survey) == []
    _whole_never_differs_by_few(world.survey)
    _tables_never_differ_by_few(world.survey)
    _small_cells_are_hidden(world.survey)
    _index_is_exact(world.survey)


def test_a_tally_that_was_damaged_is_put_right(survey, rahmah, today):
    world = World(survey.unit, rahmah)
    world.people([answer()] * 12)
    world.night()
    tally = world.survey.tallies.get(table="")
    right = tally.sums
    tally.sums, tally.answers = {**right, "blank": 3}, 99
    tally.save()
    assert recount(campaign=world.survey) == [("", "")]
    tally.refresh_from_db()
    assert (tally.answers, tally.sums) == (7, right)
