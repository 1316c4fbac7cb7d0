"""The whole country as it was published, beside the results of the region."""

import re

from tests.integration.assessments.pages import page
from zonahijau.assessments import actions
from zonahijau.assessments.actions.official import Published
from zonahijau.assessments.pages import national


def test_the_classes_of_every_published_line_add_up_to_those_assessed():
    found = national.lines()
    assert len(found) == 17
    for line in found:
        assert sum(each.count for each in line.counts) == line.of, line.year


def test_the_kinds_of_a_year_add_up_to_all():
    for year in ("2021", "2022"):
        lines = [line for line in national.lines() if line.year == year]
        whole, kinds = lines[0], lines[1:]
        assert whole.of == sum(line.of for line in kinds)
        for place, count in enumerate(whole.counts):
            assert count.count == sum(line.counts[place].count for line in kinds)


def test_no_line_of_the_picture_joins_two_instruments():
    green = national.picture().panels[0]
    assert len(green.dots) == 4
    assert len(green.lines) == 1
    assert len(green.breaks) == 2
    assert len(green.lines[0].split()) == 2


def test_letters_stay_letters_in_the_table_and_have_their_zone_in_the_picture():
    latest = national.lines()[0]
    assert [each.mark.letter for each in latest.counts] == list("ABCDE")
    assert "337 A, 157 B" in national.headline().id


def test_the_page_names_the_source_and_our_confidence_of_every_line(batola):
    text = page(batola.regent, "official")
    for said in ("Nasional", "Kompas.com, 14 Desember 2023", "dibaca pada sumbernya", "414"):
        assert said in text
    assert "586" in text


def test_official_scores_are_sorted_as_numbers(batola):
    for year, score in ((2021, "9.5"), (2022, "87.59"), (2023, "100")):
        actions.enter_official_result(
            government=batola.government,
            published=Published("ombudsman/2023", year, score, "", "", "Sumber"),
            by=batola.satgas,
        )
    text = page(batola.regent, "official", urut="score")
    listed = re.findall(r"9[.,]5\b|87[.,]59|100\b", text.partition("<tbody")[2])
    assert [each.replace(".", ",") for each in listed[:3]] == ["9,5", "87,59", "100"]
