"""Barito Kuala with an operator and the task force, files in a folder of their own."""

import pytest

from tests import made_files, offices
from zonahijau.evidence.actions import upload
from zonahijau.evidence.details import Details


@pytest.fixture(autouse=True)
def files(tmp_path, settings):
    """The folder of files of this test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def satgas(batola):
    return offices.person(batola, "satgas", "satgas")


@pytest.fixture
def uploaded(dinkes, rahmah):
    """Uploads a file as a person would; a photo unless told otherwise."""

    def uploading(content=None, *, unit=None, by=None, name="foto.jpg", **said):
        details = Details(**{"kind": "photo", "title": "Loket", **said})
        chunks = [content if content is not None else made_files.photo()]
        return upload(
            by=by or rahmah, unit=unit or dinkes, chunks=chunks, name=name, details=details
        )

    return uploading
