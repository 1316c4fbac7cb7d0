"""A table of the database: two queries, however many rows, and a stable order."""

import pytest
from django.contrib.auth.models import Group
from django.test import RequestFactory

from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

NAME = Column("name", Text("Nama", "Name"), order_by=("name",))
FIRST = Filter("awal", Text("Awal", "Start"), [("a", "a"), ("b", "b")], "name__startswith")


@pytest.fixture
def groups(db):
    """Makes rows, any number of them."""

    def make(count: int) -> None:
        Group.objects.bulk_create(Group(name=f"{'ab'[i % 2]}-{i:04}") for i in range(count))

    return make


def listing(address: str = "") -> Listing:
    return Listing(
        RequestFactory().get(f"/{address}"),
        Group.objects.all(),
        [NAME],
        search_fields=("name",),
        filters=[FIRST],
        per_page=10,
    )


def shown(table: Listing) -> list[str]:
    return [cells[0].value for cells in table.rows]


@pytest.mark.parametrize("count", [30, 300])
def test_queries_do_not_grow_with_the_rows(groups, count, django_assert_num_queries):
    groups(count)
    table = listing("?urut=-name&cari=a&awal=a&halaman=2")
    with django_assert_num_queries(2):
        assert len(table.rows) >= 5
        assert table.total == count // 2
        assert table.pages


def test_the_database_searches_filters_and_sorts(groups):
    groups(40)
    assert shown(listing("?urut=-name"))[0] == "b-0039"
    assert shown(listing("?cari=0007")) == ["b-0007"]
    assert all(name.startswith("a") for name in shown(listing("?awal=a")))


def test_a_search_of_a_thousand_words_is_answered_by_its_first_ones(groups):
    groups(40)
    words = "+".join(["0007", *["b"] * 11, *["x"] * 2_000])
    assert shown(listing(f"?cari={words}")) == ["b-0007"]


def test_rows_without_an_order_keep_one_on_every_page(groups):
    groups(25)
    pages = [shown(listing(f"?halaman={page}")) for page in (1, 2, 3)]
    assert len({name for page in pages for name in page}) == 25
