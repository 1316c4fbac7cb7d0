"""How far a job is: told by its handler, written a few times, seen by whoever waits for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import offices
from zonahijau import schedule
from zonahijau.schedule.actions import claim, enqueue, finish, retry
from zonahijau.schedule.handlers import HANDLERS, OUTSIDE, handler
from zonahijau.schedule.models import Job
from zonahijau.schedule.progress import MOST_WRITES
from zonahijau.wording import Text

pytestmark = pytest.mark.django_db
PAGES = Text("halaman", "pages")
SEEN: list[str] = []


@pytest.fixture(autouse=True)
def handlers():
    """Two long jobs: one acts outside, one in a transaction; and one that breaks in the middle."""
    known, outside = dict(HANDLERS), set(OUTSIDE)

    def work(pages: int, breaks_at: int = -1) -> None:
        for done in range(pages):
            if done == breaks_at:
                raise ValueError
            schedule.tell_progress(done, pages, PAGES)
            SEEN.append(Job.objects.get().progress_said.id)

    handler("test.print", outside=True)(work)
    handler("test.count")(lambda pages: work(pages))
    SEEN.clear()
    yield
    HANDLERS.clear()
    HANDLERS.update(known)
    OUTSIDE.clear()
    OUTSIDE.update(outside)


def done(name: str, **arguments: object) -> bool:
    enqueue(key="one", name=name, arguments=arguments)
    held = claim(worker="a")
    assert held
    return finish(held)


def test_whoever_waits_sees_how_far_it_is_while_it_is_at_work():
    assert done("test.print", pages=4)
    assert [f"{n} dari 4 halaman" for n in range(4)] == SEEN


def test_it_is_written_as_often_for_very_many_pages_as_for_many():
    with CaptureQueriesContext(connection) as written:
        done("test.print", pages=1_000)
    updates = [
        each for each in written if "progress" in each["sql"] and each["sql"][:6] == "UPDATE"
    ]
    assert MOST_WRITES <= len(updates) <= MOST_WRITES + 1
    assert SEEN[-1] == "950 dari 1000 halaman"


def test_a_job_that_gave_up_says_how_far_it_came_and_begins_again_at_nothing(client):
    batola = offices.government()
    enqueue(key="one", name="test.print", arguments={"pages": 4, "breaks_at": 3}, government=batola)
    held = claim(worker="a")
    assert held
    assert not finish(held)
    client.force_login(offices.person(batola, "aminah", "admin"))
    assert "gagal: 2 dari 4 halaman" in client.get("/pekerjaan/").content.decode()
    retry(Job.objects.get())
    assert claim(worker="b")
    assert Job.objects.get().progress_said.id == ""


def test_who_lost_the_job_says_nothing_any_more():
    enqueue(key="one", name="test.print", arguments={"pages": 2})
    held = claim(worker="a")
    assert held
    Job.objects.update(worker="b")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zonahijau.schedule.actions._held", lambda _: Job.objects.filter(worker="a"))
        finish(held)
    assert Job.objects.get().progress_said.id == ""


def test_a_job_in_a_transaction_writes_nothing_that_nobody_could_read():
    assert done("test.count", pages=3)
    assert SEEN == ["", "", ""]


def test_what_is_told_where_no_job_runs_goes_nowhere():
    schedule.tell_progress(1, 2, PAGES)
    assert not Job.objects.exists()
