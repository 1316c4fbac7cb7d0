"""Asking the two full-text indices for candidates; which of them fit best is decided above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from zonahijau.catalogue.models import SearchWord

MOST = 500
"""Candidates that are compared; who gets more should ask more exactly."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Stems that must all stand in an entry: in its name alone, or anywhere; each whole or as a
    beginning; one of them is enough with ``any_of``. ``place`` narrows it to a government."""

    stems: Sequence[str]
    in_title: bool = False
    beginnings: bool = False
    any_of: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that was found, with its stems."""

    service: int
    government: int
    title: frozenset[str]
    place: frozenset[str]
    body: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All stems of the entry."""
        return self.title | self.place | self.body


_SQLITE = """SELECT e.service_id, e.government_id, e.title, e.place, e.body
    FROM catalogue_search f JOIN catalogue_searchentry e ON e.service_id = f.rowid
    WHERE f.catalogue_search MATCH %s LIMIT %s"""
_POSTGRESQL = """SELECT e.service_id, e.government_id, e.title, e.place, e.body
    FROM catalogue_searchentry e WHERE e.words @@ to_tsquery('simple', %s) LIMIT %s"""


def candidates(asked: Asked) -> list[Candidate]:
    """At most one more than :data:`MOST`; one query."""
    is_sqlite = connection.vendor == "sqlite"
    sql, question = (_SQLITE, _fts5(asked)) if is_sqlite else (_POSTGRESQL, _tsquery(asked))
    with connection.cursor() as cursor:
        cursor.execute(sql, [question, MOST + 1])
        return [_candidate(*row) for row in cursor.fetchall()]


def _candidate(service: int, government: int, *texts: str) -> Candidate:
    title, place, body = (frozenset(text.split()) for text in texts)
    return Candidate(service, government, title, place, body)


def _fts5(asked: Asked) -> str:
    """``(title : ("ktp" AND "baru")) AND place : "pemda7"``; stems are letters and digits only."""
    star = "*" if asked.beginnings else ""
    joined = (" OR " if asked.any_of else " AND ").join(f'"{stem}"{star}' for stem in asked.stems)
    words = f"title : ({joined})" if asked.in_title else f"({joined})"
    return f'({words}) AND place : "{asked.place}"' if asked.place else words


def _tsquery(asked: Asked) -> str:
    """``(judulktp & judulbaru) & pemda7``: each word of a name is in the index once more, behind a
    mark, so that the index alone knows which names have it."""
    mark, star = ("judul" if asked.in_title else ""), (":*" if asked.beginnings else "")
    joined = (" | " if asked.any_of else " & ").join(f"{mark}{stem}{star}" for stem in asked.stems)
    return f"({joined}) & {asked.place}" if asked.place else joined


def nearby(word: str, most: int) -> list[str]:
    """Words of the vocabulary that begin or end as this one does and are about as long; one
    query."""
    near = Q(word__gte=word[0], word__lt=chr(ord(word[0]) + 1)) | Q(tail=word[-3:])
    words = SearchWord.objects.filter(near).values_list("word", flat=True)
    return [each for each in words if abs(len(each) - len(word)) <= most]
