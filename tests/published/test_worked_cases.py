"""Every worked case beside an instrument holds."""

import pytest

from zonahijau.lawbook.cases import Case, CaseFile, read_cases
from zonahijau.lawbook.library import instrument_files, load_instrument, shown
from zonahijau.scoring.casework import run_case

FILES = {
    name: path.with_name(path.stem + ".cases.yaml") for name, path in instrument_files().items()
}


def read(name: str) -> CaseFile:
    return read_cases(FILES[name], shown(FILES[name]))


CASES = [
    pytest.param(name, case, id=f"{name}: {case.name}")
    for name in FILES
    for case in read(name).cases
]


@pytest.mark.parametrize("name", FILES)
def test_every_instrument_has_cases_of_its_own(name):
    assert read(name).instrument == name
    assert read(name).cases


@pytest.mark.parametrize("name", FILES)
def test_a_case_is_told_apart_by_its_name_and_says_why(name):
    cases = read(name).cases
    assert len({case.name for case in cases}) == len(cases)
    assert all(case.because.strip() and case.expect for case in cases)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_it_holds(name: str, case: Case):
    assert not run_case(load_instrument(name), case)
