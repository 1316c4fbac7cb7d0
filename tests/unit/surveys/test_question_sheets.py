"""Further questions from a spreadsheet: what a row says, and every fault that it may have."""

import pytest

from zonahijau.surveys.asking import content_of
from zonahijau.surveys.question_sheets import ReadQuestion, columns_of, read_questions
from zonahijau.surveys.rewording import MOST_EXTRA, with_language, with_question
from zonahijau.wording import Refused

HEADER = (
    "pertanyaan;pilihan 1;pilihan 2;pilihan 3;pertanyaan en;pilihan 1 en;pilihan 2 en;pilihan 3 en"
)


def read(folder, *lines, content=None, header=HEADER):
    path = folder / "lembar.csv"
    path.write_text("\n".join((header, *lines)), encoding="utf-8")
    return read_questions(path, "pertanyaan.csv", content or content_of("skm"))


def said(folder, *lines, **more):
    """The faults of the last row: (column, what), in Indonesian."""
    return [(each.column, each.said.id) for each in read(folder, *lines, **more)[-1].faults]


def asked(text, content=None):
    """A form with a further question."""
    content = content or content_of("skm")
    options = ({"id": "Ya"}, {"id": "Tidak"})
    return with_question(content, content_of("skm"), "", {"id": text}, options)


def test_a_row_is_a_question_with_its_options_in_every_language_that_it_has(tmp_path):
    [row] = read(tmp_path, "Ada  parkir?;Ya;Tidak;;Is there parking?;Yes;No;")
    assert row.text == {"id": "Ada parkir?", "en": "Is there parking?"}
    assert row.options == ({"id": "Ya", "en": "Yes"}, {"id": "Tidak", "en": "No"})
    assert (row.number, row.faults, row.notes) == (2, (), ())


def test_a_question_without_a_translation_is_noted_and_kept(tmp_path):
    [row] = read(tmp_path, "Ada parkir?;Ya;Tidak;;;;;")
    assert not row.faults
    [note] = row.notes
    assert note.column == "pertanyaan en"
    assert "survei tidak dapat memakai bahasa itu" in note.said.id


def test_an_empty_cell_between_options_shifts_none_of_the_translation(tmp_path):
    [row] = read(tmp_path, "Ada parkir?;Ya;;Tidak;Parking?;Yes;;No")
    assert row.options == ({"id": "Ya", "en": "Yes"}, {"id": "Tidak", "en": "No"})


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (";Ya;Tidak;;;;;", "pertanyaan", "kosong"),
        ("Ada parkir?;Ya;;;;;;", "pilihan 2", "Kurang dari dua"),
        ("Ada parkir?;Ya;Tidak;ya;;;;", "pilihan 3", "pilihan 1"),
        ("Ada parkir?;Ya;Tidak;;Parking?;Yes;;", "pilihan 2 en", "tidak lengkap"),
        ("Ada parkir?;Ya;Tidak;;;Yes;No;", "pertanyaan en", "tidak lengkap"),
        ("Ada parkir?;Ya;Tidak;;Parking?;Yes;No;Maybe", "pilihan 3 en", "tidak lengkap"),
        (f"{'a' * 301};Ya;Tidak;;;;;", "pertanyaan", "300 huruf"),
        (f"Ada parkir?;{'a' * 121};Tidak;Ya;;;;", "pilihan 1", "120 huruf"),
        ("=1+1;Ya;Tidak;;;;;", "pertanyaan", "rumus"),
    ],
)
def test_what_is_wrong_is_said_in_its_column(tmp_path, line, column, words):
    faults = said(tmp_path, line)
    assert any(at == column and words in what for at, what in faults), faults


def test_a_question_that_the_form_asks_already_is_refused_by_its_code(tmp_path):
    [fault] = said(tmp_path, "ADA parkir?;Ya;Tidak;;;;;", content=asked("Ada parkir?"))
    assert fault[0] == "pertanyaan"
    assert "Sudah ditanyakan di X1" in fault[1]


def test_a_question_twice_in_the_sheet_is_refused_by_the_row_above(tmp_path):
    line = "Ada parkir?;Ya;Tidak;;;;;"
    [fault] = said(tmp_path, line, line)
    assert "Sudah ditanyakan di baris 2" in fault[1]


def test_no_more_questions_than_the_form_has_room_for(tmp_path):
    content = content_of("skm")
    for number in range(MOST_EXTRA - 1):
        content = asked(f"Pertanyaan {number}?", content)
    lines = [f"Baru {letter}?;Ya;Tidak;;;;;" for letter in "ab"]
    first, second = read(tmp_path, *lines, content=content)
    assert not first.faults
    assert "masih ada tempat untuk 1" in second.faults[0].said.id


def test_a_sheet_that_is_far_too_long_is_refused_as_a_whole_by_its_name(tmp_path):
    lines = [f"Baru {number}?;Ya;Tidak;;;;;" for number in range(51)]
    with pytest.raises(Refused, match=r"pertanyaan\.csv"):
        read(tmp_path, *lines)


def test_every_language_of_the_form_has_its_columns(tmp_path):
    content = with_language(content_of("skm"), "bjn", "Bahasa Banjar")
    assert columns_of(content, 1)[-2:] == ["pertanyaan bjn", "pilihan 1 bjn"]
    header = "pertanyaan;pilihan 1;pilihan 2;pertanyaan bjn;pilihan 1 bjn;pilihan 2 bjn"
    [row] = read(tmp_path, "Ada?;Ya;Tidak;Adakah?;Inggih;Kada", header=header, content=content)
    assert row.text == {"id": "Ada?", "bjn": "Adakah?"}


def test_a_row_waits_as_json_and_comes_back_the_same(tmp_path):
    for row in read(tmp_path, "Ada parkir?;Ya;Tidak;;;;;", "Apa?;Ya;;;;;;"):
        assert ReadQuestion.of_json(row.as_json()) == row
