"""Whether the files of the history are where their rows say, and still what was written."""

from __future__ import annotations

from zonahijau.surveys import past
from zonahijau.surveys.models import PastAnswers
from zonahijau.web.health import FINE, Check, Finding, register
from zonahijau.wording import Text

SAMPLE = 10
"""Files that a look without ``--all`` reads, drawn anew each time."""


def _history(thorough: bool) -> Finding:
    rows = PastAnswers.objects.select_related("campaign")
    looked = list(rows if thorough else rows.order_by("?")[:SAMPLE])
    for row in looked:
        file = past.file_of(row)
        if past.fingerprint_of(file) != row.sha256:
            raise past.lost(file)
    said = Text("{seen} dari {total} berkas dibaca, utuh", "{seen} of {total} files read, sound")
    return Finding(FINE, said.fill(seen=len(looked), total=rows.count()))


register(Check("survey-history", Text("Riwayat survei", "Survey history"), _history, 85))
