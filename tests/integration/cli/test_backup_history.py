"""The history of surveys in a backup: the same digits on a second, empty installation, and whatever
happened to one of its files is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.integration.cli.installations import Installation, new_database
from tests.integration.cli.test_backup import PASSPHRASE, parts, rewrite

LOOK = """
import io, json
from contextlib import redirect_stderr, redirect_stdout
from zonahijau.cli import main
from zonahijau.surveys import past
from zonahijau.surveys.lines import written
from zonahijau.surveys.models import PastAnswers, PublishedCell
from zonahijau.surveys.results import results_of
from zonahijau.wording import Refused

def told(*words):
    out, refused = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(refused):
        code = main([*words, "--json", "--lang", "en"])
    return refused.getvalue() if code == 2 else json.loads(out.getvalue())

def answers(row):
    try:
        return sorted(map(written, past.all_counted(row.campaign)))
    except Refused:
        return "refused"

def figures():
    for row in PastAnswers.objects.order_by("campaign__uid"):
        found = results_of(row.campaign)
        exact = [str(found.result.index_exact), str(found.result.interval)]
        yield [str(row.campaign.uid), row.answers, *exact, found.counted.packed(), answers(row)]
    # sorted here: databases differ in the order of letters
    cells = PublishedCell.objects.values_list(
        "campaign__uid", "table", "cell", "n", "total", "error"
    )
    yield sorted([str(uid), *rest] for uid, *rest in cells)

checks = told("doctor", "--all")["checks"]
print(json.dumps({
    "figures": list(figures()),
    "index": [told("surveys", "index", "--by", by) for by in ("unit", "region", "year")],
    "recount": told("surveys", "recount"),
    "figures again": list(figures()),
    "doctor": next(each["level"] for each in checks if each["check"] == "survey-history"),
}))
"""
"""Of every survey that has moved the index, all sums, every answer, and all published cells, before
and after they are counted anew; the indices out of the files; what the doctor says of them."""


def look(place: Installation, before: str = "") -> dict[str, Any]:
    return json.loads(place.python(before + LOOK).splitlines()[-1])


@pytest.fixture(scope="module")
def server() -> str:
    """A PostgreSQL server that goes with the tests."""
    return postgres.start()


@pytest.fixture(scope="module")
def original(demonstration, tmp_path_factory) -> Installation:
    """The demonstration, its closed surveys moved into the history."""
    folder = tmp_path_factory.mktemp("asal") / "data"
    shutil.copytree(demonstration, folder)
    place = Installation(folder, extra={"ZONAHIJAU_DEMO": "1"})
    moved = place.done("surveys", "history", "--after", "0", "--json").json
    assert moved["surveys"] >= 2
    assert moved["answers"] == moved["held"] > 100
    return place


@pytest.fixture(scope="module")
def seen(original) -> dict[str, Any]:
    return look(original)


@pytest.fixture(scope="module")
def backup(original, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("cadangan") / "cadangan.tar"
    said = original.done("backup", file, "--with-keys", "--json", ZONAHIJAU_PASSPHRASE=PASSPHRASE)
    assert (said.json["altered"], said.json["missing"]) == ([], [])
    return file


@pytest.fixture
def harmed(original, tmp_path) -> Installation:
    """A copy, to break one file of its history."""
    folder = tmp_path / "rusak"
    shutil.copytree(original.folder, folder)
    return Installation(folder, extra=original.extra)


def restored(folder: Path, backup: Path, database: str = "") -> tuple[Installation, list[str]]:
    """A new installation, and which files of the history the command found unsound."""
    place = Installation(folder, database, {"ZONAHIJAU_DEMO": "1"})
    said = place.done("restore", backup, "--json", ZONAHIJAU_PASSPHRASE=PASSPHRASE).json
    return place, said["unsound"]


def history(place: Installation) -> list[Path]:
    return sorted((place.folder / "files" / "surveys").rglob("*.parquet"))


def name_of(place: Installation, file: Path) -> str:
    return file.relative_to(place.folder / "files").as_posix()


def test_a_second_installation_has_the_same_index_from_the_history(
    original, seen, backup, tmp_path
):
    assert seen["doctor"] == "fine"
    assert seen["recount"]["wrong"] == 0
    assert seen["figures again"] == seen["figures"]
    assert all(seen["index"])
    place, unsound = restored(tmp_path / "data", backup)
    assert unsound == []
    assert look(place) == seen
    assert {name_of(place, file): file.read_bytes() for file in history(place)} == {
        name_of(original, file): file.read_bytes() for file in history(original)
    }


def test_on_the_other_database_too(seen, backup, server, tmp_path):
    place, unsound = restored(tmp_path / "data", backup, new_database(server))
    assert unsound == []
    assert look(place) == seen


def parquet(found: dict[str, bytes]) -> str:
    return next(name for name in found if name.endswith(".parquet"))


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found | {parquet(found): found[parquet(found)][:-100]},
        lambda found: found | {parquet(found): b"x" * len(found[parquet(found)])},
        lambda found: {name: part for name, part in found.items() if name != parquet(found)},
    ],
    ids=["cut off", "altered", "left out"],
)
def test_a_backup_with_another_history_file_is_refused(backup, tmp_path, change):
    bad = tmp_path / "rusak.tar"
    rewrite(backup, bad, change)
    place = Installation(tmp_path / "data")
    assert "the part files/ was altered" in place.refused("restore", bad)
    assert not history(place)


def test_a_file_harmed_on_the_disk_is_told_by_all_who_meet_it(harmed, seen, tmp_path):
    """By the doctor, by whoever counts it, by the backup that takes it along, and when that backup
    is restored; no figure that was shown is lost over it."""
    file = history(harmed)[0]
    name = name_of(harmed, file)
    file.write_bytes(file.read_bytes()[:-100])
    backup = tmp_path / "cadangan.tar"
    said = harmed.done("backup", backup, "--json").json
    assert (said["altered"], said["missing"]) == ([name], [])
    place, unsound = restored(tmp_path / "data", backup)
    assert unsound == [name]
    found = look(place)
    assert found["doctor"] == "wrong"
    assert all("missing or altered" in each for each in [*found["index"], found["recount"]])
    shown = [row[:-1] for row in seen["figures"][:-1]]
    assert [row[:-1] for row in found["figures"][:-1]] == shown
    assert [row[-1] for row in found["figures"][:-1]].count("refused") == 1
    assert found["figures"][-1] == seen["figures"][-1]


def test_a_lost_file_is_told_and_comes_back_from_an_older_backup(harmed, seen, backup, tmp_path):
    file = history(harmed)[-1]
    name = name_of(harmed, file)
    file.unlink()
    said = harmed.done("backup", tmp_path / "kemudian.tar", "--json").json
    assert (said["altered"], said["missing"]) == ([], [name])
    place, unsound = restored(tmp_path / "data", tmp_path / "kemudian.tar")
    assert unsound == [name]
    (place.folder / "files" / name).write_bytes(parts(backup)[f"files/{name}"])
    assert look(place) == seen
