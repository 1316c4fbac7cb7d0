"""On any day of a series one version is in force, or a pause is declared."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from zonahijau.lawbook.citations import Period
from zonahijau.lawbook.instruments import parse_instrument
from zonahijau.lawbook.library import all_instruments, load_series
from zonahijau.lawbook.series import Pause, check_series, read_series
from zonahijau.wording import Refused, Text

ONE_DAY = timedelta(days=1)
SOUND = parse_instrument(
    (Path(__file__).parent / "broken" / "sound.yaml").read_text("utf-8"), "sound.yaml"
)


def spans(name: str) -> list[Period]:
    """Every version and every pause of a series."""
    versions = [each.in_force for each in all_instruments() if each.series == name]
    return versions + [pause.period for pause in load_series()[name].pauses]


def boundaries(name: str) -> list[date]:
    """The days around every beginning and end, and today's versions long after."""
    edges = {edge for span in spans(name) for edge in (span.start, span.until) if edge}
    around = {edge + ONE_DAY * shift for edge in edges for shift in (-1, 0, 1)}
    first = min(span.start for span in spans(name))
    return sorted(day for day in around | {date(2099, 12, 31)} if day >= first)


DAYS = [(name, day) for name in load_series() for day in boundaries(name)]


@pytest.mark.parametrize(("name", "day"), DAYS, ids=lambda value: str(value))
def test_one_version_is_in_force_or_a_pause_is_declared(name, day):
    assert sum(day in span for span in spans(name)) == 1
    found = load_series()[name].in_force(all_instruments(), day)
    paused = any(day in pause.period for pause in load_series()[name].pauses)
    assert (found is None) == paused


def test_before_the_first_version_nothing_is_in_force():
    for name, series in load_series().items():
        first = min(span.start for span in spans(name))
        assert series.in_force(all_instruments(), first - ONE_DAY) is None


def test_every_instrument_belongs_to_a_series_and_every_series_has_one():
    assert {each.series for each in all_instruments()} == set(load_series())


def test_the_series_that_ship_have_neither_overlap_nor_hole():
    for series in load_series().values():
        assert not check_series(series, all_instruments(), "series.yaml")


# -- what is refused --------------------------------------------------------------------------


def version(number: int, start: tuple[int, int, int], until: tuple[int, int, int] | None):
    period = Period(date(*start), date(*until) if until else None)
    return replace(SOUND, id=f"contoh/{number}", in_force=period)


def found(*versions, pauses=()):
    series = replace(next(iter(load_series().values())), name="contoh", pauses=pauses)
    return [refusal.what.en for refusal in check_series(series, versions, "series.yaml")]


FIRST = version(1, (2015, 1, 1), (2020, 1, 1))
PAUSE = Pause(Period(date(2020, 1, 1), date(2021, 1, 1)), Text("jeda", "pause"), SOUND.cite)


def test_versions_that_follow_one_another_are_sound():
    assert not found(FIRST, version(2, (2020, 1, 1), None))
    assert not found(version(2, (2021, 1, 1), None), FIRST, pauses=(PAUSE,))


def test_a_hole_is_refused_with_its_days():
    assert found(FIRST, version(2, (2021, 1, 1), None)) == [
        "no version of contoh is in force from 2020-01-01 until 2021-01-01"
    ]


def test_an_overlap_is_refused_with_its_first_day():
    assert found(FIRST, version(2, (2019, 12, 31), None)) == [
        "contoh/1 and contoh/2 are both in force on 2019-12-31"
    ]


def test_a_version_without_an_end_overlaps_all_that_follow():
    endless = version(1, (2015, 1, 1), None)
    assert found(endless, version(2, (2021, 1, 1), None)) == [
        "contoh/1 and contoh/2 are both in force on 2021-01-01"
    ]


def test_a_pause_may_not_cover_a_version():
    assert found(FIRST, version(2, (2020, 6, 1), None), pauses=(PAUSE,)) == [
        "jeda/pause and contoh/2 are both in force on 2020-06-01"
    ]


def test_a_series_without_a_version_is_refused():
    assert found() == ["series contoh has no version"]


SERIES = """\
sources: {satgas: {title: Satgas}}
cite: {source: satgas, article: daftar, provenance: local, confidence: D}
series:
  - name: contoh
    title: {id: Contoh, en: Example}
    pauses:
      - {from: 2020-01-01, until: 2021-01-01, reason: {id: Tidak ada, en: None}}
  - {name: lain, title: {id: Lain, en: Other}}
"""


def write(tmp_path, text):
    path = tmp_path / "series.yaml"
    path.write_text(text, "utf-8")
    return path


def test_series_are_read_with_their_pauses(tmp_path):
    one, other = read_series(write(tmp_path, SERIES))
    assert [pause.period for pause in one.pauses] == [PAUSE.period]
    assert (other.name, other.pauses) == ("lain", ())


@pytest.mark.parametrize(
    ("old", "new", "row", "says"),
    [
        ("until: 2021-01-01", "until: 2020-01-01", 7, "until is not after from"),
        (", until: 2021-01-01", "", 7, "key until is missing"),
        ("reason:", "because:", 7, "key reason is missing"),
        ("name: lain", "nama: lain", 8, "key name is missing"),
        ("series:", "serie: []\nseries:", 3, "key serie is unknown"),
    ],
)
def test_a_series_that_cannot_be_read_is_refused(tmp_path, old, new, row, says):
    with pytest.raises(Refused) as refused:
        read_series(write(tmp_path, SERIES.replace(old, new, 1)))
    (refusal,) = refused.value.refusals
    assert (refusal.what.en, refusal.row) == (says, row)


# -- periods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 5), (5, 9), False),
        ((5, 9), (1, 5), False),
        ((1, 5), (4, 9), True),
        ((1, None), (4, 9), True),
        ((4, None), (1, 4), False),
        ((1, None), (2, None), True),
    ],
)
def test_periods_are_half_open(one, other, overlap):
    def period(bounds):
        start, until = bounds
        return Period(date(2021, 1, start), date(2021, 1, until) if until else None)

    assert period(one).overlaps(period(other)) == overlap
