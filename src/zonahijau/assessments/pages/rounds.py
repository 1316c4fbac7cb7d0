"""How far a round is, in one sentence."""

from __future__ import annotations

from zonahijau.assessments.queries import Progress
from zonahijau.wording import Text


def progress_sentence(progress: Progress) -> Text:
    """The number first: how many units have sent, who is late."""
    late = progress.late
    return Text(
        f"{progress.submitted} dari {progress.units} unit sudah mengirim; "
        + (f"{late} terlambat." if late else "tidak ada yang terlambat."),
        f"{progress.submitted} of {progress.units} units have sent; "
        + (f"{late} are late." if late else "none is late."),
    )
