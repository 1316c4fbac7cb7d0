"""From units to a region, and from regions to a recapitulation."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.unit.scoring.builders import (
    DERIVED,
    LOCAL,
    OFFICIAL,
    band,
    indicator,
    instrument,
    table,
    with_classes,
)
from zonahijau.lawbook.instruments import RollUp
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.recap import RegionScore, recap
from zonahijau.scoring.roll_up import UnitScore, classify, roll_up
from zonahijau.wording import Refused


def by(rule: str, cite=OFFICIAL, **changes):
    return instrument(indicator("a", 100), roll_up=RollUp(rule, cite), **changes)


def units(*scores: str, products: tuple[int | None, ...] = ()):
    counts = products or (None,) * len(scores)
    return [
        UnitScore(f"unit {number}", Fraction(score), count)
        for number, (score, count) in enumerate(zip(scores, counts, strict=True), start=1)
    ]


def test_a_region_is_the_mean_of_its_units_or_of_its_products():
    several = units("80", "50", products=(3, 1))
    assert roll_up(by("unit"), several).exact == 65
    assert roll_up(by("product"), several).exact == Fraction("72.5")


def test_a_region_has_its_number_of_units_score_and_class():
    found = roll_up(by("unit"), units("80.99", "81.00"))
    assert (found.n, str(found.score), found.band.zone) == (2, "81.00", "hijau")
    assert (found.estimate, found.because) == (False, ())


def test_units_feed_the_region_in_full_precision_or_rounded():
    several = units("80.004", "81.986")
    each = by("unit", rounds_each_level=True)
    assert roll_up(by("unit"), several).exact == Fraction("80.995")
    assert roll_up(each, several).exact == Fraction("80.995")
    thirds = units("10.004", "10.004", "10.004")
    assert roll_up(each, thirds).exact == 10
    assert roll_up(by("unit"), thirds).exact == Fraction("10.004")


def test_a_region_can_have_words_of_its_own():
    built = with_classes(
        by("unit"),
        unit=table(band(50, "Baik"), band(0, "Kurang")),
        region=table(band(50, "Kualitas Tinggi"), band(0, None)),
    )
    assert roll_up(built, units("60")).band.code == "Kualitas Tinggi"
    assert classify(built, Fraction(60))[1].code == "Baik"
    assert classify(built, Fraction(10), "region")[1].code is None


@pytest.mark.parametrize(
    ("cite", "estimate", "says"),
    [
        (OFFICIAL, True, "the units' totals are estimates"),
        (LOCAL, False, "the roll-up: set locally"),
        (DERIVED, False, "the roll-up: derived, not official"),
    ],
)
def test_a_region_is_an_estimate_where_its_units_or_its_rule_are(cite, estimate, says):
    found = roll_up(by("unit", cite), units("80"), estimate=estimate)
    assert (found.estimate, [reason.en for reason in found.because]) == (True, [says])


def test_class_bounds_of_the_region_count_too():
    built = with_classes(by("unit"), table(), table(band(0, "semua", cite=DERIVED)))
    assert roll_up(built, units("80")).because[0].en == "the class bounds: derived, not official"


@pytest.mark.parametrize(
    ("rule", "several", "says"),
    [
        ("unit", [], "There are no units"),
        ("none", units("80"), "no rule from units to the region"),
        ("product", units("80"), "unit 1 has no number of products"),
        ("product", units("80", "70", products=(2, 0)), "unit 2 has no number of products"),
        ("unit", units("80", "100.01"), "value 100.01 is outside the scale of contoh/2099"),
        ("unit", units("-0.01"), "value -0.01 is outside the scale"),
    ],
)
def test_what_cannot_be_rolled_up_is_refused(rule, several, says):
    with pytest.raises(Refused, match=rf"(?i){says}"):
        roll_up(by(rule), several)


def test_a_value_off_the_scale_has_no_class():
    with pytest.raises(Refused, match=r"(?i)write 0 to 100"):
        classify(by("unit"), Fraction(101))


# -- recapitulation ---------------------------------------------------------------------------


def region(name: str, score: str, kind: str = "kabupaten", zone: str | None = None):
    return RegionScore(name, kind, Fraction(score), zone)


def test_counts_add_up_and_what_nobody_reached_stands_with_nought():
    found = recap(
        by("unit"), [region("Batola", "87.59"), region("Palu", "79.72", "kota"), region("A", "90")]
    )
    assert (found.total, found.by_zone) == (3, {"hijau": 2, "kuning": 1, "merah": 0})
    assert found.by_band == found.by_zone
    assert found.by_kind == {
        "kabupaten": {"hijau": 2, "kuning": 0, "merah": 0},
        "kota": {"hijau": 0, "kuning": 1, "merah": 0},
    }


def test_equal_scores_share_a_place_and_the_next_one_counts_them():
    regions = [region("C", "70"), region("B", "80.001"), region("A", "80"), region("D", "60")]
    found = recap(by("unit"), regions)
    assert [(place.rank, place.region, str(place.score)) for place in found.ranking] == [
        (1, "A", "80.00"),
        (1, "B", "80.00"),
        (3, "C", "70.00"),
        (4, "D", "60.00"),
    ]


@pytest.mark.parametrize("zone", ["hijau", " Hijau ", "", None])
def test_a_printed_zone_that_agrees_or_is_empty_is_taken(zone):
    assert recap(by("unit"), [region("Batola", "87.59", zone=zone)]).total == 1


@pytest.mark.parametrize("zone", ["kuning", "green"])
def test_a_printed_zone_that_contradicts_the_score_is_refused(zone):
    with pytest.raises(Refused) as refused:
        recap(by("unit"), [region("Batola", "87.59", zone=zone)])
    (refusal,) = refused.value.refusals
    assert refusal.what.en == f"zone “{zone}” contradicts the score 87.59 (hijau)"
    assert "Batola" in refusal.remedy.en


def test_a_zone_printed_where_the_version_has_none_is_refused():
    built = with_classes(by("unit"), table(band(50, "Tinggi"), band(0, None)))
    with pytest.raises(Refused, match="contradicts"):
        recap(built, [region("DIY", "86", zone="hijau")])
    found = recap(built, [region("DIY", "86"), region("X", "12")])
    assert found.by_band == {"Tinggi": 1, "tanpa kode": 1}
    assert (found.by_zone, found.by_kind) == ({}, {"kabupaten": {}})


def test_no_regions_are_a_recapitulation_of_noughts():
    found = recap(by("unit"), [])
    assert (found.total, found.ranking, sum(found.by_zone.values())) == (0, (), 0)


def test_scores_are_ranked_as_they_are_published():
    found = recap(by("unit", rounding=Rounding(0)), [region("B", "80.4"), region("A", "79.5")])
    assert [(place.rank, place.region) for place in found.ranking] == [(1, "A"), (1, "B")]


def test_the_words_of_regions_are_counted_not_those_of_units():
    built = with_classes(by("unit"), table(band(0, "unit")), table(band(0, "daerah")))
    assert recap(replace(built), [region("A", "1")]).by_band == {"daerah": 1}
