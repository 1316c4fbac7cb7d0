"""What standards and pledges answer, in every instrument that asks; and who sees the sanctions."""

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from tests import offices
from tests.whole_standards import complete
from zonahijau.catalogue.actions import add_service
from zonahijau.catalogue.coverage import coverages, history, month_ends
from zonahijau.catalogue.exposure import exposure_of
from zonahijau.catalogue.models import (
    Consultation,
    Participant,
    Pledge,
    Publication,
    Service,
    ServiceCount,
    Standard,
)
from zonahijau.catalogue.pledge_facts import places_said
from zonahijau.catalogue.pledges.wording import usual
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.documents.models import Decree
from zonahijau.evidence.models import Blob, Evidence
from zonahijau.instruments.facts import known_facts
from zonahijau.instruments.rungs import offer
from zonahijau.lawbook.library import all_instruments
from zonahijau.organisations.models import Unit
from zonahijau.organisations.roles import ROLES

MINE = ("standard", "pledge", "decree")
ASKED = [
    pytest.param(instrument.id, node, id=f"{instrument.id} {node.code}")
    for instrument in all_instruments()
    for node in instrument.indicators({})
    if node.fact and node.fact.split(".")[0] in MINE
]


def best(unit, rahmah):
    """A unit of which everything can be said: standard, public, pledge, decree."""
    government, today = unit.government, unit.government.today()
    service = add_service(by=rahmah, unit=unit, facts=ServiceFacts("KTP baru", "A1"))
    days = dict.fromkeys(
        ("minutes_on", "draft_published_on", "repaired_on", "set_on", "published_on",
         "evaluated_on", "reviewed_on"), today,
    )  # fmt: skip
    standard = complete(service, "set", **days)
    Service.objects.filter(pk=service.pk).update(has_standard=True, standard_published=True)
    own = {"government": government}
    for medium in ("onsite", "website", "social", "print", "sippn"):
        Publication.objects.create(**own, standard=standard, medium=medium, on=today)
    talk = Consultation.objects.create(
        **own, unit=unit, kind="forum", title="FKP", held_on=today, phase="closed"
    )
    talk.standards.add(standard)
    for element in ("user", "figure", "academic", "business", "society"):
        Participant.objects.create(
            **own, consultation=talk, name="Contoh", element=element, came=True
        )
    Pledge.objects.create(
        **own, unit=unit, state="published", set_on=today, published_on=today,
        content=usual().as_json(), medium_note=places_said(["onsite", "website"], "loket"),
    )  # fmt: skip
    Decree.objects.create(
        **own, unit=unit, kind="complaint_officer", number="1", dated=today, title="Tim",
        signatory="Kepala", valid_from=today,
    )  # fmt: skip
    return service


@pytest.mark.parametrize(("instrument", "node"), ASKED)
def test_every_indicator_that_asks_for_a_standard_a_pledge_or_a_decree_is_offered_an_answer(
    instrument, node, dinkes, rahmah
):
    service = best(dinkes, rahmah)
    for asked_of in (None, service):
        known = known_facts(dinkes, asked_of, [node.fact])
        assert node.fact in known, f"no provider answers {node.fact}"
        offered = offer(instrument, node, known[node.fact])
        assert offered is not None
        most = Fraction(node.scale.highest)
        assert Fraction(offered.value) == most or "2" in offered.value
        assert known[node.fact].link.startswith("/")


def test_a_service_answers_for_itself_and_the_unit_only_where_all_do(dinkes, rahmah):
    service = best(dinkes, rahmah)
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    key = "standard.fee.published"
    assert known_facts(dinkes, service, [key])[key].holds is True
    of_unit = known_facts(dinkes, None, [key])[key]
    assert (of_unit.holds, of_unit.level) == (False, 0)
    assert of_unit.said.id == "1 dari 2 layanan"


def test_a_standard_that_is_known_by_hand_only_answers_nothing(dinkes, rahmah):
    service = add_service(
        by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2", has_standard=True)
    )
    assert known_facts(dinkes, service, ["standard.fee.set", "standard.document.set"]) == {}


def test_an_evaluation_that_is_overdue_no_longer_holds(dinkes, rahmah):
    service = best(dinkes, rahmah)
    key = "standard.evaluation.held"
    service.standards.update(evaluated_on=dinkes.government.today() - timedelta(days=400))
    assert known_facts(dinkes, service, [key])[key].holds is False


@pytest.mark.parametrize("role", ROLES)
def test_sanctions_are_told_to_head_secretary_and_inspectorate_and_to_nobody_else(
    role, dinkes, rahmah
):
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    held = ROLES[role]
    user = offices.person(dinkes.government, "iamida", role, dinkes if held.unit_only else None)
    client = Client()
    client.force_login(user)
    sees = role in {"kepala_unit", "sekda", "pemeriksa"}
    pages = [reverse("catalogue:unit_coverage", args=[dinkes.uid])]
    if "see_units" in held.capabilities:
        pages.append(reverse("catalogue:coverage"))
    for page in pages:
        response = client.get(page)
        said = response.content.decode()
        assert ("Pasal 54" in said) == ("Pemberhentian dengan hormat" in said) == sees, page


def test_a_gap_names_its_article_its_sanction_and_on_whom(dinkes, rahmah):
    add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    covered = coverages(dinkes.government, [dinkes])
    found = exposure_of(dinkes.government, covered)[dinkes.pk]
    first = found[0]
    assert first.gap.what.id == "1 layanan belum mempunyai standar"
    told = {(row.cite.article, row.kind.name) for row in first.sanctions}
    assert told == {("Pasal 54 ayat (8)", "dismissal"), ("Pasal 49 ayat (4)", "dismissal")}
    assert {each.gap.fact for each in found} == {"standard.document.set", "pledge.document.set"}


def test_nobody_is_exposed_while_the_time_that_the_law_gives_runs(dinkes, rahmah):
    """Six months for a new unit, seven working days for the pledge after the first decree."""

    def facts_told():
        unit = Unit.objects.select_related("government").get(pk=dinkes.pk)
        found = exposure_of(unit.government, coverages(unit.government, [unit]))[unit.pk]
        return {each.gap.fact for each in found}

    today = dinkes.government.today()
    akta = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    Unit.objects.filter(pk=dinkes.pk).update(founded_on=today - timedelta(days=30))
    assert facts_told() == set()
    Unit.objects.filter(pk=dinkes.pk).update(founded_on=today - timedelta(days=300))
    assert facts_told() == {"standard.document.set", "pledge.document.set"}
    complete(akta, "set", set_on=today)
    Service.objects.filter(pk=akta.pk).update(has_standard=True)
    assert facts_told() == set()
    Standard.objects.filter(service=akta).update(set_on=today - timedelta(days=30))
    assert facts_told() == {"pledge.document.set"}


def test_a_unit_of_which_nothing_is_known_is_exposed_to_nothing(dinkes):
    covered = coverages(dinkes.government, [dinkes])
    assert exposure_of(dinkes.government, covered)[dinkes.pk] == []
    assert covered[0].services is None


def names_in(page):
    """The units of the table."""
    return [row.name for row in page.context["listing"].page.object_list]


def test_coverage_is_counted_downloaded_and_told_month_by_month(dinkes, batola, rahmah):
    best(dinkes, rahmah)
    satgas = offices.person(batola, "satgas", "satgas")
    client = Client()
    client.force_login(satgas)
    page = client.get(reverse("catalogue:coverage"))
    assert "1 dari 1 layanan mempunyai standar" in page.content.decode()
    months = page.context["months"]
    assert (len(months), months[-1].in_force, months[-1].published) == (12, 1, 1)
    assert months[0].in_force == 0
    assert names_in(page) == ["Dinkes"]
    assert names_in(client.get(reverse("catalogue:coverage"), {"kurang": "standar"})) == []
    sheet = client.get(reverse("catalogue:coverage_sheet"))
    assert b"".join(sheet.streaming_content).startswith(b"PK")


def test_the_months_end_today_and_before_on_their_last_days():
    ends = month_ends(date(2026, 3, 15))
    assert ends[-3:] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 15)]
    assert len(ends) == 12


def test_a_standard_without_its_day_is_counted_today_and_in_no_month_before(batola, dinkes):
    facts = ServiceFacts("Akta", "A2", has_standard=True, standard_published=True)
    add_service(by=None, unit=dinkes, facts=facts)
    client = Client()
    client.force_login(offices.person(batola, "satgas", "satgas"))
    page = client.get(reverse("catalogue:coverage"))
    *before, now = page.context["months"]
    assert (now.in_force, now.published, now.undated) == (1, 1, 1)
    assert not any(month.in_force for month in before)
    assert "1 standar yang ditandai ada tanpa tanggal penetapan" in page.content.decode()


@pytest.mark.parametrize("ends", ["service", "unit"])
def test_a_standard_ends_in_the_months_with_its_service_or_its_unit(ends, batola, dinkes, rahmah):
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    today = batola.today()
    begun, ended = today - timedelta(days=100), today - timedelta(days=40)
    complete(service, "set", set_on=begun, published_on=begun)
    if ends == "service":
        at = datetime.combine(ended, time(12), UTC)
        Service.objects.filter(pk=service.pk).update(withdrawn_at=at, withdrawn_because="Ganda")
    else:
        Unit.objects.filter(pk=dinkes.pk).update(closed_on=ended)
    months = history(Standard.objects.all(), today)
    held = {month.ends_on: month.in_force for month in months}
    assert held[today] == 0
    assert {day for day, count in held.items() if count} == {
        day for day in month_ends(today) if begun <= day < ended
    }


def test_what_a_recap_did_not_count_is_not_told_as_missing(batola, dinkes, disdik, rahmah):
    own = {"government": batola, "by": rahmah, "on": batola.today(), "source": "Rekap"}
    ServiceCount.objects.create(**own, unit=dinkes, services=10, with_standard=6)
    ServiceCount.objects.create(**own, unit=disdik, services=4, with_standard=4, published=3)
    client = Client()
    client.force_login(offices.person(batola, "satgas", "satgas"))
    page = " ".join(client.get(reverse("catalogue:coverage")).content.decode().split())
    assert "5 dari 14 layanan belum mempunyai standar yang terbit" in page
    assert "Untuk 6 layanan belum dihitung apakah standarnya sudah terbit" in page
    of_unit = client.get(reverse("catalogue:unit_coverage", args=[dinkes.uid])).content.decode()
    assert "6 dari 10 layanan mempunyai standar; yang terbit belum dihitung." in of_unit
    lacking = client.get(reverse("catalogue:coverage"), {"kurang": "terbit"})
    assert names_in(lacking) == ["Disdik"]


def test_a_standard_in_force_that_lacks_components_is_counted_as_not_whole(batola, dinkes, rahmah):
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    standard = complete(service, "set", set_on=dinkes.government.today())
    Standard.objects.filter(pk=standard.pk).update(filled=9)
    Service.objects.filter(pk=service.pk).update(has_standard=True)
    client = Client()
    client.force_login(offices.person(batola, "satgas", "satgas"))
    page = client.get(reverse("catalogue:coverage"), {"kurang": "isi"})
    assert "1 standar yang berlaku belum memuat keempat belas komponen" in page.content.decode()
    assert "Dinkes" in page.content.decode()
    of_unit = client.get(reverse("catalogue:unit_coverage", args=[dinkes.uid]))
    assert "1 di antaranya belum memuat keempat belas komponen" in of_unit.content.decode()


def evidence_of(unit, by):
    """A file of the unit that may prove something."""
    blob = Blob.objects.create(
        government=unit.government, sha256="a" * 64, size=1, media_type="application/pdf"
    )
    return Evidence.objects.create(
        government=unit.government, unit=unit, kind="document", title="SK", blob=blob,
        uploaded_by=by,
    )  # fmt: skip


def test_the_evidence_of_a_step_goes_along_with_its_fact(dinkes, rahmah):
    service = add_service(by=rahmah, unit=dinkes, facts=ServiceFacts("Akta", "A2"))
    standard, proof = complete(service), evidence_of(dinkes, rahmah)
    client = Client()
    client.force_login(rahmah)
    said = {"standards": standard.uid, "on": "2026-03-13", "evidence": proof.uid}
    client.post(reverse("catalogue:step", args=[dinkes.uid, "pembahasan"]), said)
    key = "standard.discussion.minutes"
    fact = known_facts(dinkes, service, [key])[key]
    assert (fact.holds, fact.evidence) == (True, (proof.pk,))


def test_the_file_of_a_decree_goes_along_where_the_unit_has_it_as_evidence(dinkes, rahmah):
    best(dinkes, rahmah)
    key = "decree.complaint_officer"
    assert known_facts(dinkes, None, [key])[key].evidence == ()
    proof = evidence_of(dinkes, rahmah)
    Decree.objects.filter(kind="complaint_officer").update(file=proof.blob)
    assert known_facts(dinkes, None, [key])[key].evidence == (proof.pk,)
