"""A recap is read as it is, whatever an office has put around its table."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.made_recaps import DIGITS, MESSY, NAMES, saved
from zonahijau.catalogue.recap.counts import count_of
from zonahijau.catalogue.recap.reading import (
    choose_sheet,
    grid_as_json,
    grid_of_json,
    read_recap,
)
from zonahijau.organisations.unit_names import Named, Names, kind_of
from zonahijau.tables.grids import Cell, read_grids
from zonahijau.wording import Refused

PUBLISHED = Path(__file__).parents[2] / "published" / "data"


def recap_of(path, chosen=None):
    grids = read_grids(path, path.name)
    return read_recap(grids[choose_sheet(grids, path.name)], chosen or {}, path.name)


@pytest.mark.parametrize("messy", MESSY)
def test_every_file_says_the_same_of_its_three_units(messy, tmp_path):
    recap = recap_of(saved(tmp_path / "rekap.xlsx", MESSY[messy]))
    shown = {name: dict(line.counts) for line in recap.lines for name in [line.name]}
    for line, name in zip(recap.lines, NAMES, strict=False):
        counts = {key: count for key, count in line.counts.items() if key in DIGITS[name]}
        assert counts == DIGITS[name], (messy, shown)
        assert line.faults == ()


@pytest.mark.parametrize("messy", sorted(set(MESSY) - {"silent_unit"}))
def test_nothing_but_units_is_taken_for_one(messy, tmp_path):
    assert len(recap_of(saved(tmp_path / "rekap.xlsx", MESSY[messy])).lines) == 3


def test_a_unit_that_sent_nothing_is_still_a_unit(tmp_path):
    silent = recap_of(saved(tmp_path / "r.xlsx", MESSY["silent_unit"])).lines[3]
    assert silent.name == "Dinas Perhubungan"
    assert not silent.says_something


def test_whatever_is_left_out_is_named_with_its_reason(tmp_path):
    recap = recap_of(saved(tmp_path / "r.xlsx", MESSY["totals_in_the_middle"]))
    reasons = [(name, reason.en) for _, name, reason in recap.left_out]
    assert reasons == [
        ("DINAS", "a heading"),
        ("Jumlah A", "a row of totals"),
        ("PUSKESMAS", "a heading"),
        ("Sub Total", "a row of totals"),
        ("TOTAL", "a row of totals"),
    ]
    assert recap.warnings == ()


def test_a_total_that_its_rows_do_not_give_is_said(tmp_path):
    def fill(sheet):
        MESSY["plain"](sheet)
        sheet.append(["JUMLAH", 27, 17, 9, 2])

    (warning,) = recap_of(saved(tmp_path / "r.xlsx", fill)).warnings
    assert warning.en == "Row 5: the file adds Services up to 27, its rows to 26"


def test_a_part_larger_than_its_whole_is_a_fault_of_its_row(tmp_path):
    def fill(sheet):
        sheet.append(["OPD", "Layanan", "Standar"])
        sheet.append(["Dinas Sosial", 3, 4])

    (line,) = recap_of(saved(tmp_path / "r.xlsx", fill)).lines
    assert "exceed" in line.faults[0].en


def test_a_formula_that_was_never_computed_is_a_fault_not_a_nought(tmp_path):
    def fill(sheet):
        sheet.append(["OPD", "Layanan", "Standar"])
        sheet.append(["Dinas Sosial", "=2+1", 2])

    (line,) = recap_of(saved(tmp_path / "r.xlsx", fill)).lines
    assert line.counts["services"] is None
    assert "without its result" in line.faults[0].en


def test_a_person_may_take_a_column_for_something_else(tmp_path):
    path = saved(tmp_path / "r.xlsx", MESSY["plain"])
    line = recap_of(path, {3: None, 4: "surveys"}).lines[0]
    assert "decrees" not in line.counts
    assert line.counts["surveys"] == 1


def test_csv_with_a_title_above_is_read_too(tmp_path):
    path = tmp_path / "rekap.csv"
    path.write_text("Rekap 2021\n\nOPD;Layanan;Standar\nDinas Sosial;1.204;3\n", encoding="utf-8")
    (line,) = recap_of(path).lines
    assert line.counts == {"services": 1204, "with_standard": 3}


def test_a_preview_that_waits_says_the_same_later(tmp_path):
    for messy in MESSY.values():
        for grid in read_grids(saved(tmp_path / "r.xlsx", messy), "r.xlsx"):
            again = grid_of_json(grid_as_json(grid))
            assert [r for r in grid.rows if r.own_texts()] == list(again.rows)


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0 old", b"\xff\xfe\x00", b"", b"Satu,dua\n1,2\n"],
)
def test_what_holds_no_recap_is_refused_with_its_name(content, tmp_path):
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        recap_of(path)
    assert refused.value.refusals[0].file == "rekap.xlsx"


@pytest.mark.parametrize("file", sorted(PUBLISHED.glob("*.csv")), ids=lambda file: file.stem)
def test_no_published_table_is_taken_for_a_recap(file):
    with pytest.raises(Refused) as refused:
        recap_of(file)
    assert refused.value.refusals[0].file == file.name


def test_a_workbook_that_hides_every_table_is_refused(tmp_path):
    book = Workbook()
    book.active.append(["OPD", "Layanan"])
    book.create_sheet("kosong")
    book.active.sheet_state = "hidden"
    book.save(tmp_path / "r.xlsx")
    with pytest.raises(Refused, match="header"):
        recap_of(tmp_path / "r.xlsx")


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("1.204", 1204), ("-", 0), ("Nihil", 0), ("Ada", 1), ("7 dokumen", 7), ("", None)],
)
def test_a_count_is_read_however_it_is_written(text, value):
    assert count_of(Cell(text)).value == value


@pytest.mark.parametrize("text", ["sembilan", "3/5", "1,5", "-2", "=1+1", "12 dari 14", "82,35"])
def test_what_is_no_count_is_a_fault(text):
    assert count_of(Cell(text)).fault is not None


def test_names_are_found_the_way_offices_abbreviate_them():
    units = Names(
        {
            1: Named("Dinas Pendidikan", "Disdik", "1.01"),
            2: Named("Dinas Kependudukan dan Pencatatan Sipil"),
            3: Named("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
            4: Named("Puskesmas Semangat Dalam"),
            5: Named("Dinas Koperasi, Perindustrian, dan Perdagangan"),
            6: Named("Dinas Ketahanan Pangan dan Perikanan"),
        },
        place="Kabupaten Barito Kuala",
    )
    sure = {text: units.find(text) for text in ("disdik", "DPMPTSP", "PKM Semangat Dalam", "1.01")}
    assert [(found.key, found.sure) for found in sure.values() if found] == [
        (1, True),
        (3, True),
        (4, True),
        (1, True),
    ]
    unsure = units.find("Disdukcapil")
    assert unsure is not None
    assert (unsure.key, unsure.sure) == (2, False)
    assert units.find("DKPP") is None  # two units have these initials
    assert units.find("Dinas Pariwisata") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Puskesmas Marabahan", "puskesmas"),
        ("RSUD H. Abdul Aziz", "rsud"),
        ("3. Kec. Alalak", "kecamatan"),
        ("Bag. Organisasi Setda", "bagian"),
        ("Satpol PP", "lainnya"),
        ("Catatan: data sementara", None),
        ("Marabahan, 12 April 2021", None),
    ],
)
def test_a_name_says_what_kind_of_unit_it_is(name, kind):
    assert kind_of(name) == kind
