"""Whatever is wrong with a file is said in one sentence that names row, column and remedy."""

import pytest

from zonahijau.tables import Seen, open_sheet
from zonahijau.wording import Refused

BAD_FILES = {
    "a word for a number": (
        "region,score\nA,1\nB,sembilan\n",
        "baris 3, kolom score: “sembilan” bukan angka. Tulis 9 atau 9.0.",
    ),
    "a word for a number beside decimal commas": (
        "region;score\nA;sembilan\n",
        "baris 2, kolom score: “sembilan” bukan angka. Tulis 9 atau 9,0.",
    ),
    "a separator of thousands": (
        "region;score\nA;1.234,5\n",
        "baris 2, kolom score: “1.234,5” bukan angka. "
        "Tulis angkanya saja tanpa pemisah ribuan, misalnya 87,59.",
    ),
    "an exponent": (
        "region,score\nA,1e2\n",
        "baris 2, kolom score: “1e2” bukan angka. "
        "Tulis angkanya saja tanpa pemisah ribuan, misalnya 87.59.",
    ),
    "an empty cell": (
        "region,score\nA,\n",
        "baris 2, kolom score: Sel ini kosong. Isi sel ini atau hapus barisnya.",
    ),
    "a formula": (
        "region,score\nA,=B1+1\n",
        "baris 2, kolom score: Sel ini berisi rumus “=B1+1”. "
        "Ganti rumus dengan nilainya (Salin, lalu Tempel Spesial: Nilai).",
    ),
    "a formula that begins with a sign": (
        "region,score\n@SUM(A1),1\n",
        "baris 2, kolom region: Sel ini berisi rumus “@SUM(A1)”. "
        "Ganti rumus dengan nilainya (Salin, lalu Tempel Spesial: Nilai).",
    ),
    "a misspelt column": (
        "region,skore\nA,1\n",
        "baris 1, kolom score: Kolom tidak ada; yang ada: “region”, “skore”. "
        "Mungkin maksudnya “skore”; samakan dengan “score”.",
    ),
    "a missing column": (
        "# catatan\nregion,note\nA,1\n",
        "baris 2, kolom score: Kolom tidak ada; yang ada: “region”, “note”. "
        "Tambahkan kolom “score”.",
    ),
    "a column that stands twice": (
        "region,score,SCORE\nA,1,2\n",
        "baris 1, kolom score: Nama kolom ini muncul dua kali. Beri nama lain pada salah satunya.",
    ),
    "a decimal comma that splits the cell": (
        "region,score\nA,87,59\n",
        "baris 2: Ada 3 sel, padahal kepala tabel 2 kolom. "
        "Apit teks yang berisi pemisah dengan tanda kutip, tulis desimal dengan titik.",
    ),
    "nothing": (
        "",
        "baris 1: Berkas ini kosong. Isi kepala tabel pada baris pertama dan data di bawahnya.",
    ),
    "a header alone": (
        "region,score\n\n,\n",
        "baris 1: Tidak ada baris di bawah kepala tabel. Isi paling sedikit satu baris.",
    ),
    "a quotation mark that is never closed": (
        'region,score\nA,1\n"B,2\nC,3\n',
        "baris 3: Tanda kutip yang dibuka di baris ini tidak pernah ditutup. Tutup atau hapus.",
    ),
    "a stray quotation mark": (
        'region,score\n"A\nB"C,2\n',
        "baris 2: Tanda kutip tidak pada tempatnya (sampai baris 3). "
        "Tulis tanda kutip di dalam sel dua kali, atau hapus.",
    ),
    "a quoted cell that swallows the file": (
        'region,score\n"A,1\n' + "B,2\n" * 40_000,
        "baris 2: Satu sel lebih panjang daripada 131.072 huruf, atau tanda kutip tidak ditutup. "
        "Tutup tanda kutip, atau pendekkan sel.",
    ),
    "line ends of an old kind": (
        "region,score\nA,1\rB,2\n",
        "baris 2: Ada ganti baris gaya lama (CR). Simpan ulang sebagai CSV UTF-8.",
    ),
}
UTF8 = "Simpan ulang dari Excel sebagai “CSV UTF-8 (Comma delimited)” atau sebagai XLSX."
BAD_BYTES = {
    "Latin-1": (
        b"region,score\nA,1\nCaf\xe9,2\n",
        f"baris 3, kolom region: Byte 0xE9 bukan teks UTF-8. {UTF8}",
    ),
    "UTF-16": (
        "region,score\nA,1\n".encode("utf-16"),
        f"baris 1: Berkas ini UTF-16, bukan UTF-8. {UTF8}",
    ),
    "a NUL byte": (
        b"region,score\nA\0,1\n",
        f"baris 2, kolom region: Ada byte NUL, jadi bukan teks. {UTF8}",
    ),
    "an old workbook": (
        b"\xd0\xcf\x11\xe0" + bytes(600),
        "Berkas Excel lama (.xls) atau terkunci sandi. "
        "Simpan sebagai XLSX tanpa sandi atau sebagai CSV UTF-8.",
    ),
    "a torn workbook": (
        b"PK\x03\x04" + bytes(600),
        "Berkas ini bukan XLSX yang utuh. Simpan sebagai XLSX tanpa sandi atau sebagai CSV UTF-8.",
    ),
}


def read(path):
    with open_sheet(str(path)) as sheet:
        return [(row.text("region"), row.exact("score")) for row in sheet.rows(("region", "score"))]


def sentence(path):
    """What the refusal of this file says, without the file's name."""
    with pytest.raises(Refused) as caught:
        read(path)
    (refusal,) = caught.value.refusals
    assert refusal.file == str(path)
    return refusal.one_line().removeprefix(str(path)).lstrip(",: ")


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_where_and_why(tmp_path, name):
    content, expected = BAD_FILES[name]
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8", newline="")
    assert sentence(path) == expected


@pytest.mark.parametrize("name", BAD_BYTES)
def test_a_file_of_another_kind_is_refused(tmp_path, name):
    content, expected = BAD_BYTES[name]
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    assert sentence(path) == expected


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert sentence(tmp_path / "none.csv").startswith("Berkas tidak ada.")
    assert sentence(tmp_path).startswith("Ini folder, bukan berkas.")


def refuse_repeats(path):
    seen = Seen()
    with open_sheet(str(path)) as sheet:
        for row in sheet.rows(("region", "score")):
            seen.add(row, row.text("region"), row.text("score"), column="region")


def test_a_key_that_stands_twice_names_both_rows(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("region,score\n" + "".join(f"R{n},{n}\n" for n in [*range(9_000), 17]))
    with pytest.raises(Refused, match="row 9002, column region: “R17” · “17” stands on row 19 "):
        refuse_repeats(path)


def test_a_bad_byte_names_no_column_where_a_quotation_mark_may_hide_a_separator(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_bytes(b'region,score\n"A, B",1\n"A, \xe9",1\n')
    assert sentence(path).startswith("baris 3: Byte 0xE9")
