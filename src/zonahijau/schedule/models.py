"""Jobs as rows: the table is the queue."""

from django.db import models
from django.utils import timezone

from zonahijau.schedule.progress import said
from zonahijau.wording import Text

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
STATES = (WAITING, RUNNING, DONE, FAILED)


class Job(models.Model):
    """Something to be done once, not before ``run_at``.

    ``key`` makes asking twice harmless. ``worker`` and ``attempts`` together name the claim that
    may finish the job; a claim whose ``lease_until`` has passed can be taken over, unless
    ``begun_at`` says that the job was already acting on the world outside. A job without a
    ``government`` is the installation's own. ``progress`` is how far its handler last said it was.
    """

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    government = models.ForeignKey(
        "organisations.Government", models.PROTECT, null=True, related_name="+", editable=False
    )
    run_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=7, choices=[(state, state) for state in STATES], default=WAITING
    )
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    done_at = models.DateTimeField(null=True, blank=True)
    progress = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-run_at", "-id")
        indexes = (
            models.Index(fields=("state", "run_at"), name="schedule_job_due"),
            models.Index(fields=("government", "-run_at"), name="schedule_job_government"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def progress_said(self) -> Text:
        """How far it is, in words; nothing where its handler tells nothing."""
        return said(self.progress)


class Heartbeat(models.Model):
    """When a worker of a machine last said that it lives: how anyone sees that none does."""

    worker = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("worker",)

    def __str__(self) -> str:
        return self.worker
