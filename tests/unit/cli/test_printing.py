"""What people see: aligned tables, whole cells, colour on a terminal only, the zone's word."""

import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest

from zonahijau.cli import printing
from zonahijau.cli.printing import print_json, print_tables, said
from zonahijau.cli.report import Column, Report, Table
from zonahijau.wording import Text

REGION = Column(Text("Daerah", "Region"))
SCORE = Column(Text("Nilai", "Score"), "number", 2)
ZONE = Column(Text("Zona", "Zone"), "zone")
TABLE = Table([REGION, SCORE, ZONE], [("Batola", Decimal("87.59"), "hijau"), ("B", 5, None)])


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def printed(monkeypatch):
    def run(report, stream, language="id", show=print_tables):
        monkeypatch.setattr(printing.sys, "stdout", stream)
        show(report, language)
        return stream.getvalue()

    return run


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Decimal("87.50"), "87,50", "87.50"),
        (Fraction(1, 3), "0,333333333333", "0.333333333333"),
        (1500, "1500", "1500"),
        (None, "–", "–"),
        (Text("resmi", "official"), "resmi", "official"),
        ("a\x1b[31mb\n", "a\\x1b[31mb\\n", "a\\x1b[31mb\\n"),
    ],
)
def test_a_value_is_said_as_its_readers_write_it(value, indonesian, english):
    assert (said(value, "id"), said(value, "en")) == (indonesian, english)


def test_columns_align_and_numbers_stand_on_the_right(printed):
    lines = printed(Report([], [TABLE]), io.StringIO()).splitlines()
    assert lines[0] == "Daerah   Nilai   Zona"
    assert lines[2:4] == ["Batola   87,59   hijau", "B            5   –"]


def test_nothing_is_cut_off_when_nobody_watches(printed):
    long = "x" * 5000
    assert long in printed(Report([], [Table([REGION], [(long,)])]), io.StringIO())


def test_a_zone_has_its_colour_on_a_terminal_and_always_its_word(printed, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32mhijau\x1b[0m" in printed(Report([], [TABLE]), Terminal())
    plain = printed(Report([], [TABLE]), io.StringIO())
    assert "\x1b" not in plain
    assert "hijau" in plain


def test_json_has_decimal_strings_and_sentences_of_the_language(printed):
    data = {"mean": Fraction(1, 8), "score": Decimal("1.50"), "why": Text("sebab", "reason")}
    text = printed(Report(data, []), io.StringIO(), "en", print_json)
    assert json.loads(text) == {"mean": "0.125", "score": "1.50", "why": "reason"}


def test_json_keeps_letters_and_is_indented_while_it_can_be_read(printed):
    assert printed(Report(["é"], []), io.StringIO(), show=print_json) == '[\n  "é"\n]\n'
    assert printed(Report([1] * 50_000, []), io.StringIO(), show=print_json).count("\n") == 1
