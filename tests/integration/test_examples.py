"""The example that set-up runs: published scores in, the published total out, and why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_example(language: str) -> str:
    ran = subprocess.run(
        [ROOT / "examples" / "batola-2023.sh", Path(sys.executable).parent],
        cwd=ROOT,
        env=os.environ | {"ZONAHIJAU_LANG": language},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not ran.stderr
    return ran.stdout


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("id", ["Kabupaten Barito Kuala      7   87,59   B (Kualitas Tinggi)", "12263/140"]),
        ("en", ["Kabupaten Barito Kuala       7   87.59   B (High quality)", "12263/140"]),
    ],
)
def test_barito_kuala_2023_comes_out_as_published_with_the_mean_it_is_rounded_from(language, parts):
    told = run_example(language)
    assert [part for part in parts if part not in told] == []


def test_each_unit_has_the_class_that_was_published():
    published = ["A", "A", "A", "B", "B", "B", "B"]
    lines = run_example("id").splitlines()
    rows = [line.split() for line in lines if line.endswith("hijau") and line[0].isdigit()]
    assert [row[2] for row in rows] == published
