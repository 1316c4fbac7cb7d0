"""The health page tells yes or no; the checks say what is wrong and how to mend it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from tests import offices
from zonahijau.accounts.models import User
from zonahijau.audit.models import Entry
from zonahijau.evidence.models import Blob
from zonahijau.schedule.actions import beat
from zonahijau.schedule.models import FAILED, Heartbeat, Job
from zonahijau.web import health
from zonahijau.web.health import FINE, NOTICE, WRONG, checks, examine

pytestmark = pytest.mark.django_db


def found(slug: str, thorough: bool = False) -> health.Finding:
    [check] = [each for each in checks() if each.slug == slug]
    return examine(check, thorough=thorough)


def test_the_page_is_open_says_ok_and_nothing_else(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        answer = client.get("/sehat/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_monitor_on_the_machine_needs_no_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/sehat/").status_code == 200
    assert client.get("/masuk/").status_code == 301


def test_the_page_says_no_when_the_database_does_not_answer(client, monkeypatch):
    def silent(_):
        raise OperationalError("10.0.0.5 refused")

    check = health._checks["database"]
    monkeypatch.setitem(
        health._checks, "database", health.Check("database", check.label, silent, 1, True)
    )
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.content) == (503, b"not ok\n")


def test_the_details_are_for_the_administrator(client):
    government = offices.government()
    client.force_login(offices.person(government, "admin", "admin"))
    page = client.get("/sehat/rinci/").content.decode()
    assert "Pekerja latar" in page
    assert "belum pernah berjalan" in page
    client.force_login(offices.person(government, "satgas", "satgas"))
    assert client.get("/sehat/rinci/").status_code == 403
    client.logout()
    assert client.get("/sehat/rinci/").status_code == 302


def test_every_check_says_how_to_mend_what_is_not_fine():
    for check in checks():
        finding = examine(check, thorough=True)
        assert finding.level == FINE or finding.remedy, check.slug


def test_a_worker_is_alive_while_its_heart_beats():
    assert found("worker").level == WRONG
    beat(machine="kantor")
    assert found("worker").level == FINE
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=10))
    assert "10" in found("worker").what.en
    beat(machine="kantor")
    assert Heartbeat.objects.count() == 1


def test_failed_and_late_jobs_are_seen():
    assert found("jobs").level == FINE
    Job.objects.create(key="a", name="x", run_at=timezone.now() - timedelta(hours=2))
    assert found("jobs").level == NOTICE
    Job.objects.create(key="b", name="x", state=FAILED)
    assert found("jobs").level == WRONG


def test_a_clock_that_went_back_is_seen():
    offices.government()
    assert found("clock").level == FINE
    ahead = timezone.now() + timedelta(hours=3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET at = %s", [ahead])
    assert found("clock").level == WRONG


@pytest.mark.parametrize("thorough", [True, False])
def test_an_altered_chain_is_seen(thorough, monkeypatch):
    from zonahijau.organisations import health as own

    government = offices.government()
    for number in range(4):
        offices.unit(government, f"u{number}")
    monkeypatch.setattr(own, "TAIL", 2)
    assert found("audit", thorough).level == FINE
    last = Entry.objects.filter(government_id=government.pk).last()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET action = 'other' WHERE id = %s", [last.pk])
    assert found("audit", thorough).level == WRONG


def test_lost_and_altered_files_are_seen(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    government = offices.government()
    content = b"foto"
    sha256 = "b9ed8a2dcb1b1ab4f2d4a6ba3ddd9d38f4cdf02aa9e4e66f08a2f0c9f1bb7c0f"
    blob = Blob(government=government, sha256=sha256, size=4, media_type="x/y", path="sealed/foto")
    blob.save()
    assert "1 file is missing" in found("evidence").what.en
    (tmp_path / "sealed").mkdir()
    (tmp_path / "sealed" / "foto").write_bytes(content)
    assert "1 altered" in found("evidence", thorough=True).what.en
    Blob.objects.update(erased_at=timezone.now(), erased_because="diminta")
    assert found("evidence").level == FINE


def test_the_keys_must_open_what_is_stored(settings, tmp_path):
    settings.FIELD_KEY_FILE = tmp_path / "fields.key"
    assert found("keys").level == FINE
    User.objects.create(username="satgas", name="Satgas", phone="0811")
    assert found("keys").level == FINE
    Path(settings.FIELD_KEY_FILE).chmod(0o644)
    assert "others can read" in found("keys").what.en
    Path(settings.FIELD_KEY_FILE).unlink()
    assert found("keys").level == WRONG
    from zonahijau.accounts.secrecy import ensure_key

    ensure_key()
    assert "no key fits" in found("keys").what.en


@pytest.mark.parametrize(
    ("hosts", "https", "address", "level"),
    [
        (["localhost"], False, "", FINE),
        (["layanan.baritokualakab.go.id"], True, "https://layanan.baritokualakab.go.id", FINE),
        (["layanan.baritokualakab.go.id"], False, "", NOTICE),
        (["layanan.baritokualakab.go.id"], False, "https://layanan.baritokualakab.go.id", WRONG),
        (["layanan.baritokualakab.go.id"], True, "", NOTICE),
        (["*"], True, "https://layanan.baritokualakab.go.id", WRONG),
    ],
)
def test_names_and_https_must_agree(settings, hosts, https, address, level):
    settings.ALLOWED_HOSTS, settings.HTTPS, settings.ADDRESS = hosts, https, address
    assert found("settings").level == level


def test_the_age_of_the_last_backup_is_minded(monkeypatch):
    from zonahijau import audit
    from zonahijau.organisations import health as own

    assert found("backup").level == NOTICE
    audit.record(government=None, by=None, action="backup-made")
    assert found("backup").level == FINE
    monkeypatch.setattr(own, "TOO_OLD", timedelta(seconds=-1))
    assert found("backup").level == WRONG
