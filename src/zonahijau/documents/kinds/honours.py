"""Certificates."""

from __future__ import annotations

from typing import Any

from zonahijau.documents.blocks import centred
from zonahijau.documents.drafting import Choice, Draft, filled, names_of
from zonahijau.documents.kinds import OTHERS, Kind
from zonahijau.documents.words import CERTIFICATE, REGENT
from zonahijau.wording import Text


def certificate(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """Piagam penghargaan of the head of the region."""
    names = names_of(where)
    to = chosen.get("to") or (names.unit.name if names.unit else "")
    return Draft(
        subject=filled(to),
        blocks=(
            centred("Atas " + filled(chosen.get("about") or "")),
            centred(
                f"di lingkungan {names.government_name}. Semoga menjadi teladan dalam melayani"
                " masyarakat."
            ),
        ),
    )


KINDS = (
    Kind(
        "piagam",
        Text("Piagam penghargaan", "Certificate of honour"),
        certificate,
        level=REGENT,
        layout=CERTIFICATE,
        heading="Piagam Penghargaan",
        group=OTHERS,
        choices=(
            Choice("to", Text("Diberikan kepada", "Given to")),
            Choice("about", Text("Atas", "For"), hint=Text("Misalnya: prestasi sebagai unit"
                   " dengan standar pelayanan terlengkap", "Such as: the most complete"
                   " service standards")),
        ),
    ),
)  # fmt: skip
