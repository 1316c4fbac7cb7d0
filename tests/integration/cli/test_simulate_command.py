"""simulate: the chances of a draw on the command line."""

import math

import pytest

UNITS = ("region,unit,score", "Batola,A,90", "Batola,B,89", "Batola,C,80", "Batola,D,70")
SCORES = [number * 7919 % 70_001 / 1_000 + 30 for number in range(200)]


def simulate(zonahijau, instrument, units, *more):
    return zonahijau("simulate", "--instrument", instrument, "--units", units, *more)


def test_few_draws_are_counted_exactly(zonahijau, write):
    units = write("units.csv", *UNITS)
    answer = simulate(zonahijau, "ombudsman/2023", units, "--draw", 2, "--json").json
    assert (answer["draw"], answer["exact"], answer["error"]) == (2, True, "0")
    assert answer["chances"] == {
        "A": "0.166666666667", "B": "0.666666666667", "C": "0.166666666667", "D": "0", "E": "0",
    }  # fmt: skip


def test_what_cannot_be_counted_is_simulated_and_repeated_by_its_seed(zonahijau, write):
    lines = [f"B,U{n % 20},P{n},{score + n / 7**9:.12f}" for n, score in enumerate(SCORES)]
    units = write("products.csv", "region,unit,product,score", *lines)
    words = (units, "--draw", 50, "--random-seed", 7, "--json")
    first, second = (simulate(zonahijau, "ombudsman/2021", *words).json for _ in range(2))
    assert first == second
    assert (first["exact"], first["random_seed"]) == (False, 7)
    assert math.isclose(sum(map(float, first["chances"].values())), 1)
    assert 0 < float(first["error"]) < 0.01


@pytest.mark.parametrize(
    ("lines", "draw", "sentence"),
    [
        ([*UNITS, "Kobar,E,70"], 2, ", baris 6, kolom region: “Kobar” daerah kedua."),
        ([*UNITS, "Batola,A,70"], 2, ", baris 6, kolom unit: “A” sudah ada di baris 2."),
        ([*UNITS, "Batola,E,170"], 2, ", baris 6, kolom score: nilai 170 di luar skala"),
        (UNITS, 5, ": tidak dapat menarik 5 dari 4. Sebutkan 1 sampai 4."),
    ],
)
def test_simulate_refuses_what_cannot_be_drawn(zonahijau, write, lines, draw, sentence):
    units = write("units.csv", *lines)
    call = simulate(zonahijau, "ombudsman/2023", units, "--draw", draw)
    assert call.err.startswith(f"{units}{sentence}")


def test_products_are_asked_for_where_the_version_averages_them(zonahijau, write):
    units = write("units.csv", *UNITS)
    call = simulate(zonahijau, "ombudsman/2021", units, "--draw", 2)
    assert call.err.startswith(f"{units}, baris 1, kolom product: Kolom tidak ada")


def test_a_draw_must_be_a_number(zonahijau, write):
    call = simulate(zonahijau, "ombudsman/2023", write("units.csv", *UNITS), "--draw", "dua")
    assert call.err.startswith("--draw: “dua” bukan bilangan bulat mulai 1.")
