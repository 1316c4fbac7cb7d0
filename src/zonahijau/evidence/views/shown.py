"""How evidence is shown wherever it stands."""

from django.urls import reverse

from zonahijau.evidence.models import Evidence
from zonahijau.evidence.policies import ACCEPTED, DRAFT, EXPIRED, IN_REVIEW, REJECTED, STATES
from zonahijau.organisations.models import Unit
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

_TONES = {
    DRAFT: "abu",
    IN_REVIEW: "kuning",
    ACCEPTED: "hijau",
    REJECTED: "merah",
    EXPIRED: "merah",
}
_WITHDRAWN = Mark("abu", Text("Ditarik", "Withdrawn"))
_ERASED = Mark("abu", Text("Berkas dihapus", "File erased"))


def state_mark(evidence: Evidence) -> Mark:
    """Its state today on a chip."""
    if evidence.withdrawn_at is not None:
        return _WITHDRAWN
    if evidence.is_erased:
        return _ERASED
    state = evidence.standing()
    return Mark(_TONES[state], STATES[state])


def crumbs_of(unit: Unit, *more: Crumb) -> list[Crumb]:
    """The way to the evidence of a unit and below it."""
    listed = reverse("evidence:list", kwargs={"unit": unit.uid}) if more else ""
    return [
        Crumb(Text("Beranda", "Home"), "/"),
        Crumb(unit.name, reverse("organisations:unit", kwargs={"uid": unit.uid})),
        Crumb(Text("Bukti dukung", "Evidence"), listed),
        *more,
    ]


def size_said(size: int) -> Text:
    """How large a file is, as people say it."""
    if size < 1024 * 1024:
        return Text(f"{max(size // 1024, 1)} KB", f"{max(size // 1024, 1)} KB")
    tenths = size * 10 // (1024 * 1024)
    return Text(f"{tenths // 10},{tenths % 10} MB", f"{tenths // 10}.{tenths % 10} MB")
