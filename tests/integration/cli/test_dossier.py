"""``zonahijau dossier``: every sentence filled, in both languages, on tagged paper."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests import offices

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def texts(value):
    """Every string in a structure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for one in value.values() for each in texts(one))
    elif isinstance(value, list):
        yield from (each for one in value for each in texts(one))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_sentence_is_filled_with_what_is_installed(language, settings):
    from zonahijau import __version__
    from zonahijau.cli.care.printing_dossier import dossier

    offices.government()
    settings.ADDRESS = "https://zh.example"
    said = " ".join(texts(dossier(language, NOW)))
    assert "{" not in said
    assert f"Zona Hijau {__version__}" in said
    assert "https://zh.example" in said
    assert "Kabupaten Barito Kuala" in said
    assert str(settings.DATA) in said


def test_both_languages_say_the_same_number_of_things():
    from zonahijau.cli.care.printing_dossier import dossier

    indonesian, english = (list(texts(dossier(each, NOW))) for each in ("id", "en"))
    assert len(indonesian) == len(english)
    assert sum(a != b for a, b in zip(indonesian, english, strict=True)) > 60


def test_the_paper_is_tagged_and_names_the_government():
    from zonahijau.cli.care.printing_dossier import dossier_pdf

    offices.government()
    paper = PdfReader(BytesIO(dossier_pdf("id", NOW)))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Barito Kuala" in paper.pages[0].extract_text()
    assert "SURAT EDARAN" in paper.pages[-1].extract_text()
