"""Barito Kuala with its public pages on, and a service whose standard is published."""

import pytest

from tests import offices
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.actions.contacts import add_channel, add_point
from zonahijau.catalogue.contacts import PointFacts
from zonahijau.catalogue.models import Standard
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.documents.models import Decree

WEEK = {"week": {str(day): [["00:00", "24:00"]] for day in range(1, 8)}, "holidays": "as-usual"}
CONTENT = {
    "requirements": {"items": [{"text": "Surat pengantar desa", "original": True}]},
    "procedure": {"steps": [{"text": "Menyerahkan berkas"}, {"text": "Menerima dokumen"}]},
    "time": {"duration": {"most": 3, "unit": "working-days"}},
    "fee": {"kind": "free"},
    "product": {"items": ["Kartu Keluarga"]},
    "complaints": {"channels": [{"kind": "phone", "value": "0511 4799000"}], "officer": "Loket"},
    "legal-basis": {"items": ["UU 24/2013"]},
    "staffing": {"number": 3},
    "evaluation": {"months": 6},
}


def switch_on(government):
    government.settings = {**government.settings, "modules": ["services", "portal"]}
    government.save(update_fields=["settings"])
    return government


def decree_of(government):
    day = government.today()
    return Decree.objects.create(
        government=government,
        kind="service_standard",
        number="067/12/2026",
        dated=day,
        title="Standar pelayanan",
        signatory="Kepala Dinas",
        valid_from=day,
    )


def publish(unit, name, content=CONTENT, **more):
    facts = ServiceFacts(name=name, has_standard=True, standard_published=True)
    service = add_service(by=None, unit=unit, facts=facts)
    for key, value in more.items():
        setattr(service, key, value)
    service.save()
    today = unit.government.today()
    Standard.objects.create(
        government=unit.government,
        service=service,
        state="set",
        content=content,
        set_on=today,
        published_on=today,
        decree=Decree.objects.first() or decree_of(unit.government),
    )
    return service


@pytest.fixture
def batola(db):
    return switch_on(offices.government())


@pytest.fixture
def dukcapil(batola):
    unit = offices.unit(batola, "dukcapil")
    point = PointFacts(
        "Loket utama", "Jalan Jenderal Sudirman 1", "(0511) 4799000", "0812 3456 7890",
        hours=WEEK, facilities=("ramp", "priority"),
    )  # fmt: skip
    add_point(by=None, unit=unit, facts=point)
    add_channel(by=None, unit=unit, kind="email", value="aduan@example.go.id")
    return unit


@pytest.fixture
def family_card(dukcapil):
    return publish(
        dukcapil,
        "Penerbitan Kartu Keluarga",
        summary="Untuk keluarga yang baru menikah, pindah, atau bertambah anggota.",
        needs=["kependudukan", "pernikahan"],
        keywords="KK, kartu keluarga baru",
        users_a_year=4200,
        assured_on=dukcapil.government.today(),
    )


@pytest.fixture
def operator(batola, dukcapil):
    return offices.person(batola, "rahmah", "operator", dukcapil)
