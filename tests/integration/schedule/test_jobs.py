"""Jobs: asked for once, claimed by one, done together with what they write."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests import offices
from zonahijau import audit
from zonahijau.audit.models import Entry
from zonahijau.schedule.actions import (
    KEPT,
    MOST_ATTEMPTS,
    claim,
    enqueue,
    enqueue_due,
    finish,
    forget_done,
    retry,
)
from zonahijau.schedule.handlers import HANDLERS, RECURRING, NothingHappened, handler, recurring
from zonahijau.schedule.models import Job
from zonahijau.schedule.times import Daily
from zonahijau.schedule.worker import run_due

pytestmark = pytest.mark.django_db
AT_ONCE = timedelta(0)
SAID: list[str] = []
"""What handlers that act outside have done."""


@pytest.fixture(autouse=True)
def handlers(monkeypatch):
    """Handlers of this test only; nothing recurs unless the test says so."""
    monkeypatch.setattr("zonahijau.schedule.handlers.HANDLERS", HANDLERS)
    known, coming = dict(HANDLERS), dict(RECURRING)
    RECURRING.clear()

    @handler("test.write")
    def write(word: str = "done") -> None:
        audit.record(government=1, by=None, action="test-written", details={"word": word})

    @handler("test.fail")
    def fail() -> None:
        write("half")
        raise ValueError("rahmah@contoh.go.id")

    @handler("test.die", outside=True)
    def die() -> None:
        SAID.append("acting")
        raise SystemExit

    @handler("test.break", outside=True)
    def break_off() -> None:
        raise ValueError("rahmah@contoh.go.id")

    @handler("test.unreached", outside=True)
    def reach_nobody() -> None:
        SAID.append("trying")
        raise NothingHappened("not reached")

    SAID.clear()
    yield
    HANDLERS.clear()
    HANDLERS.update(known)
    RECURRING.clear()
    RECURRING.update(coming)


def effects() -> int:
    return Entry.objects.filter(action="test-written").count()


def make_due() -> None:
    Job.objects.update(run_at=timezone.now())


def test_a_job_is_done_once_however_often_it_is_asked_for():
    assert enqueue(key="one", name="test.write")
    assert not enqueue(key="one", name="test.write")
    assert (run_due(), run_due()) == (1, 0)
    assert effects() == 1


def test_a_job_asked_for_in_a_transaction_that_fails_is_never_done():
    def change():
        with transaction.atomic():
            enqueue(key="one", name="test.write")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()
    assert run_due() == 0


def test_a_job_waits_for_its_time():
    enqueue(key="one", name="test.write", run_at=timezone.now() + timedelta(hours=1))
    assert run_due() == 0
    make_due()
    assert run_due() == 1


def test_a_job_nobody_can_do_is_refused_when_it_is_asked_for():
    with pytest.raises(LookupError):
        enqueue(key="one", name="test.unknown")


def test_one_claim_excludes_another():
    enqueue(key="one", name="test.write")
    assert claim(worker="a")
    assert claim(worker="b") is None


def test_an_abandoned_claim_is_taken_over_and_cannot_finish_any_more():
    enqueue(key="one", name="test.write")
    first = claim(worker="a", lease=AT_ONCE)
    second = claim(worker="b")
    assert first
    assert second
    assert not finish(first)
    assert effects() == 0
    assert finish(second)
    assert not finish(first)
    assert effects() == 1


def test_a_failing_job_leaves_nothing_behind_and_is_tried_again_later():
    enqueue(key="one", name="test.fail")
    assert run_due() == 0
    job = Job.objects.get()
    assert (job.state, job.error, job.attempts) == ("waiting", "ValueError", 1)
    assert job.run_at > timezone.now()
    assert effects() == 0


def test_a_job_that_always_fails_stays_where_it_is_seen_and_can_be_tried_anew():
    enqueue(key="one", name="test.fail")
    for _ in range(MOST_ATTEMPTS + 1):
        make_due()
        run_due()
    job = Job.objects.get()
    assert (job.state, job.attempts) == ("failed", MOST_ATTEMPTS)
    Job.objects.update(name="test.write")
    assert retry(job)
    assert run_due() == 1


def test_a_job_that_kills_each_worker_is_given_up():
    enqueue(key="one", name="test.write")
    for _ in range(MOST_ATTEMPTS):
        assert claim(worker="a", lease=AT_ONCE)
    assert claim(worker="a") is None
    assert Job.objects.get().state == "failed"


def test_what_recurs_is_asked_for_once_for_each_due_instant():
    recurring("test.write", Daily(datetime(2026, 1, 1, 7, 0).time()), word="again")
    morning = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    assert [enqueue_due(morning), enqueue_due(morning + timedelta(hours=1))] == [1, 0]
    assert enqueue_due(morning + timedelta(days=1)) == 1


def test_after_a_standstill_a_recurring_job_is_done_once():
    recurring("test.write", Daily(datetime(2026, 1, 1, 7, 0).time()))
    morning = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    enqueue_due(morning)
    assert enqueue_due(morning + timedelta(days=30)) == 1


def test_jobs_done_long_ago_are_forgotten_and_failed_ones_are_not():
    enqueue(key="one", name="test.write")
    run_due()
    enqueue(key="two", name="test.fail")
    Job.objects.filter(key="two").update(state="failed")
    assert forget_done(timezone.now() + KEPT + timedelta(days=1)) == 1
    assert Job.objects.get().key == "two"


def test_a_job_that_acts_outside_is_never_done_twice_though_its_worker_died_in_it():
    enqueue(key="one", name="test.die")
    held = claim(worker="a", lease=AT_ONCE)
    assert held
    with pytest.raises(SystemExit):
        finish(held)
    assert claim(worker="b") is None
    job = Job.objects.get()
    assert (job.state, SAID) == ("failed", ["acting"])
    assert "may have happened" in job.error
    assert retry(job)
    assert claim(worker="b")


def test_a_job_that_acts_outside_and_breaks_is_left_to_a_person():
    enqueue(key="one", name="test.break")
    assert run_due() == 0
    job = Job.objects.get()
    assert (job.state, job.error) == ("failed", "ValueError")


def test_a_job_that_did_nothing_outside_is_tried_again():
    enqueue(key="one", name="test.unreached")
    assert run_due() == 0
    job = Job.objects.get()
    assert (job.state, job.error, job.begun_at) == ("waiting", "not reached", None)
    make_due()
    assert run_due() == 0
    assert SAID == ["trying", "trying"]


@pytest.fixture
def jobs_of_two():
    batola = offices.government()
    banyuasin = offices.government(offices.BANYUASIN, "Banyuasin")
    for key, government in (("ours", batola), ("theirs", banyuasin), ("all", None)):
        enqueue(key=key, name="test.write", government=government)
    Job.objects.update(state="failed", error="ValueError")
    return batola, banyuasin


def test_the_page_of_jobs_is_for_administrators_and_a_failed_one_is_tried_again_there(client):
    batola = offices.government()
    admin = offices.person(batola, "aminah", "admin")
    enqueue(key="one", name="test.write")
    Job.objects.update(state="failed", error="ValueError")
    client.force_login(offices.person(batola, "satgas", "satgas"))
    assert client.get("/pekerjaan/").status_code == 403
    client.force_login(admin)
    assert "1 pekerjaan gagal" in client.get("/pekerjaan/").content.decode()
    client.post(f"/pekerjaan/{Job.objects.get().pk}/ulang/")
    assert Job.objects.get().state == "waiting"


def test_an_administrator_sees_and_retries_the_jobs_of_the_own_government_only(client, jobs_of_two):
    client.force_login(offices.person(jobs_of_two[0], "aminah", "admin"))
    assert "1 pekerjaan gagal" in client.get("/pekerjaan/").content.decode()
    answers = {
        key: client.post(f"/pekerjaan/{Job.objects.get(key=key).pk}/ulang/").status_code
        for key in ("ours", "theirs", "all")
    }
    assert answers == {"ours": 302, "theirs": 404, "all": 404}
    assert set(Job.objects.filter(state="failed").values_list("key", flat=True)) == {
        "theirs",
        "all",
    }


def test_whom_the_settings_name_also_sees_the_jobs_of_the_installation(
    client, jobs_of_two, settings
):
    settings.KEEPERS = ["aminah"]
    client.force_login(offices.person(jobs_of_two[0], "aminah", "admin"))
    assert "2 pekerjaan gagal" in client.get("/pekerjaan/").content.decode()
    everybody = Job.objects.get(key="all")
    assert client.post(f"/pekerjaan/{everybody.pk}/ulang/").status_code == 302
