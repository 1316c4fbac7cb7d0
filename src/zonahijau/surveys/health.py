"""Whether the files of the history are where their rows say, and still what was written."""

from __future__ import annotations

from random import sample

from zonahijau.surveys import past
from zonahijau.surveys.models import PastAnswers
from zonahijau.web.health import FINE, NOTICE, Check, Finding, register
from zonahijau.wording import Text

SAMPLE = 10
"""Files that a look without ``--all`` reads, drawn anew each time; all must be there."""


def _history(thorough: bool) -> Finding:
    known = past.files(PastAnswers.objects.all())
    for file in known:
        if not file.is_file():
            raise past.lost(file)
    drawn = list(known) if thorough else sample(list(known), min(SAMPLE, len(known)))
    for file in past.unsound({file: known[file] for file in drawn}):
        raise past.lost(file)
    alien = sorted(set(past.root().rglob("*.parquet")) - known.keys())
    if alien:
        named = alien[0].relative_to(past.root().parent).as_posix()
        return Finding(NOTICE, _ALIEN.fill(count=len(alien), first=named), _ALIEN_REMEDY)
    said = Text("{seen} dari {total} berkas dibaca, utuh", "{seen} of {total} files read, sound")
    return Finding(FINE, said.fill(seen=len(drawn), total=len(known)))


_ALIEN = Text(
    "{count} berkas tidak dihitung karena bukan milik survei mana pun, misalnya {first}",
    "{count:file counts|files count} for nothing, as no survey has moved there, such as {first}",
)
_ALIEN_REMEDY = Text(
    "Sisa pemindahan yang terputus: jalankan zonahijau surveys history, lalu hapus yang tersisa",
    "Left by a move that was cut off: run zonahijau surveys history, then delete what remains",
)

register(Check("survey-history", Text("Riwayat survei", "Survey history"), _history, 85))
