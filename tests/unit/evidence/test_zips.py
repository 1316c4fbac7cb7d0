"""What each file of a ZIP would become, by its folder and name."""

import pytest

from tests import made_files
from zonahijau.evidence.zips import files_in, names_of, plan
from zonahijau.wording import Refused, Text

NAMES = names_of(
    [(1, ("dinkes", "Dinas Kesehatan", "")), (2, ("pkm-01", "Puskesmas Marabahan", "Pkm"))],
    {"pledge.published": Text("Maklumat dipublikasikan", "Pledge published")},
)

PLANS = """
Dinas_Kesehatan/foto loket.JPG            | 1    | photo    | foto loket     |
dinkes/Puskesmas Marabahan/Toilet-2.png   | 2    | photo    | Toilet 2       |
Maklumat dipublikasikan/papan.jpg         | None | photo    | papan          | pledge.published
pledge.published/papan.jpg                | None | photo    | papan          | pledge.published
arsip/SK Tim 2021.pdf                     | None | decree   | SK Tim 2021    |
Peraturan/bupati.docx                     | None | decree   | bupati         |
skema.pdf                                 | None | document | skema          |
"""


@pytest.mark.parametrize("line", PLANS.strip().splitlines())
def test_folder_and_name_say_what_a_file_becomes(line):
    name, unit, kind, title, facts = (part.strip() for part in line.split("|"))
    made = plan(name, NAMES)
    assert (str(made.unit), made.kind, made.title, " ".join(made.facts)) == (
        unit, kind, title, facts,
    )  # fmt: skip


@pytest.fixture
def zipped(tmp_path):
    def write(content: bytes):
        path = tmp_path / "arsip.zip"
        path.write_bytes(content)
        return path

    return write


def test_folders_and_what_systems_leave_behind_are_no_files(zipped):
    path = zipped(
        made_files.archive({"a/": b"", "a/b.pdf": b"x", "__MACOSX/a": b"", "Thumbs.db": b""})
    )
    assert files_in(path, "arsip.zip") == ["a/b.pdf"]


def test_an_empty_and_a_damaged_zip_are_refused(zipped):
    with pytest.raises(Refused, match="holds 0 files"):
        files_in(zipped(made_files.archive({})), "arsip.zip")
    with pytest.raises(Refused, match="damaged"):
        files_in(zipped(b"PK\x03\x04" + b"\0" * 50), "arsip.zip")


def test_a_zip_that_bursts_is_refused(zipped):
    bomb = made_files.archive({f"{n}.bin": b"\0" * (1 << 20) for n in range(80)})
    with pytest.raises(Refused, match="too large when unpacked"):
        files_in(zipped(bomb), "arsip.zip")
