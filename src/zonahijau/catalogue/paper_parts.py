"""What the papers of standards and consultations share: what they are about, how they open and
close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from zonahijau.documents.blocks import BLANK, Block, empty_rows, paragraph, signatures, table
from zonahijau.documents.drafting import day_said, names_of, parts_of
from zonahijau.documents.kinds.laws import SERVICE, SERVICE_RULES

if TYPE_CHECKING:
    from zonahijau.catalogue.models import Consultation, Standard


def consultation_of(where: Any, chosen: Mapping[str, Any]) -> Consultation | None:
    """The consultation that the paper is of, at this unit only."""
    from zonahijau.catalogue.models import Consultation

    uid, (_, unit) = str(chosen.get("consultation", "")), parts_of(where)
    if not is_uid(uid) or unit is None:  # a government as a whole consults nobody
        return None
    return Consultation.objects.filter(uid=uid, unit=unit).first()


def is_uid(text: str) -> bool:
    """Whether it can be the uid of anything."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def services_table(standards: Sequence[Standard]) -> Block:
    """The services of these standards."""
    rows = [(each.service.name, each.service.code or "") for each in standards]
    return table(("Jenis layanan", "Kode"), rows or empty_rows(2, 3), widths=(8, 3))


def opening(where: Any, what: str, day: object, place: str = "") -> Block:
    """On which day, where, what was held."""
    names = names_of(where)
    return paragraph(
        f"Pada hari ini, {day_said(day)}, bertempat di {place or names.office}, telah"
        f" dilaksanakan {what} sesuai dengan {SERVICE} dan {SERVICE_RULES}."
    )


def closing(first: str = "Pimpinan rapat") -> list[Block]:
    """How minutes end, with room for two signatures."""
    return [
        paragraph(
            "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana"
            " mestinya."
        ),
        signatures((first, BLANK, BLANK, "", ""), ("Wakil masyarakat", BLANK, BLANK, "", "")),
    ]
