"""Every component renders, in both languages."""

import pytest


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_gallery_shows_every_component(client, demonstration, language):
    page = client.get(f"/galeri/?lang={language}")
    assert page.status_code == 200
    assert "<c-" not in page.content.decode()
