"""The typeface that set-up makes: small, with figures of one width, its licence beside it."""

import pytest
from fontTools.ttLib import TTFont

from zonahijau.web.typeface import WEIGHTS, make_paper_fonts, make_web_font


@pytest.fixture(scope="module")
def web_font(tmp_path_factory):
    return make_web_font(tmp_path_factory.mktemp("vendor"))


def test_the_web_font_is_small_and_its_licence_lies_beside_it(web_font):
    assert web_font.stat().st_size < 50_000
    assert "SIL OPEN FONT LICENSE" in (web_font.parent / "OFL.txt").read_text().upper()
    assert web_font.name in (web_font.parent / "typeface.css").read_text()


def test_figures_can_stand_under_each_other(web_font):
    with TTFont(web_font) as font:
        features = font["GSUB"].table.FeatureList.FeatureRecord
        assert "tnum" in {record.FeatureTag for record in features}


def test_it_has_the_signs_that_pages_set(web_font):
    with TTFont(web_font) as font:
        assert set(map(ord, "Aéñ–“”…·−×½↑↓↕")) <= font.getBestCmap().keys()


def test_papers_get_one_font_a_weight(tmp_path):
    weights = []
    for path in make_paper_fonts(tmp_path):
        with TTFont(path) as font:
            weights.append(font["OS/2"].usWeightClass)
    assert weights == list(WEIGHTS.values())
