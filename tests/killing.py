"""kill -9 of the web process while people save, upload and seal; and what must be true after."""

from __future__ import annotations

import contextlib
import hashlib
import random
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from uuid import UUID

from tests import made_files, serving
from zonahijau.accounts.demo import PASSWORD

OPERATOR, CLOSER = "operator", "penetap"
ANSWERED_BY_OPERATOR, TO_BE_SEALED = "DPMPTSP", "DUKCAPIL"
LONGEST_LIFE = 1.5
"""Seconds after the first request within which the process is killed."""


@dataclass
class Acknowledged:
    """What the server said it had done, before it died."""

    notes: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)


class Installation:
    """The folder of an installation, read without the product."""

    def __init__(self, folder: Path):
        self.folder = folder

    def rows(self, sql: str, *values: object) -> list[tuple]:
        with sqlite3.connect(self.folder / "zonahijau.sqlite3") as database:
            return database.execute(sql, values).fetchall()

    def assessment(self, unit: str) -> str:
        """The uid of the self-assessment of a unit, as an address writes it."""
        sql = (
            "select a.uid from assessments_assessment a"
            " join organisations_unit u on u.id = a.unit_id"
            " join assessments_round r on r.id = a.round_id where u.code = ? and r.kind = 'self'"
        )
        return str(UUID(self.rows(sql, unit)[0][0]))

    def unit(self, code: str) -> str:
        return str(UUID(self.rows("select uid from organisations_unit where code = ?", code)[0][0]))

    def indicators(self, unit: str) -> list[tuple[str, int]]:
        """The indicators that the unit has answered, each with its revision."""
        sql = (
            "select n.indicator, n.revision from assessments_answer n"
            " join assessments_assessment a on a.id = n.assessment_id where a.uid = ?"
        )
        return self.rows(sql, UUID(self.assessment(unit)).hex)


def die_at_work(prepared: Path, folder: Path, chance: random.Random) -> Acknowledged:
    """Serve a copy of the prepared installation, let three people work at once, and kill it."""
    shutil.copytree(prepared, folder)
    place, server, done = Installation(folder), serving.Server(folder), Acknowledged()
    try:
        operator = serving.Visitor(server.address, OPERATOR, PASSWORD)
        uploader = serving.Visitor(server.address, OPERATOR, PASSWORD)
        closer = serving.Visitor(server.address, CLOSER, PASSWORD)
        work = [
            lambda: _save(operator, place, done.notes),
            lambda: _upload(uploader, place, done.titles, chance.random()),
            lambda: _seal(closer, place, done.sealed, chance.uniform(0, LONGEST_LIFE)),
        ]
        threads = [threading.Thread(target=_until_death, args=(each,)) for each in work]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.1, LONGEST_LIFE))
    finally:
        server.kill()
    for thread in threads:
        thread.join()
    return done


def _until_death(work: Callable[[], None]) -> None:
    """The line breaks when the server dies; a wrong answer before that is a fault of the test."""
    with contextlib.suppress(OSError, HTTPException):
        work()


def _save(visitor: serving.Visitor, place: Installation, notes: list[str]) -> None:
    uid = place.assessment(ANSWERED_BY_OPERATOR)
    for turn in range(1_000):
        for indicator, revision in place.indicators(ANSWERED_BY_OPERATOR)[:6]:
            note = f"Simpanan {turn} {indicator}"
            fields = {"jawaban": "1", "catatan": note, "revisi": str(revision)}
            status, _ = visitor.post(f"/penilaian/{uid}/jawab/{indicator}/", fields)
            assert status in (302, 422), status
            if status == 302:
                notes.append(note)


def _upload(visitor: serving.Visitor, place: Installation, titles: list[str], seed: float) -> None:
    path = f"/unit/{place.unit(ANSWERED_BY_OPERATOR)}/bukti/unggah/"
    for turn in range(1_000):
        title = f"Foto {turn} {seed}"
        photo = made_files.photo(turn, (800, 600))
        status, _ = visitor.post(path, {"kind": "photo"}, ("uploads", f"{title}.jpg", photo))
        assert status == 302, status
        titles.append(title)


def _seal(visitor: serving.Visitor, place: Installation, sealed: list[str], after: float) -> None:
    uid = place.assessment(TO_BE_SEALED)
    time.sleep(after)
    _, leads_to = visitor.post(f"/penilaian/{uid}/tetapkan/", {})
    assert leads_to.startswith("/hasil/"), leads_to
    sealed.append(leads_to.split("/")[2])


def check_after(folder: Path, done: Acknowledged) -> None:
    """Nothing acknowledged is lost, nothing is half there, the chain of the audit trail holds."""
    place = Installation(folder)
    assert place.rows("pragma integrity_check") == [("ok",)]
    assert place.rows("pragma foreign_key_check") == []
    _nothing_lost(place, done)
    _nothing_half_saved(place)
    _nothing_half_sealed(place)
    _no_row_without_its_file(place)
    verified = serving.run(folder, "audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _nothing_lost(place: Installation, done: Acknowledged) -> None:
    kept = {note for (note,) in place.rows("select note from assessments_answerrevision")}
    assert set(done.notes) <= kept
    titles = {title for (title,) in place.rows("select title from evidence_evidence")}
    assert set(done.titles) <= titles
    codes = {code for (code,) in place.rows("select code from assessments_result")}
    assert set(done.sealed) <= codes


def _nothing_half_saved(place: Installation) -> None:
    """Every answer stands as its latest revision, and the counts say what there is."""
    behind = (
        "select n.id from assessments_answer n where not exists ("
        " select 1 from assessments_answerrevision r where r.answer_id = n.id"
        " and r.number = n.revision and r.note = n.note and r.value = n.value)"
    )
    assert place.rows(behind) == []


def _nothing_half_sealed(place: Installation) -> None:
    torn = (
        "select a.uid, a.state from assessments_assessment a where (a.state = 'sealed') <> exists ("
        " select 1 from assessments_result r where r.assessment_id = a.id and r.stage = 'sealed')"
    )
    assert place.rows(torn) == []


def _no_row_without_its_file(place: Installation) -> None:
    sql = "select path, sha256, size from evidence_blob where erased_at is null"
    for path, sha256, size in place.rows(sql):
        content = (place.folder / "files" / path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size), path
