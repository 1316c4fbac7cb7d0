"""ikm and sample-size: the survey on the command line."""

import pytest

CODES = "PERSYARATAN,PROSEDUR,WAKTU,BIAYA,PRODUK,KOMPETENSI,PERILAKU,SARANA,PENGADUAN"
QUESTIONS = ",".join(f"U{number}" for number in range(1, 10))
THREES, FOURS = ",".join("3" * 9), ",".join("4" * 9)


def test_the_index_of_a_small_survey(zonahijau, write):
    survey = write("survey.csv", QUESTIONS, THREES, FOURS)
    answer = zonahijau("ikm", survey, "--json").json
    assert (answer["n"], answer["index"], answer["grade"]) == (2, "87.50", "B")
    assert answer["elements"]["WAKTU"] == {"mean": "3.5", "grade": "B"}
    assert answer["skipped"] == []


def test_the_eighth_question_is_facilities_and_the_ninth_complaints(zonahijau, write):
    survey = write("survey.csv", QUESTIONS, "3,3,3,3,3,3,3,1,4")
    elements = zonahijau("ikm", survey, "--json").json["elements"]
    assert (elements["SARANA"]["mean"], elements["PENGADUAN"]["mean"]) == ("1", "4")


def test_codes_in_any_order_give_the_same_answer(zonahijau, write):
    by_question = write("questions.csv", QUESTIONS, "1,2,3,4,1,2,3,4,1", FOURS)
    shuffled = write("codes.csv", ",".join(reversed(CODES.split(","))), "1,4,3,2,1,4,3,2,1", FOURS)
    assert zonahijau("ikm", by_question, "--json").json == zonahijau("ikm", shuffled, "--json").json


@pytest.mark.parametrize(
    ("weight", "index", "exact"),
    [("exact", "100.00", "100"), ("0.111", "99.90", "99.9"), ("0.11", "99.00", "99")],
)
def test_the_same_answers_under_three_weights(zonahijau, write, weight, index, exact):
    survey = write("survey.csv", QUESTIONS, FOURS)
    answer = zonahijau("ikm", survey, "--weight", weight, "--json").json
    assert (answer["index"], answer["index_exact"]) == (index, exact)


def test_what_does_not_terminate_has_ten_places_and_its_fraction(zonahijau, write):
    survey = write("survey.csv", QUESTIONS, "3,3,3,3,3,3,3,3,4")
    answer = zonahijau("ikm", survey, "--json").json
    assert (answer["index_exact"], answer["exact"]) == ("77.777777777778", "700/9")


def test_unreadable_rows_are_skipped_and_reported_with_their_reason(zonahijau, write):
    survey = write(
        "survey.csv",
        *("# catatan", QUESTIONS, THREES, "3,3,sembilan,3,3,3,3,3,3", "3,3,7,3,3,3,3,3,3", ""),
        *("3,3,=A1,3,3,3,3,3,3", "3,3,3,3,3,3,3,3,3,3", "3,3,,3,3,3,3,3,3"),
    )
    call = zonahijau("ikm", survey, "--json")
    assert (call.code, call.json["n"], call.json["skipped_rows"]) == (0, 1, 5)
    assert [skipped["row"] for skipped in call.json["skipped"]] == [4, 5, 7, 8, 9]
    assert [skipped["reason"].split(".")[0] for skipped in call.json["skipped"]] == [
        "kolom U3: “sembilan” bukan angka",
        "kolom U3: Jawaban 7 di luar skala",
        "kolom U3: Sel ini berisi rumus “=A1”",
        "Ada 10 sel, padahal kepala tabel 9 kolom",
        "kolom U3: Belum dijawab",
    ]


def test_an_empty_answer_drops_the_respondent_or_only_the_element(zonahijau, write):
    survey = write("survey.csv", QUESTIONS, THREES, ",4,4,4,4,4,4,4,4")
    row = zonahijau("ikm", survey, "--json").json
    item = zonahijau("ikm", survey, "--missing", "drop-item", "--json").json
    assert (row["n"], item["n"], item["skipped"]) == (1, 2, [])
    assert item["elements"]["PERSYARATAN"]["mean"] == "3"
    assert item["elements"]["PROSEDUR"]["mean"] == "3.5"


def test_groups_have_the_same_keys_and_pool_to_the_whole(zonahijau, write):
    survey = write("survey.csv", f"layanan,{QUESTIONS}", f"KTP,{THREES}", f"KK,{FOURS}")
    answer = zonahijau("ikm", survey, "--by", "layanan", "--json").json
    assert {name: group["index"] for name, group in answer["groups"].items()} == {
        "KTP": "75.00",
        "KK": "100.00",
    }
    assert answer["groups"]["KTP"].keys() <= answer.keys()
    assert (answer["n"], answer["index"]) == (2, "87.50")


def test_semicolons_and_decimal_commas(zonahijau, write):
    survey = write("survey.csv", QUESTIONS.replace(",", ";"), ";".join(["3,0"] * 9))
    assert zonahijau("ikm", survey, "--json").json["index"] == "75.00"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([f"{QUESTIONS},WAKTU", f"{THREES},3"], "kolom WAKTU: Kolom U1 dan kolom WAKTU ada"),
        (["U1,U2", "3,3"], "kolom U3: Kolom tidak ada; yang ada: “U1”, “U2”."),
        ([CODES.replace(",BIAYA", ""), "3,3,3,3,3,3,3,3"], "kolom BIAYA: Kolom tidak ada"),
        ([QUESTIONS], "baris 1: Tidak ada baris di bawah kepala tabel."),
        ([QUESTIONS, "a,a,a,a,a,a,a,a,a"], "baris 2: Tidak ada baris yang terbaca. Perbaiki 1"),
        ([], "baris 1: Berkas ini kosong."),
    ],
)
def test_a_survey_that_cannot_be_read_at_all_is_refused(zonahijau, write, lines, sentence):
    survey = write("survey.csv", *lines)
    call = zonahijau("ikm", survey, "--json")
    assert call.code == 2
    assert call.err.startswith(f"{survey}, ")
    assert sentence in call.err


def test_the_table_for_people_names_grade_and_skipped_rows(zonahijau, write):
    survey = write("survey.csv", QUESTIONS, THREES, FOURS, "x,3,3,3,3,3,3,3,3")
    out = zonahijau("ikm", survey).out
    assert "87,50" in out
    assert "B (Baik)" in out
    assert "Baris yang dilewati: 1" in out


def test_sample_sizes_follow_the_printed_table(zonahijau):
    answer = zonahijau("sample-size", "0", "10", "100", "1000000", "--json").json
    assert [entry["sample"] for entry in answer] == [0, 10, 80, 384]
