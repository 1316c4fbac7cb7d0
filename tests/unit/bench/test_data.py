"""What the benchmarks are run on is what they say it is."""

from bench.nation import REGIONS, nation_of, sixty_instrument
from bench.survey import HEADER, write_survey
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.bulk import roll_up_all, score_all


def test_the_made_up_instrument_is_read_as_a_law_file_and_has_sixty_ladders():
    nation = nation_of(sixty_instrument(), regions=2, units=3)
    assert nation.rungs.shape == (6, 60)
    assert sum(nation.points) * 5 == 100


def test_scores_half_way_between_two_hundredths_come_by_themselves():
    nation = nation_of(sixty_instrument())
    scores = score_all(nation.plan, nation.rungs)
    regions = roll_up_all(scores, nation.region_of, nation.regions)
    halfway = [region for region in range(REGIONS) if (regions.exact(region) * 200) % 2 == 1]
    assert halfway


def test_a_nation_can_be_made_for_an_instrument_of_the_law():
    nation = nation_of(load_instrument("panrb/ipp-2022"), regions=2, units=2)
    assert score_all(nation.plan, nation.rungs).computable.all()


def test_a_survey_has_all_cells_in_every_line_and_is_the_same_each_time(tmp_path):
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    for file in (first, again):
        write_survey(file, 300)
    lines = first.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 301
    assert {line.count(",") for line in lines} == {len(HEADER) - 1}
    assert first.read_bytes() == again.read_bytes()
