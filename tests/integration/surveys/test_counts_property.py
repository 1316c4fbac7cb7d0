"""Whatever happens in whatever order, tallies equal a recount to the digit, and no two states that
anybody saw differ by the complete answers of one to four people."""

import uuid
from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import combinations, product

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.linalg import null_space

from tests.surveys import answer, asking_of, open_survey, sent
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule, survey_result
from zonahijau.statistics.tally import Missing
from zonahijau.surveys import queries
from zonahijau.surveys.actions.campaigns import close
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.actions.mixing import mix
from zonahijau.surveys.actions.sheets import (
    begin_sheet,
    enter_form,
    finish_sheet,
    withdraw_sheet,
)
from zonahijau.surveys.lines import cells_of, read_all
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.submissions import Submission

ANSWERS = st.builds(
    answer,
    scored=st.one_of(st.tuples(*[st.integers(1, 4)] * 9), st.tuples(*[st.integers(0, 4)] * 9)),
    service=st.sampled_from("12"),
    about=st.tuples(*[st.integers(0, 2)] * 4),
)
SOME = st.lists(ANSWERS, min_size=1, max_size=9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("people"), SOME),
        st.tuples(st.just("tablet"), SOME),
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
        self.survey, self.by, self.sheets, self.came = open_survey(unit), by, [], {}
        self.day = unit.government.today()

    def people(self, answers):
        if Campaign.objects.get(pk=self.survey.pk).state == "open":
            for each in answers:
                sent(self.survey, each)

    def tablet(self, answers):
        """A tablet sends what it kept, were the survey closed meanwhile."""
        for each in answers:
            kept = {"submission": Submission(each, "kiosk"), "was_asked_in_time": True}
            take(campaign=self.survey, uid=str(uuid.uuid4()), **kept)

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
        before = self._shelved()
        mix(campaign=self.survey, on=self.day)
        self.came[self.day] = list((self._shelved() - before).elements())
        self.day += timedelta(days=1)

    def _shelved(self):
        shelves = self.survey.shelves.all()
        return Counter(each for shelf in shelves for each in read_all(shelf.lines))

    def close(self, _=None):
        if Campaign.objects.get(pk=self.survey.pk).state == "open":
            close(by=self.by, campaign=self.survey)
        self.night()


def _sources(world, day):
    """Which bundles of people were counted on a day: the sheets, and each night's network."""
    found = {("night", on): rows for on, rows in world.came.items() if on <= day}
    for sheet in world.survey.sheets.exclude(counted_on=None):
        if sheet.counted_on <= day and (sheet.taken_out_on is None or sheet.taken_out_on > day):
            found["sheet", sheet.pk] = read_all(sheet.lines)
    return {key: [each for each in rows if all(each.scored)] for key, rows in found.items()}


def _whole_never_differs_by_few(world):
    states = [{}] + [_sources(world, shown.on) for shown in queries.history(world.survey)]
    for before, after in combinations(states, 2):
        apart = sum(len((before | after)[key]) for key in before.keys() ^ after.keys())
        assert apart == 0 or apart >= 5


def _atoms(world, table):
    """People who can only be told apart by source and cell: how many there are of each kind."""
    asking = asking_of(world.survey)
    days = [*world.came, world.day]
    found = Counter()
    for sources in (_sources(world, day) for day in days):
        for key, rows in sources.items():
            counted = Counter(cell for each in rows for of, cell in cells_of(each, asking)
                              if of == table)  # fmt: skip
            found |= Counter({(key, cell): number for cell, number in counted.items()})
    return found


def _published_with(world, table):
    """Every sum that was published, as the kinds in it."""
    atoms = _atoms(world, table)
    for shown in queries.history(world.survey):
        sources = _sources(world, shown.on)
        yield {atom for atom in atoms if atom[0] in sources}
    for day in sorted({row.on for row in world.survey.standings.filter(table=table)}):
        sources = _sources(world, day)
        for shown in queries.table(world.survey, table):
            if shown.counted is not None:
                yield {atom for atom in atoms
                       if atom[0] in sources and atom[1] == shown.cell}  # fmt: skip


def _few(atoms):
    """Up to three kinds of people who are fewer than five together, added or subtracted."""
    small = [atom for atom, people in atoms.items() if people < 5]
    for number in (1, 2, 3):
        for chosen in combinations(small, number):
            if sum(atoms[atom] for atom in chosen) < 5:
                for signs in product((1, -1), repeat=number - 1):
                    yield list(zip(chosen, (1, *signs), strict=True))


def _nobody_follows_from_subtraction(world, table):
    """No way of adding and subtracting what was published leaves the answers of fewer than five
    people: exact, by the null space of all published sums."""
    atoms = _atoms(world, table)
    place = {atom: number for number, atom in enumerate(atoms)}
    sums = [[atom in each for atom in place] for each in _published_with(world, table)]
    if not sums:
        return
    hollow = null_space(np.array(sums, float))
    for few in _few(atoms):
        left = sum(sign * hollow[place[atom]] for atom, sign in few)
        assert np.abs(left).max(initial=0) > 1e-9, (table, few, [atoms[atom] for atom, _ in few])


def _small_cells_are_hidden(survey):
    for table in ("service", "kelamin", "usia"):
        shown = queries.table(survey, table)
        whole = [each.counted.scored.under(Missing.DROP_ROW).n for each in shown if each.counted]
        assert all(number >= 5 for number in whole)


def _index_is_exact(survey):
    """The index of the shown whole, against plain fractions over the answers themselves."""
    shown = queries.whole(survey)
    rule = index_rule(load_instrument(survey.instrument), elements=asking_of(survey).elements)
    latest = survey.tallies.filter(table="").first()
    if shown is None or shown.counted.packed() != latest.sums:
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
    _whole_never_differs_by_few(world)
    for table in ("service", "kelamin", "usia"):
        _nobody_follows_from_subtraction(world, table)
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
