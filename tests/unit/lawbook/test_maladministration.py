"""The forms of maladministration: a list of names that can be edited, and nothing made up."""

import pytest

from tests.unit.lawbook.law_texts import write
from zonahijau.lawbook.library import law_folder
from zonahijau.lawbook.maladministration import load_maladministration, read_maladministration

LAW = (law_folder() / "maladministration" / "forms.yaml").read_text(encoding="utf-8")

PUBLISHED = [
    "penundaan berlarut", "tidak memberikan pelayanan", "penyimpangan prosedur",
    "penyalahgunaan wewenang", "permintaan imbalan uang/pungli", "tidak kompeten", "tidak patut",
    "berpihak", "konflik kepentingan", "diskriminasi",
]  # fmt: skip
"""As one published table of reports names them, in its order."""


@pytest.mark.parametrize("written", [name for name in PUBLISHED if "/" not in name])
def test_every_name_of_the_published_table_is_recognised(written):
    assert load_maladministration().find(written) is not None


def test_the_list_is_as_long_as_the_published_table():
    assert len(load_maladministration().forms) == len(PUBLISHED)


def test_only_the_notion_itself_is_read_in_the_statute():
    book = load_maladministration()
    assert (book.definition_cite.article, book.definition_cite.confidence) == (
        "Pasal 1 angka 3",
        "V",
    )
    assert {form.cite.confidence for form in book.forms} == {"S"}


def test_an_office_may_add_a_form_of_its_own(tmp_path):
    added = LAW + "  - {code: local-form, label: {id: Bentuk daerah, en: Local form}}\n"
    book = read_maladministration(write(tmp_path, added, "maladministration/forms.yaml"))
    assert book.find("bentuk daerah").code == "local-form"
