"""Asking for jobs, claiming them, finishing them. Every step is one conditional UPDATE."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from zonahijau.schedule.handlers import HANDLERS, OUTSIDE, RECURRING, NothingHappened
from zonahijau.schedule.models import DONE, FAILED, RUNNING, WAITING, Heartbeat, Job
from zonahijau.schedule.progress import telling
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
    government: models.Model | None = None,
) -> bool:
    """Ask for a job; returns whether it is new. The same key asked again changes nothing.

    Inside a transaction the job is asked for when the transaction commits, or not at all. Its
    ``government`` decides whose administrators see it; None is the installation as a whole.
    """
    if name not in HANDLERS:
        raise LookupError(f"No handler is called {name!r}")
    job = Job(
        key=key,
        name=name,
        arguments=dict(arguments or {}),
        run_at=run_at or timezone.now(),
        government_id=government.pk if government is not None else None,
    )
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
            progress={},
        )
        if taken:
            return Claim(job, worker, job.attempts + 1)


def finish(held: Claim) -> bool:
    """Do the job: what its handler writes and that it is done are one transaction.

    Returns whether it was done now; False when it had been taken over or failed, and then
    nothing of it has happened. A job that acts outside the database: see :func:`_act_outside`.
    """
    if held.job.name in OUTSIDE:
        return _act_outside(held)
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


def _act_outside(held: Claim) -> bool:
    """At most once: the beginning is committed first, and nobody begins a second time unless the
    handler itself says that nothing happened, or an administrator wants it tried again."""
    if not _held(held).filter(begun_at=None).update(begun_at=timezone.now()):
        return False
    try:
        with telling(lambda progress: _held(held).update(progress=progress)):
            HANDLERS[held.job.name](**held.job.arguments)
    except NothingHappened as nothing:
        _held(held).update(begun_at=None)
        _put_back(held, nothing)
        return False
    except Exception as error:
        # Whether it happened cannot be known from here: a person has to look.
        _log(held, error)
        _held(held).update(state=FAILED, error=_said(error), lease_until=None)
        return False
    return bool(_held(held).update(state=DONE, done_at=timezone.now(), error=""))


@transaction.atomic
def retry(job: Job) -> bool:
    """Try a failed job again, from the beginning."""
    return bool(
        Job.objects.filter(pk=job.pk, state=FAILED).update(
            state=WAITING, attempts=0, begun_at=None, run_at=timezone.now()
        )
    )


def forget_done(now: datetime | None = None) -> int:
    """Delete jobs done long ago; returns how many. Failed ones stay."""
    before = (now or timezone.now()) - KEPT
    return Job.objects.filter(state=DONE, done_at__lt=before).delete()[0]


def beat(*, machine: str, now: datetime | None = None) -> None:
    """Say that a worker on this machine lives."""
    at = now or timezone.now()
    Heartbeat.objects.update_or_create(worker=machine, defaults={"at": at})


def _due(now: datetime) -> Job | None:
    waiting = Q(state=WAITING, run_at__lte=now)
    abandoned = Q(state=RUNNING, lease_until__lte=now, begun_at=None)
    return Job.objects.filter(waiting | abandoned).order_by("run_at", "id").first()


def _give_up(now: datetime) -> None:
    """A job that took its worker with it every time is not tried for ever; one that was acting on
    the world when its worker died is not tried again at all."""
    abandoned = Job.objects.filter(state=RUNNING, lease_until__lte=now)
    abandoned.filter(begun_at=None, attempts__gte=MOST_ATTEMPTS).update(
        state=FAILED, error="The worker died each time"
    )
    abandoned.exclude(begun_at=None).update(
        state=FAILED, error="The worker died while it was acting: it may have happened"
    )


def _held(held: Claim) -> QuerySet[Job]:
    return Job.objects.filter(
        pk=held.job.pk, state=RUNNING, worker=held.worker, attempts=held.attempts
    )


def _put_back(held: Claim, error: Exception) -> None:
    _log(held, error)
    if held.attempts >= MOST_ATTEMPTS:
        _held(held).update(state=FAILED, error=_said(error), lease_until=None)
        return
    at = timezone.now() + FIRST_PAUSE * 2 ** (held.attempts - 1)
    _held(held).update(state=WAITING, error=_said(error), lease_until=None, run_at=at)


def _log(held: Claim, error: Exception) -> None:
    """Name and number only: the key of a job and the words of an error can name a person."""
    logger.error("The job %s %s failed", held.job.name, held.job.pk, exc_info=error)


def _said(error: Exception) -> str:
    """What is kept of an error: never its own words, which can name a person, such as the address
    that a mail server refused."""
    if isinstance(error, Refused):
        return error.refusals[0].one_line()[:500]
    return error.because[:500] if isinstance(error, NothingHappened) else type(error).__name__
