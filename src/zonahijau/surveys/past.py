"""The history of this installation: which file holds the answers of a survey, and reading it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer, read_all
from zonahijau.surveys.models import Campaign, PastAnswers
from zonahijau.wording import Refused, Text, refuse

FOLDER = "surveys"
"""Among the stored files, so that a backup takes the history along."""


def root() -> Path:
    """The folder of all histories, one for each instrument and set of elements."""
    return Path(settings.MEDIA_ROOT) / FOLDER


def history_of(campaign: Campaign) -> Path:
    """The history that the answers of a survey belong to."""
    return _history_of(Asking.of(campaign.questions))


def _history_of(asking: Asking) -> Path:
    from zonahijau.surveys.history import layout  # loads the library of Parquet, which takes long

    return layout.history_of(root(), asking.instrument, asking.elements)


def file_of(past: PastAnswers) -> Path:
    """The file that holds the answers of a survey."""
    return _file(past.campaign.questions, past.year, past.region, str(past.campaign.uid))


def _file(questions: Any, year: int, region: str, name: str) -> Path:
    from zonahijau.surveys.history import layout

    return layout.part_of(_history_of(Asking.of(questions)), year, region, name)


def files(rows: QuerySet[Any]) -> dict[Path, str]:
    """The file of each of these :class:`PastAnswers`, and the sha256 that it must have; also of the
    model as it was at an earlier migration."""
    given = ("campaign__questions", "year", "region", "campaign__uid", "sha256")
    found = rows.order_by("pk").values_list(*given).iterator(chunk_size=500)
    return {
        _file(questions, year, region, str(uid)): sha256
        for questions, year, region, uid, sha256 in found
    }


def unsound(expected: Mapping[Path, str]) -> list[Path]:
    """Those of the files that are missing or altered."""
    return [file for file, sha256 in expected.items() if fingerprint_of(file) != sha256]


def names_of(campaign: Campaign) -> Mapping[str, str]:
    """What the history calls each service, by its key in the survey: a number that no other survey
    uses."""
    return {key: str(number) for key, number in campaign.services.values_list("key", "pk")}


def all_counted(campaign: Campaign) -> Iterator[Answer]:
    """Every answer that counts, wherever it lies: on the shelves and on sheets that were counted
    and not taken out, or in the history. Refused when the file of the history is gone or altered.
    """
    past = PastAnswers.objects.filter(campaign=campaign).first()
    yield from in_database(campaign) if past is None else read(past)


def in_database(campaign: Campaign) -> Iterator[Answer]:
    """The counted answers of a survey that has not been moved."""
    for shelf in campaign.shelves.all():
        yield from read_all(shelf.lines)
    for sheet in campaign.sheets.filter(counted_on__isnull=False, taken_out_on=None):
        yield from read_all(sheet.lines)


def read(past: PastAnswers) -> Iterator[Answer]:
    """The answers of a survey out of its file, which must be what was written."""
    from zonahijau.surveys.history.rows import read_part

    file = file_of(past)
    if fingerprint_of(file) != past.sha256:
        raise lost(file)
    services = {name: key for key, name in names_of(past.campaign).items()}
    yield from read_part(file, Asking.of(past.campaign.questions), services)


def fingerprint_of(file: Path) -> str:
    """The sha256 of a file; nothing where there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def lost(file: Path) -> Refused:
    """That a file of the history is not what it was."""
    return refuse(
        Text(
            "Berkas riwayat survei hilang atau berubah",
            "A file of the survey history is missing or altered",
        ),
        Text(
            "Salin berkas itu dari cadangan terakhir yang utuh ke folder files",
            "Copy it from the last sound backup into the folder files",
        ),
        file=file.relative_to(root().parent).as_posix(),
    )
