"""Tables that do as their address says."""

from dataclasses import dataclass
from urllib.parse import parse_qs

import pytest
from django.test import RequestFactory

from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text


@dataclass(frozen=True)
class Unit:
    name: str
    kind: str
    score: int | None


UNITS = [
    Unit("Dinas Sosial", "dinas", 70),
    Unit("Puskesmas Marabahan", "puskesmas", 91),
    Unit("Dinas Kesehatan", "dinas", None),
    Unit("Puskesmas Tamban", "puskesmas", 55),
]
COLUMNS = [
    Column("name", Text("Unit", "Unit"), order_by=("name",)),
    Column("kind", Text("Jenis", "Kind")),
    Column("score", Text("Nilai", "Score"), order_by=("score",), kind="number"),
]
KIND = Filter(
    "jenis",
    Text("Jenis", "Kind"),
    [("dinas", Text("Dinas", "Agency")), ("puskesmas", Text("Puskesmas", "Health centre"))],
    "kind",
)


def listing(address: str = "", **options) -> Listing:
    request = RequestFactory().get(f"/unit/{address}")
    options = {"search_fields": ("name",), "filters": [KIND]} | options
    return Listing(request, UNITS, COLUMNS, **options)


def names(table: Listing) -> list[str]:
    return [cells[0].value for cells in table.rows]


def test_rows_stand_as_given_until_somebody_sorts():
    assert names(listing()) == [unit.name for unit in UNITS]


def test_sorting_puts_what_has_no_value_last_in_both_directions():
    assert [cells[2].value for cells in listing("?urut=score").rows] == [55, 70, 91, None]
    assert [cells[2].value for cells in listing("?urut=-score").rows] == [91, 70, 55, None]


def test_a_column_without_order_is_not_sorted_by_whatever_the_address_says():
    assert names(listing("?urut=kind")) == names(listing())
    assert names(listing("?urut=password")) == names(listing())


def test_every_word_of_a_search_must_occur():
    assert names(listing("?cari=puskesmas+TAMBAN")) == ["Puskesmas Tamban"]
    assert listing("?cari=zzz").is_narrowed
    assert not listing("?cari=zzz").total


def test_a_filter_narrows_and_an_invented_option_does_not():
    assert names(listing("?jenis=dinas")) == ["Dinas Sosial", "Dinas Kesehatan"]
    assert len(names(listing("?jenis=istana"))) == 4
    assert listing("?jenis=dinas").choices[0].said == Text("Dinas", "Agency")


@pytest.mark.parametrize(("asked", "shown"), [("1", 1), ("2", 2), ("99", 2), ("x", 1), ("-1", 2)])
def test_the_nearest_page_is_shown(asked, shown):
    assert listing(f"?halaman={asked}", per_page=3).page.number == shown


def test_a_heading_sorts_and_turns_and_keeps_search_and_filter():
    first, _, score = listing("?cari=din&jenis=dinas&urut=score&halaman=2").headings
    assert parse_qs(score.address[1:]) == {"cari": ["din"], "jenis": ["dinas"], "urut": ["-score"]}
    assert score.sorted == "ascending"
    assert parse_qs(first.address[1:])["urut"] == ["name"]
    assert first.sorted == ""


def test_the_table_can_be_cleared_without_losing_its_order():
    table = listing("?cari=din&jenis=dinas&urut=score&lang=en")
    assert parse_qs(table.cleared_address[1:]) == {"urut": ["score"], "lang": ["en"]}
    assert table.kept == [("urut", "score"), ("lang", "en")]


def test_two_tables_on_a_page_do_not_move_each_other():
    table = listing("?cari=puskesmas&b-cari=sosial", prefix="b-")
    assert names(table) == ["Dinas Sosial"]
    assert "b-urut=name" in table.headings[0].address
    assert "cari=puskesmas" in table.headings[0].address


def test_numbers_of_pages_leave_out_the_middle():
    table = Listing(
        RequestFactory().get("/"), range(100), [Column("real", Text("n", "n"))], per_page=5
    )
    assert [number for number, _ in table.pages] == ["1", "2", "…", "20"]


def test_a_cell_knows_that_it_is_empty():
    assert [cells[2].is_empty for cells in listing().rows] == [False, False, True, False]
