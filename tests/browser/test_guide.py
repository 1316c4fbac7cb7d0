"""Every picture of the guide is there, and every picture there is in the guide."""

from tests.browser.guide import GUIDE, PICTURES, named

HEAVIEST = 150_000
"""Bytes of a picture: the whole guide opens on a phone."""


def test_no_picture_of_the_guide_is_missing_or_unused():
    assert named() == {file.name for file in PICTURES.iterdir()}


def test_the_pictures_are_light():
    assert {file.name for file in PICTURES.iterdir() if file.stat().st_size > HEAVIEST} == set()


def test_the_index_leads_to_every_page():
    index = (GUIDE / "index.md").read_text("utf-8")
    pages = {page.name for page in GUIDE.glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()
