"""The gallery as people see it: on a phone and a desk, by day and by night, with and without scripts."""

import pytest

from tests.browser.conftest import LOOKS, barriers, keep_picture, sideways_scroll


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_gallery_shuts_nobody_out(open_page, size, theme):
    page = open_page("/galeri/", size, theme)
    keep_picture(page, f"galeri-{size}-{theme}")
    assert barriers(page) == []
    assert sideways_scroll(page) <= 0
