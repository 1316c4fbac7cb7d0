"""Keeping the entries of the search: by the actions as they go, or all of them anew.

Rows are read and written as plain tuples: a nation has hundreds of thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from zonahijau.catalogue.models import SearchEntry, SearchWord, Service, Standard
from zonahijau.catalogue.needs import NEEDS
from zonahijau.catalogue.search.words import stems_of, vocabulary
from zonahijau.catalogue.standards.content import read_content

BATCH = 5000
_TAIL = 3
_PUT = """INSERT INTO catalogue_searchentry (service_id, government_id, title, place, body)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT (service_id)
    DO UPDATE SET title = excluded.title, place = excluded.place, body = excluded.body"""
_PUT_WORD = """INSERT INTO catalogue_searchword (word, tail) VALUES (%s, %s)
    ON CONFLICT (word) DO NOTHING"""


class _Row(NamedTuple):
    """What a public service is found by; the names are those of a query."""

    pk: int
    government_id: int
    name: str
    keywords: str
    summary: str
    needs: list[str]
    unit__name: str
    unit__short_name: str
    government__short_name: str


def government_token(government: int) -> str:
    """The word under which a government's entries are found together."""
    return f"pemda{government}"


def index(services: Iterable[int]) -> None:
    """Bring the entries of these services up to date: public ones have one, others none."""
    keys = set(services)
    rows = [_Row(*row) for row in _public().filter(pk__in=keys)]
    with transaction.atomic():
        SearchEntry.objects.filter(pk__in=keys - {row.pk for row in rows}).delete()
        _put(rows, set())


def rebuild() -> int:
    """Make all entries and the vocabulary anew; how many there are. Memory stays flat, and what
    has been made can be found meanwhile."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        SearchWord.objects.all().delete()
    count, known = 0, set[str]()
    for rows in _batches(_public().order_by("pk").iterator(chunk_size=BATCH)):
        with transaction.atomic():
            _put(rows, known)
        count += len(rows)
    return count


def _public() -> Any:
    return Service.objects.public(timezone.now().date()).values_list(*_Row._fields)


def _batches(rows: Iterator[Any]) -> Iterator[list[_Row]]:
    while batch := [_Row(*row) for row in islice(rows, BATCH)]:
        yield batch


def _put(rows: Sequence[_Row], known: set[str]) -> None:
    """Write the entries of rows, and those of their words that are not ``known`` to be there."""
    if not rows:
        return
    products = _products(rows)
    texts = {text for row in rows for text in (row.name, row.keywords, row.summary, row.unit__name)}
    texts.update(text for row in rows for text in _about(row))
    words = sorted(vocabulary(texts) - known)
    known.update(words)
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, [_entry(row, products.get(row.pk, ())) for row in rows])
        if words:
            cursor.executemany(_PUT_WORD, [(word, word[-_TAIL:]) for word in words])


def _products(rows: Sequence[_Row]) -> Mapping[int, tuple[str, ...]]:
    """What each service delivers, by its published standard."""
    standards = Standard.objects.in_force().filter(
        service__in=[row.pk for row in rows], published_on__isnull=False
    )
    contents = standards.values_list("service_id", "content")
    return {key: read_content(said).product.items for key, said in contents}


def _entry(row: _Row, products: Iterable[str]) -> tuple[int, int, str, str, str]:
    place = _stems(row.unit__name, row.unit__short_name, row.government__short_name)
    return (
        row.pk,
        row.government_id,
        _stems(row.name),
        f"{place} {government_token(row.government_id)}",
        _stems(row.summary, row.keywords, *products, *_about(row)),
    )


def _about(row: _Row) -> list[str]:
    """What is said of its needs. Their Indonesian labels name papers, which only some services of a
    need deliver: they lead nobody to the others."""
    needs = (NEEDS[code] for code in row.needs if code in NEEDS)
    return [f"{need.label.en} {need.words}" for need in needs]


def _stems(*texts: str) -> str:
    return " ".join(dict.fromkeys(stem for text in texts for stem in _stems_of(text)))


@lru_cache(maxsize=20_000)
def _stems_of(text: str) -> tuple[str, ...]:
    """Names of units, needs and many services come again and again."""
    return tuple(stems_of(text))
