"""Asking for jobs, claiming them, finishing them. Every step is one conditional UPDATE."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from zonahijau.schedule.handlers import HANDLERS, RECURRING
from zonahijau.schedule.models import DONE, FAILED, RUNNING, WAITING, Job
from zonahijau.wording import Refused

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(seconds=30)
"""Between attempts; doubled each time: half a minute up to a quarter of an hour."""
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one worker to finish a job, until somebody takes it over."""

    job: Job
    worker: str
    attempts: int


def enqueue(
    *,
    key: str,
    name: str,
    arguments: Mapping[str, object] | None = None,
    run_at: datetime | None = None,
) -> bool:
    """Ask for a job; returns whether it is new. The same key asked again changes nothing.

    Inside a transaction the job is asked for when the transaction commits, or not at all.
    """
    if name not in HANDLERS:
        raise LookupError(f"No handler is called {name!r}")
    job = Job(key=key, name=name, arguments=dict(arguments or {}), run_at=run_at or timezone.now())
    before = Job.objects.filter(key=key).exists()
    Job.objects.bulk_create([job], ignore_conflicts=True)
    return not before


def enqueue_due(now: datetime | None = None) -> int:
    """Ask for every recurring job whose instant has come; returns how many were new."""
    instant = now or timezone.now()
    new = 0
    for name, each in RECURRING.items():
        due = each.times.latest(instant)
        key = f"{name}@{due.astimezone(timezone.get_default_timezone()):%Y-%m-%dT%H:%MZ}"
        new += enqueue(key=key, name=name, arguments=each.arguments, run_at=due)
    return new


def claim(*, worker: str, lease: timedelta = LEASE) -> Claim | None:
    """Take the job that has waited longest; None when nothing is due.

    Two workers that choose the same job both try to change it, and only one of them does.
    """
    while True:
        now = timezone.now()
        _give_up(now)
        job = _due(now)
        if job is None:
            return None
        mine = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts)
        taken = mine.update(
            state=RUNNING,
            worker=worker,
            lease_until=now + lease,
            attempts=F("attempts") + 1,
        )
        if taken:
            return Claim(job, worker, job.attempts + 1)


def finish(held: Claim) -> bool:
    """Do the job: what its handler writes and that it is done are one transaction.

    Returns whether it was done now; False when it had been taken over or failed, and then
    nothing of it has happened.
    """
    try:
        with transaction.atomic():
            done = _held(held).update(state=DONE, done_at=timezone.now(), error="")
            if done:
                HANDLERS[held.job.name](**held.job.arguments)
            return bool(done)
    except Exception as error:
        # Whatever a handler does wrong must not end the worker; it is kept where it is seen.
        _put_back(held, error)
        return False


@transaction.atomic
def retry(job: Job) -> bool:
    """Try a failed job again, from the beginning."""
    return bool(
        Job.objects.filter(pk=job.pk, state=FAILED).update(
            state=WAITING, attempts=0, run_at=timezone.now()
        )
    )


def forget_done(now: datetime | None = None) -> int:
    """Delete jobs done long ago; returns how many. Failed ones stay."""
    before = (now or timezone.now()) - KEPT
    return Job.objects.filter(state=DONE, done_at__lt=before).delete()[0]


def _due(now: datetime) -> Job | None:
    waiting = Q(state=WAITING, run_at__lte=now)
    abandoned = Q(state=RUNNING, lease_until__lte=now)
    return Job.objects.filter(waiting | abandoned).order_by("run_at", "id").first()


def _give_up(now: datetime) -> None:
    """A job that took its worker with it every time is not tried for ever."""
    Job.objects.filter(state=RUNNING, lease_until__lte=now, attempts__gte=MOST_ATTEMPTS).update(
        state=FAILED, error="The worker died each time"
    )


def _held(held: Claim) -> QuerySet[Job]:
    return Job.objects.filter(
        pk=held.job.pk, state=RUNNING, worker=held.worker, attempts=held.attempts
    )


def _put_back(held: Claim, error: Exception) -> None:
    logger.error("The job %s failed", held.job.key, exc_info=error)
    # What an error says can name a person, such as the address that a mail server refused.
    said = (
        error.refusals[0].one_line()[:500] if isinstance(error, Refused) else type(error).__name__
    )
    if held.attempts >= MOST_ATTEMPTS:
        _held(held).update(state=FAILED, error=said, lease_until=None)
        return
    pause = FIRST_PAUSE * 2 ** (held.attempts - 1)
    _held(held).update(state=WAITING, error=said, lease_until=None, run_at=timezone.now() + pause)
