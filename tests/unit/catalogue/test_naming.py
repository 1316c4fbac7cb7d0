"""A pasted list of names is read as people paste it."""

import pytest

from zonahijau.catalogue.refining.naming import lines_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Izin belajar\nLegalisir ijazah", ["Izin belajar", "Legalisir ijazah"]),
        ("1. Izin belajar\n(2) Legalisir\n- Mutasi\na) Cuti",
         ["Izin belajar", "Legalisir", "Mutasi", "Cuti"]),
        ("1\tIzin belajar\tada\n2\tLegalisir\t", ["Izin belajar", "Legalisir"]),
        ("\n  \n12\n-\n", []),
        ("  Surat   keterangan  ", ["Surat keterangan"]),
        ("A. Yani", ["A. Yani"]),
        ("3 in 1", ["3 in 1"]),
    ],
)  # fmt: skip
def test_numbers_bullets_and_columns_are_left_out(text, names):
    assert [line.name for line in lines_of(text, ())] == names


def test_each_line_says_what_saving_does_with_it():
    lines = lines_of("Satu\nDUA\nsatu\n" + "x" * 201, ["dua"])
    assert [line.state for line in lines] == ["new", "there", "twice", "long"]
