"""A file without end does not fill the memory."""

import io

import pytest

from tests.unit.tables.survey_reading import scanned
from zonahijau.tables.feed import LONGEST_LINE, Feed
from zonahijau.wording import Refused

HUNDRED_MEGABYTES = 100 * 1024 * 1024


class Endless(io.RawIOBase):
    """One line of a hundred megabytes that is made while it is read; counts what was taken."""

    def __init__(self):
        self.taken = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        size = min(len(buffer), HUNDRED_MEGABYTES - self.taken)
        buffer[:size] = b"x" * size
        self.taken += size
        return size


def refused_after(read):
    raw = Endless()
    feed = Feed(io.BufferedReader(raw, 1 << 16), "long.csv")
    feed.number = 1
    with pytest.raises(Refused, match="longer than 1 MiB"):
        read(feed)
    return raw.taken


def test_a_line_of_a_hundred_megabytes_is_refused_before_it_is_read():
    assert refused_after(Feed.line) < 2 * LONGEST_LINE
    assert refused_after(lambda feed: list(feed.lines())) < 4 * LONGEST_LINE


@pytest.mark.parametrize("quoted", ["", '"never closed'])
def test_a_long_line_is_refused_in_a_survey_too(tmp_path, quoted):
    path = tmp_path / "survey.csv"
    path.write_text("U1,U2\n1,2\n" + "1," * LONGEST_LINE + quoted)
    assert "row 3: The line is longer than 1 MiB" in scanned(path)
