"""classify, rollup, recap, score, ipp and repair on the command line."""

import pytest


def test_classify_rounds_first(zonahijau):
    values = ("50.994", "50,995", "81")
    answer = zonahijau("classify", "--instrument", "ombudsman/2021", *values, "--json").json
    assert [(entry["value"], entry["zone"]) for entry in answer] == [
        ("50.994", "merah"),
        ("50.995", "kuning"),
        ("81", "hijau"),
    ]


def test_classify_speaks_of_units_or_of_regions(zonahijau):
    words = ("classify", "--instrument", "ombudsman/2025", "88", "--json")
    assert zonahijau(*words).json[0] == {
        "value": "88", "rounded": "88.00", "band": "Sangat Baik", "zone": None,
    }  # fmt: skip
    assert zonahijau(*words, "--level", "region").json[0]["band"] == "Kualitas Tertinggi"


def test_rollup_is_the_mean_of_units_from_2022_on(zonahijau, write):
    units = write("units.csv", "region,unit,score", "Batola,A,90", "Batola,B,80.01", "Kobar,A,50")
    answer = zonahijau("rollup", "--instrument", "ombudsman/2023", "--units", units, "--json").json
    batola, kobar = answer
    assert (batola["n"], batola["score"], batola["exact"]) == (2, "85.01", "17001/200")
    assert (batola["band"], batola["zone"], batola["estimate"]) == ("B", "hijau", False)
    assert (kobar["band"], kobar["zone"]) == ("D", "merah")


def test_rollup_is_the_mean_of_products_in_2021(zonahijau, write):
    units = write("units.csv", "region,unit,score,products", "Batola,A,90,3", "Batola,B,50,1")
    answer = zonahijau("rollup", "--instrument", "ombudsman/2021", "--units", units, "--json").json
    assert answer[0]["score"] == "80.00"


@pytest.mark.parametrize(
    ("instrument", "lines", "sentence"),
    [
        ("ombudsman/2021", ["region,unit,score", "A,U,50"], "baris 1, kolom products: Kolom tidak"),
        (
            "ombudsman/2021",
            ["region,unit,score,products", "A,U,50,"],
            "baris 2, kolom products: jumlah produk U tidak ada",
        ),
        (
            "ombudsman/2023",
            ["region,unit,score", "A,U,50", "A,V,101"],
            "baris 3, kolom score: nilai 101 di luar skala",
        ),
        (
            "ombudsman/2023",
            ["region,unit,score", "A,U,50", "A,U,51"],
            "baris 3, kolom unit: “A” · “U” sudah ada di baris 2. Hapus salah satu baris.",
        ),
        (
            "ombudsman/2023",
            ["region,unit,score", "A,U,sembilan"],
            "baris 2, kolom score: “sembilan” bukan angka. Tulis 9 atau 9.0.",
        ),
        ("ombudsman/2023", ["region,unit,score"], "baris 1: Tidak ada baris"),
    ],
)
def test_rollup_refuses_at_the_first_bad_row(zonahijau, write, instrument, lines, sentence):
    units = write("units.csv", *lines)
    call = zonahijau("rollup", "--instrument", instrument, "--units", units)
    assert (call.code, call.out) == (2, "")
    assert call.err.startswith(f"{units}, {sentence}")


RECAP = ("region,kind,score,zone", "A,kabupaten,81,hijau", "B,kota,60,", "C,kabupaten,60,kuning")


def test_recap_counts_and_ranks(zonahijau, write):
    regions = write("regions.csv", *RECAP)
    words = ("recap", "--instrument", "ombudsman/2021", "--regions", regions)
    answer = zonahijau(*words, "--json").json
    assert (answer["total"], answer["by_zone"]) == (3, {"hijau": 1, "kuning": 2, "merah": 0})
    assert answer["by_kind"]["kota"] == {"hijau": 0, "kuning": 1, "merah": 0}
    ranking = [(place["rank"], place["region"]) for place in answer["ranking"]]
    assert ranking == [(1, "A"), (2, "B"), (2, "C")]


def test_recap_counts_a_kind_once_however_it_is_spelt(zonahijau, write):
    file = write("regions.csv", "region,kind,score", "A,Kota,90", "B,KOTA,80", "C,kota,20")
    words = ("recap", "--instrument", "ombudsman/2023", "--regions", file, "--json")
    assert zonahijau(*words).json["by_kind"] == {"Kota": {"hijau": 2, "kuning": 0, "merah": 1}}


def test_recap_refuses_a_zone_that_contradicts_its_score(zonahijau, write):
    regions = write("regions.csv", *RECAP, "D,kota,60,merah")
    call = zonahijau("recap", "--instrument", "ombudsman/2021", "--regions", regions)
    assert call.err.startswith(f"{regions}, baris 5, kolom zone: zona “merah” bertentangan")


@pytest.fixture
def answers(zonahijau, write):
    """Every indicator of an instrument answered with one number, by one target."""

    def leaves(parts):
        for part in parts:
            yield from leaves(part["parts"]) if part["parts"] else [part["code"]]

    def all_answered(instrument, number, changed=None):
        shown = zonahijau("instruments", "show", instrument, "--json").json
        found = dict.fromkeys(leaves(shown["parts"]), number) | (changed or {})
        lines = [f"Dukcapil,{code},{value}" for code, value in found.items()]
        return write("answers.csv", "target,indicator,value", *lines)

    return all_answered


def test_score_says_estimate_and_range_where_weights_are_local(zonahijau, answers):
    file = answers("ombudsman/2015", 1, {"atribut": 0})
    words = ("score", "--instrument", "ombudsman/2015", "--answers", file)
    (scored,) = zonahijau(*words, "--json").json
    assert (scored["score"], scored["zone"], scored["estimate"]) == ("97.00", "hijau", True)
    assert float(scored["range"][0]) < 97 < float(scored["range"][1])
    assert "tree" not in scored


def test_score_under_official_weights_alone_cannot_be_computed(zonahijau, answers):
    words = ("score", "--instrument", "ombudsman/2015", "--answers", answers("ombudsman/2015", 1))
    (scored,) = zonahijau(*words, "--weights", "official", "--json").json
    assert scored["score"] is None
    assert scored["why_not"][0].startswith("bobot resmi tidak diketahui untuk 3 bagian")


@pytest.mark.parametrize(
    ("facets", "sentence"),
    [
        ("form", "--facets: “form” tanpa nilai. Tulis misalnya form=B."),
        ("form=C", "Form “C” tidak ada."),
        ("shape=B", "Facet “shape” tidak ada."),
    ],
)
def test_facets_that_the_instrument_does_not_have_are_refused(zonahijau, write, facets, sentence):
    file = write("answers.csv", "target,indicator,value", "RSUD,B1,3")
    words = ("score", "--instrument", "panrb/ipp-2022", "--answers", file, "--facets", facets)
    assert zonahijau(*words).err.startswith(sentence)


def test_facets_decide_which_indicators_are_asked(zonahijau, write):
    file = write("answers.csv", "target,indicator,value", "RSUD,B1,3")
    words = ("score", "--instrument", "panrb/ipp-2022", "--answers", file, "--json")
    assert "A1" in zonahijau(*words).json[0]["missing"]
    assert "A1" not in zonahijau(*words, "--facets", "form=B").json[0]["missing"]


def test_an_empty_answer_is_missing_and_never_zero(zonahijau, answers):
    file = answers("ombudsman/2015", 1, {"atribut": ""})
    words = ("score", "--instrument", "ombudsman/2015", "--answers", file)
    (scored,) = zonahijau(*words, "--json").json
    assert (scored["score"], scored["missing"]) == (None, ["atribut"])


def test_the_leaves_of_the_explanation_add_up(zonahijau, answers):
    file = answers("ombudsman/2015", 1, {"maklumat": 0})
    words = ("score", "--instrument", "ombudsman/2015", "--answers", file, "--explain")
    (scored,) = zonahijau(*words, "--json").json

    def leaves(node):
        return sum(map(leaves, node["parts"])) if node["parts"] else int(node["contribution"])

    assert leaves(scored["tree"]) == 88
    guessed, printed = scored["tree"]["parts"][-1], scored["tree"]["parts"][1]
    assert (guessed["code"], guessed["provenance"]) == ("atribut", "local")
    assert (printed["code"], printed["provenance"]) == ("maklumat", "official")
    assert guessed["article"] != guessed["scale_source"]["article"]
    assert "Maklumat pelayanan dipublikasikan" in zonahijau(*words).out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("A,maklumat,2", "baris 2, kolom value: nilai 2 tidak ada pada skala maklumat"),
        ("A,makluma,1", "baris 2, kolom indicator: indikator “makluma” tidak ada"),
        (",maklumat,1", "baris 2, kolom target: Sel ini kosong"),
        ("A,maklumat,ada", "baris 2, kolom value: “ada” bukan angka"),
    ],
)
def test_score_refuses_at_the_first_bad_row(zonahijau, write, line, sentence):
    file = write("answers.csv", "target,indicator,value", line)
    call = zonahijau("score", "--instrument", "ombudsman/2015", "--answers", file)
    assert call.err.startswith(f"{file}, {sentence}")


def evaluators(write, score=4):
    lines = [f"RSUD,{number},{score}" for number in range(1, 31)]
    return write("f02.csv", "unit,indicator,score", *lines)


def users(write):
    lines = [f"RSUD,{who},{item},{4 if item < 5 else 5}" for who in "ab" for item in range(1, 15)]
    return write("f03.csv", "unit,respondent,item,score", *lines)


def test_ipp_under_both_means_of_the_users(zonahijau, write):
    words = ("ipp", "--answers", evaluators(write), "--users", users(write), "--json")
    by_aspects, flat = zonahijau(*words).json[0], zonahijau(*words, "--users-mean", "flat").json[0]
    assert (by_aspects["f02"], by_aspects["f03"], by_aspects["ipp"]) == ("4", "4.8", "4.20")
    assert (flat["f03"], flat["ipp"]) == ("4.714285714286", "4.18")
    assert by_aspects["category"] == "A-"


def test_ipp_without_users_cannot_be_computed_and_still_shows_f02(zonahijau, write):
    (unit,) = zonahijau("ipp", "--answers", evaluators(write), "--json").json
    assert (unit["f02"], unit["f03"], unit["ipp"], unit["category"]) == ("4", None, None, None)


def test_ipp_refuses_a_score_off_the_ladder_and_an_unknown_item(zonahijau, write):
    file = evaluators(write, score=6)
    call = zonahijau("ipp", "--answers", file)
    assert call.err.startswith(f"{file}, baris 2, kolom score: nilai 6 tidak ada pada skala A1.")
    strange = write("f03.csv", "unit,respondent,item,score", "RSUD,a,15,3")
    call = zonahijau("ipp", "--answers", evaluators(write), "--users", strange)
    assert call.err.startswith(f"{strange}, baris 2, kolom item: pertanyaan A15 tidak ada")


@pytest.mark.parametrize(
    ("kind", "number", "sentence"),
    [
        ("A", "32", "F-02 A tidak mempunyai indikator “32”. Pakai 1 sampai 31."),
        ("B", "31", "F-02 B tidak mempunyai indikator “31”. Pakai 1 sampai 30."),
        ("A", "B1", "F-02 A tidak mempunyai indikator “B1”. Pakai 1 sampai 31."),
        ("A", "f03", "F-02 A tidak mempunyai indikator “f03”. Pakai 1 sampai 31."),
    ],
)
def test_ipp_knows_the_indicators_of_its_own_form_only(zonahijau, write, kind, number, sentence):
    file = write("f02.csv", "unit,indicator,score", f"RSUD,{number},3")
    call = zonahijau("ipp", "--answers", file, "--kind", kind)
    assert call.err == f"{file}, baris 2, kolom indicator: {sentence}\n"


def test_ipp_takes_not_applicable_as_its_remedy_says(zonahijau, write):
    file = write("f02.csv", "unit,indicator,score", "RSUD,1,na")
    assert zonahijau("ipp", "--answers", file, "--json").json[0]["f02"] is None


@pytest.mark.parametrize("score", ["3.5", "6", "-1"])
def test_users_tick_whole_scores_on_the_form(zonahijau, write, score):
    strange = write("f03.csv", "unit,respondent,item,score", f"RSUD,a,1,{score}")
    call = zonahijau("ipp", "--answers", evaluators(write), "--users", strange)
    assert "kolom score" in call.err
    assert call.err.endswith("Tulis bilangan bulat 0 sampai 5.\n")


def test_repair_reaches_the_class_at_the_least_cost(zonahijau, write, answers):
    file = answers("ombudsman/2015", 1, {"maklumat": 0, "standar.biaya": 0})
    costs = write("costs.csv", "indicator,cost,impossible", "maklumat,5,", "standar.biaya,,ya")
    words = ("repair", "--instrument", "ombudsman/2015", "--answers", file, "--target", "hijau")
    plan = zonahijau(*words, "--costs", costs, "--json").json
    assert (plan["status"], plan["cost"], plan["after"]) == ("optimal", "5", "88.00")
    (step,) = plan["steps"]
    assert (step["indicator"], step["from"], step["to"], step["gain"]) == (
        "maklumat", "0", "1", "12",
    )  # fmt: skip


def test_repair_says_why_a_class_is_out_of_reach(zonahijau, write, answers):
    file = answers("ombudsman/2015", 1, {"maklumat": 0, "standar.biaya": 0})
    costs = write("costs.csv", "indicator,cost,impossible", "maklumat,1,ya", "standar.biaya,1,ya")
    words = ("repair", "--instrument", "ombudsman/2015", "--answers", file, "--target", "hijau")
    plan = zonahijau(*words, "--costs", costs, "--json").json
    assert (plan["status"], plan["cost"], plan["steps"]) == ("infeasible", None, [])
    assert "hijau" in plan["reason"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("makluma,1,", "baris 2, kolom indicator: indikator “makluma” tidak ada"),
        ("maklumat,-1,", "baris 2, kolom cost: Biaya kurang dari nol. Tulis nol atau lebih."),
        ("maklumat,1,maybe", "baris 2, kolom impossible: “maybe” bukan ya atau tidak."),
    ],
)
def test_repair_refuses_costs_at_the_first_bad_row(zonahijau, write, answers, line, sentence):
    file, costs = (
        answers("ombudsman/2015", 0),
        write("costs.csv", "indicator,cost,impossible", line),
    )
    words = ("repair", "--instrument", "ombudsman/2015", "--answers", file, "--target", "hijau")
    assert zonahijau(*words, "--costs", costs).err.startswith(f"{costs}, {sentence}")
