"""Keeping the entries of the search: by the actions as they go, or all of them anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.catalogue.models import SearchEntry, SearchWord, Service, Standard
from zonahijau.catalogue.needs import NEEDS
from zonahijau.catalogue.search.words import stems_of, vocabulary
from zonahijau.catalogue.standards.content import read_content

BATCH = 1000
_TAIL = 3


def government_token(government: int) -> str:
    """The word under which a government's entries are found together."""
    return f"pemda{government}"


def index(services: Iterable[int]) -> None:
    """Bring the entries of these services up to date: public ones have one, others none."""
    keys = set(services)
    rows = list(_public().filter(pk__in=keys))
    with transaction.atomic():
        SearchEntry.objects.filter(pk__in=keys - {row.pk for row in rows}).delete()
        _put(rows)


def rebuild() -> int:
    """Make all entries and the vocabulary anew; how many there are. Memory stays flat, and what
    has been made can be found meanwhile."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        SearchWord.objects.all().delete()
    count = 0
    for rows in _batches(_public().order_by("pk").iterator(chunk_size=BATCH)):
        with transaction.atomic():
            _put(rows)
        count += len(rows)
    return count


def _public() -> Any:
    rows = Service.objects.public(timezone.now().date())
    return rows.select_related("unit", "government")


def _batches(rows: Iterator[Service]) -> Iterator[list[Service]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _put(rows: list[Service]) -> None:
    products = _products(rows)
    SearchEntry.objects.bulk_create(
        [_entry(row, products.get(row.pk, ())) for row in rows],
        update_conflicts=True,
        unique_fields=["service"],
        update_fields=["title", "place", "body"],
    )
    words = vocabulary(
        text for row in rows for text in (row.name, row.keywords, row.summary, row.unit.name)
    )
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, tail=word[-_TAIL:]) for word in sorted(words)],
        ignore_conflicts=True,
    )


def _products(rows: list[Service]) -> Mapping[int, tuple[str, ...]]:
    """What each service delivers, by its published standard."""
    standards = Standard.objects.in_force().filter(service__in=rows, published_on__isnull=False)
    contents = standards.values_list("service_id", "content")
    return {key: read_content(said).product.items for key, said in contents}


def _entry(row: Service, products: Iterable[str]) -> SearchEntry:
    needs = (NEEDS[code] for code in row.needs if code in NEEDS)
    about = [f"{need.label.id} {need.label.en} {need.words}" for need in needs]
    unit, government = row.unit, row.government
    return SearchEntry(
        service=row,
        government_id=row.government_id,
        title=_stems(row.name),
        place=_stems(unit.name, unit.short_name, government.short_name)
        + f" {government_token(row.government_id)}",
        body=_stems(row.summary, row.keywords, *products, *about),
    )


def _stems(*texts: str) -> str:
    return " ".join(dict.fromkeys(stem for text in texts for stem in stems_of(text)))
