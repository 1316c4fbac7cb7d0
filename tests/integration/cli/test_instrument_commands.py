"""instruments list, show and check on the command line."""

from pathlib import Path

import pytest

from zonahijau.lawbook.library import instrument_files, law_folder


def test_list_names_every_instrument_with_half_open_dates(zonahijau):
    listed = zonahijau("instruments", "list", "--json").json
    assert [entry["id"] for entry in listed] == list(instrument_files())
    dates = {entry["id"]: entry["in_force"] for entry in listed}
    assert dates["ombudsman/2015"] == {"from": "2015-01-01", "until": "2020-01-01"}


def test_show_gives_weights_classes_and_whose_they_are(zonahijau):
    shown = zonahijau("instruments", "show", "ombudsman/2023", "--json").json
    weights = {part["code"]: part["weight"] for part in shown["parts"]}
    assert weights["input"] == "21.85"
    assert [band["from"] for band in shown["classes"]["unit"]] == ["88", "78", "54", "32", "0"]
    assert "21,85" in zonahijau("instruments", "show", "ombudsman/2023").out


def test_check_finds_nothing_wrong_with_the_law_that_ships(zonahijau):
    files = instrument_files().values()
    call = zonahijau("instruments", "check", *files)
    assert (call.code, call.out) == (0, f"{len(files)} berkas diperiksa, tidak ada kesalahan.\n")


def broken(tmp_path, before, after):
    """A copy of the instrument of 2023 with one thing changed; its path and the line changed."""
    text = instrument_files()["ombudsman/2023"].read_text("utf-8")
    assert text.count(before) == 1
    path = tmp_path / "ombudsman" / "2023.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(before, after), encoding="utf-8")
    return path, text[: text.index(before)].count("\n") + 1


def test_check_names_file_line_and_remedy_of_a_misspelt_key(zonahijau, tmp_path):
    path, line = broken(tmp_path, "\nscored: unit", "\nscorde: unit")
    call = zonahijau("instruments", "check", path)
    assert call.code == 2
    assert call.err.startswith(f"{path}, baris {line + 1}: kunci scorde tidak dikenal")
    assert "scored" in call.err
    assert str(path) in call.out


def test_check_notices_dates_that_overlap(zonahijau, tmp_path):
    path, line = broken(tmp_path, "{from: 2023-01-01, until: 2025-01-01}", "{from: 2022-07-01}")
    found = zonahijau("instruments", "check", path, "--json").json[0]
    assert not found["sound"]
    assert {fault["line"] for fault in found["faults"]} == {line}
    assert "ombudsman/2022" in found["faults"][0]["what"]


def test_check_runs_the_worked_cases_beside(zonahijau, tmp_path):
    path, _ = broken(tmp_path, "\nscored: unit", "\nscored: unit")
    cases = path.with_name("2023.cases.yaml")
    shipped = instrument_files()["ombudsman/2023"].with_name(cases.name).read_text("utf-8")
    cases.write_text(shipped.replace("87.59", "87.58"), encoding="utf-8")
    call = zonahijau("instruments", "check", path)
    assert call.code == 2
    assert "seharusnya 87.58" in call.err


def copied(tmp_path, name, before, after):
    """A copy of a law file in a folder that is none of law/, one thing changed."""
    text = (law_folder() / name).read_text("utf-8")
    assert before in text
    path = tmp_path / Path(name).name
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


KINDS = (
    "clocks/complaints.yaml",
    "calendars/indonesia.yaml",
    "standards/components.yaml",
    "sanctions/uu-25-2009.yaml",
    "maladministration/forms.yaml",
    "sampling/krejcie-morgan.yaml",
    "forms/panrb/f-03-2022.yaml",
)


@pytest.mark.parametrize("name", KINDS)
def test_check_knows_a_kind_of_law_wherever_its_copy_lies(zonahijau, tmp_path, name):
    assert zonahijau("instruments", "check", copied(tmp_path, name, "id:", "id:")).code == 0
    path = copied(tmp_path, name, "\ntitle:", "\ntitel:")
    call = zonahijau("instruments", "check", path)
    assert call.err.startswith(f"{path}, baris ")
    assert "title" in call.err


def test_check_runs_the_worked_cases_of_clocks(zonahijau, tmp_path):
    copied(tmp_path, "clocks/complaints.yaml", "id:", "id:")
    wrong = ("due: 2026-03-16,", "due: 2026-03-17,")
    path = copied(tmp_path, "clocks/complaints.cases.yaml", *wrong)
    for file in (path, path.with_name("complaints.yaml")):
        assert "seharusnya 2026-03-17" in zonahijau("instruments", "check", file).err


def test_check_refuses_answers_of_every_other_indicator_that_are_none(zonahijau, tmp_path):
    name = "instruments/ombudsman/2023.cases.yaml"
    path = copied(tmp_path, name, "every_other: ", "every_other: x ")
    call = zonahijau("instruments", "check", path)
    assert call.err.startswith(f"{path}, baris ")
    assert "bukan jawaban" in call.err
