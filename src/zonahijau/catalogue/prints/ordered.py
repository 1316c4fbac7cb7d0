"""The region's pledge as one document: a few services are set at once, a thousand by the worker."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from zonahijau import schedule
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledging import told
from zonahijau.catalogue.prints import stored
from zonahijau.catalogue.prints.pledges import REGION, region_content, region_document
from zonahijau.schedule.models import DONE, FAILED, Job
from zonahijau.wording import Text

AT_ONCE = 200
"""Services that are set while somebody waits: well under a second."""
JOB = "catalogue.print_region"
STEPS = tuple(
    Text(f"langkah selesai; kini {now.id}", f"steps done; now {now.en}")
    for now in (
        Text("mengumpulkan layanan", "gathering the services"),
        Text("menata halaman", "laying out the pages"),
        Text("menyimpan dokumen", "keeping the document"),
    )
)
"""What the worker does, one after the other, each after so many that are done."""
_TAKEN_OVER = timedelta(minutes=10)


class Ordered:
    """A document as it would be set now: its name, and the print if it lies there."""

    def __init__(self, pledge: Pledge, base: str):
        self.pledge = pledge
        self.told = told(pledge)
        self.base = base
        self.content = region_content(pledge, self.told, lambda code: f"{base}{code}")
        self.name = stored.name_of(REGION, self.content)

    @property
    def pdf(self) -> bytes | None:
        """The print, set at once where it is short."""
        found = stored.fetch(self.name)
        return found if found or self.told.services > AT_ONCE else self.set()

    def set(self) -> bytes:
        """Set it and keep it. How many sheets it will have is known when all of them are set, so
        that its course is told in steps."""
        schedule.tell_progress(1, len(STEPS), STEPS[1])
        made = region_document(self.pledge, self.content)
        schedule.tell_progress(2, len(STEPS), STEPS[2])
        stored.keep(self.name, made)
        return made

    def ask(self) -> Job:
        """The job that sets it; one that was done or failed long ago is asked for again."""
        arguments = {"pledge": self.pledge.pk, "base": self.base}
        newest = Job.objects.filter(name=JOB, key__startswith=f"{JOB}:{self.name}").first()
        if newest is None or _is_over(newest):
            key = f"{JOB}:{self.name}:{timezone.now():%d%H%M%S}"
            schedule.enqueue(
                key=key, name=JOB, arguments=arguments, government=self.pledge.government
            )
            newest = Job.objects.get(key=key)
        return newest


def _is_over(job: Job) -> bool:
    """Whether nothing comes of it any more: its print was forgotten, or it failed some time ago."""
    if job.state == FAILED:
        return job.created_at < timezone.now() - _TAKEN_OVER
    return job.state == DONE


def set_region(pledge: int, base: str) -> None:
    """What the job does."""
    schedule.tell_progress(0, len(STEPS), STEPS[0])
    row = Pledge.objects.select_related("government__region").filter(pk=pledge).first()
    if row is not None:
        Ordered(row, base).set()
