"""The emblem of a letterhead is a picture like any other: measured before it is unpacked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import made_files
from zonahijau.documents.actions.letterheads import take_emblem
from zonahijau.documents.models import Letterhead
from zonahijau.wording import Refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (made_files.png_bomb(9_000, 9_000), "24 megapixels"),
        (made_files.png_bomb(60_000, 60_000), "megapixels"),
        (made_files.png_bomb(90, 90), "damaged"),
    ],
)
def test_an_emblem_that_would_burst_or_is_damaged_is_refused(batola, content, said):
    with pytest.raises(Refused, match=said):
        take_emblem(batola, [content], "lambang.png")


def test_only_an_emblem_that_is_stored_can_be_taken_away(client, admin, batola):
    client.force_login(admin)
    address = reverse("documents:letterhead")
    typed = {"lines": "SEKRETARIAT DAERAH", "revision": "0"}
    assert "no_emblem" not in client.get(address).content.decode()
    picture = SimpleUploadedFile("lambang.jpg", made_files.photo())
    assert client.post(address, typed | {"emblem": picture}).status_code == 302
    assert "no_emblem" in client.get(address).content.decode()
    client.post(address, typed | {"revision": "1", "no_emblem": "on"})
    assert Letterhead.objects.get().emblem is None
