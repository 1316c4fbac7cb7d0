"""The first page answers each role's first question, in as many queries for ten times the work."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.assessments import factories as make
from zonahijau.assessments.actions import enter_official_result
from zonahijau.assessments.actions.official import Published
from zonahijau.schedule import enqueue
from zonahijau.schedule.models import FAILED, Job
from zonahijau.surveys.models import FollowUp, Report


def official(of, score="87.59", band="B", zone="hijau", unit=None):
    published = Published("ombudsman/2023", 2023, score, band, zone, "Ombudsman RI, 2023")
    return enter_official_result(government=of.government, published=published, by=None, unit=unit)


def page(client, address="/"):
    answered = client.get(address)
    assert answered.status_code == 200
    return answered.content.decode()


def queries(client, address="/"):
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_the_secretary_reads_the_official_value_before_the_facts(batola, signed_in):
    official(batola)
    make.opened(batola, units=[batola.agency, batola.clinic])
    text = page(signed_in(batola.satgas))
    assert text.index("87,59 · B (hijau)") < text.index("0 dari 1 OPD")
    assert "Ombudsman RI, 2023" in text


def complete(of, number):
    """A round under the target instrument in which so many units have answered everything."""
    of.government.target_instrument = make.MONTHLY
    of.government.save()
    units = [make.unit(of.government, f"Dinas {i}") for i in range(number)]
    opened = make.opened(of, units=units)
    for each in opened.assessments.all():
        operator = make.person("Operator", ("operator", each.unit))
        make.answer_all(each, operator)
    return opened


def send(opened, number):
    """The first units send what they have."""
    for each in opened.assessments.order_by("pk")[:number]:
        head = make.person("Kepala", ("kepala_unit", each.unit))
        make.actions.submit(assessment=each, by=head)


def shown_range(text):
    """The range of the region's estimate as it is printed, or None."""
    found = re.search(r'estimate__range">\s*kisaran (\d+) sampai (\d+)', text)
    return found and tuple(map(int, found.groups()))


def test_the_estimate_stands_apart_from_the_official_value_and_is_a_range(batola, signed_in):
    official(batola)
    send(complete(batola, 5), 5)
    text = page(signed_in(batola.satgas))
    assert text.count('class="estimate"') == 1
    assert "perkiraan" in text
    assert shown_range(text) == (99, 100)
    official_part = text.split('class="official"')[1].split('class="estimate"')[0]
    assert "kisaran" not in official_part


def test_whoever_does_not_see_each_unit_reads_a_mean_of_whole_fives_only(batola, signed_in):
    opened = complete(batola, 7)
    send(opened, 4)
    assert "baru 4 dari 7" in page(signed_in(batola.satgas))
    send_rest = opened.assessments.order_by("pk")[4:7]
    for each in send_rest:
        head = make.person("Kepala", ("kepala_unit", each.unit))
        make.actions.submit(assessment=each, by=head)
        text = page(signed_in(batola.regent))
        assert "Dari 5 unit yang pertama mengirim, dari 7 unit" in text
    assert "Dari 7 dari 7 unit" in page(signed_in(batola.inspector))


def test_neither_a_draft_nor_what_a_returned_unit_changes_moves_the_mean_of_others(
    batola, signed_in
):
    opened = complete(batola, 6)
    send(opened, 5)
    assert shown_range(page(signed_in(batola.regent))) == (99, 100)
    first, last = opened.assessments.order_by("pk")[0], opened.assessments.order_by("pk")[5]
    tomorrow = batola.government.today() + timedelta(1)
    make.actions.return_assessment(
        assessment=first, by=batola.verifier, what="Foto", promised_on=tomorrow
    )
    for each in (first, last):
        operator = make.person("Operator", ("operator", each.unit))
        make.answer(each, operator, "front-office", "0", revision=1)
    assert shown_range(page(signed_in(batola.regent))) == (99, 100)
    assert shown_range(page(signed_in(batola.inspector))) != (99, 100)


def test_an_operator_reads_what_to_fill_in_and_by_when(batola, signed_in):
    make.opened(batola)
    text = page(signed_in(batola.operator))
    assert "Isi 12 jawaban Putaran I" in text
    assert "paling lambat" in text
    assert "Unit satu per satu" not in text


def test_the_head_of_unit_is_asked_to_send_what_is_complete(batola, signed_in):
    make.answer_all(make.assessment(batola), batola.operator)
    assert "Periksa dan kirim Putaran I" in page(signed_in(batola.head))


def test_the_verifier_sees_the_desk_but_never_the_own_unit(batola, signed_in):
    assessed = make.assessment(batola)
    make.answer_all(assessed, batola.operator)
    make.actions.submit(assessment=assessed, by=batola.head)
    assert "Periksa 1 penilaian di meja" in page(signed_in(batola.verifier))
    make.give(batola.verifier, "operator", batola.agency)
    assert "penilaian di meja" not in page(signed_in(batola.verifier))


def test_the_administrator_sees_people_units_and_jobs(batola, signed_in):
    text = page(signed_in(batola.admin))
    assert "unit tanpa penanggung jawab" in text
    assert "pekerjaan gagal" in text
    assert "unit tanpa penanggung jawab" not in page(signed_in(batola.satgas))


def test_jobs_of_another_regency_count_for_its_own_administrator_only(batola, neighbour, signed_in):
    enqueue(key="a", name="notices.mail", government=neighbour.government)
    Job.objects.filter(key="a").update(state=FAILED)
    assert "Lihat 1 pekerjaan yang gagal" in page(signed_in(neighbour.admin))
    assert "pekerjaan yang gagal" not in page(signed_in(batola.admin))


def test_nothing_of_another_regency_appears(batola, neighbour, signed_in):
    make.opened(batola, title="Putaran Batola")
    make.opened(neighbour, title="Putaran Banyuasin")
    text = page(signed_in(neighbour.satgas))
    assert "Putaran Banyuasin" in text
    assert "Batola" not in text
    assert batola.agency.name not in text


def test_without_a_role_the_page_says_whom_to_ask(batola, signed_in):
    assert "belum mempunyai peran" in page(signed_in(make.person("Tamu")))


def test_without_signing_in_the_page_asks_to_sign_in(db, client):
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", ["/?keadaan=draft&urut=-share", "/?tepat=terlambat&cari=dinas"])
def test_the_table_narrows_and_sorts_by_its_address(batola, signed_in, address):
    make.opened(batola)
    page(signed_in(batola.satgas), address)


@pytest.mark.parametrize("role", ["satgas", "inspector", "operator", "head", "verifier", "admin"])
def test_ten_times_the_units_and_rounds_take_no_further_query(batola, signed_in, role):
    client = signed_in(getattr(batola, role))
    make.opened(batola)
    official(batola)
    few = queries(client)
    for number in range(10):
        below = make.unit(batola.government, f"UPTD {number}", "uptd", batola.agency)
        official(batola, unit=below, score="80.00")
    units = [batola.agency, *batola.agency.children.all()]
    for number in range(9):
        make.opened(batola, units=units, title=f"Putaran {number}")
    assert queries(client) <= few


def test_a_unit_reads_which_report_and_which_follow_up_are_waited_for(batola, signed_in):
    today = batola.government.today()
    own = {"government": batola.government, "unit": batola.agency}
    year = {"start": date(today.year - 1, 1, 1), "until": date(today.year, 1, 1)}
    report = Report.objects.create(**own, **year, due_on=today - timedelta(days=1))
    FollowUp.objects.create(
        **own, report=report, element="U9", programme="Kotak saran", due_on=today,
        first_due_on=today,
    )  # fmt: skip
    text = page(signed_in(batola.operator))
    assert "Sampaikan laporan SKM" in text
    assert "Selesaikan tindak lanjut survei" in text
    assert "Tagih 1 laporan SKM" not in text
    assert "Tagih 1 laporan SKM" in page(signed_in(batola.satgas))
    report.state, report.received_on = "received", today
    report.save()
    assert "Periksa 1 laporan SKM" in page(signed_in(batola.satgas))
    assert "Sampaikan laporan SKM" not in page(signed_in(batola.operator))
