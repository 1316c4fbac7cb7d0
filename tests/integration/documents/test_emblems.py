"""The emblem of a letterhead is a picture like any other: measured before it is unpacked."""

import pytest

from tests import made_files
from zonahijau.documents.actions.letterheads import take_emblem
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
