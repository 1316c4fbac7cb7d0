"""A standard with all fourteen components, for tests that need one."""

from typing import Any

from zonahijau.catalogue.models import Service, Standard, StandardStep
from zonahijau.catalogue.standards.content import (
    Complaints,
    Content,
    Evaluation,
    Facilities,
    Fees,
    Lines,
    Procedure,
    Requirements,
    Staffing,
    Time,
    Words,
)
from zonahijau.catalogue.standards.parts import (
    Channel,
    Duration,
    Facility,
    Fee,
    Requirement,
    Step,
)

COMPLETE = Content(
    requirements=Requirements((Requirement("Kartu keluarga", copies=1),)),
    procedure=Procedure((Step("Pemohon menyerahkan berkas", "Pemohon"), Step("Petugas memeriksa"))),
    time=Time(Duration(3, "working-days")),
    fee=Fees("priced", (Fee("Legalisasi", 5000, "lembar"),), "Perda 1/2024", "by-law"),
    product=Lines(("Surat keterangan",)),
    complaints=Complaints((Channel("lapor", "lapor.go.id"),), officer="Kasubbag Umum"),
    legal_basis=Lines(("UU 25/2009",)),
    facilities=Facilities((Facility("Kursi roda", vulnerable=True),)),
    competence=Lines(("D3 kearsipan",)),
    supervision=Words("Atasan langsung memeriksa setiap pekan"),
    staffing=Staffing(2),
    guarantee=Words("Sesuai standar ini"),
    safety=Words("Data pemohon dijaga"),
    evaluation=Evaluation("Setiap enam bulan", 6),
)


def component(code: str) -> Any:
    """One of them."""
    return COMPLETE.component(code)


def complete(service: Service, state: str = "draft", **more: Any) -> Standard:
    """A standard of a service with everything in it, begun by nobody."""
    standard = Standard.objects.create(
        government=service.government,
        service=service,
        content=COMPLETE.as_json(),
        filled=14,
        state=state,
        **more,
    )
    StandardStep.objects.create(
        government=service.government,
        standard=standard,
        kind="drafted",
        on=service.government.today(),
    )
    return standard
