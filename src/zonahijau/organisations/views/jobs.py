"""The page of background jobs: what waits, what failed."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from zonahijau.organisations.places import jobs_here
from zonahijau.schedule.actions import retry
from zonahijau.schedule.models import DONE, FAILED, RUNNING, WAITING, Job
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

JOBS = Text("Pekerjaan", "Jobs")
STATE_WORDS = {
    WAITING: Text("menunggu", "waiting"),
    RUNNING: Text("sedang dikerjakan", "running"),
    DONE: Text("selesai", "done"),
    FAILED: Text("gagal", "failed"),
}


def _state(job: Job) -> Text:
    """Its state, and of one at work or given up how far it came, where its handler tells."""
    word, far = STATE_WORDS[job.state], job.progress_said
    if job.state not in (RUNNING, FAILED) or not far.id:
        return word
    return Text(f"{word.id}: {far.id}", f"{word.en}: {far.en}")


COLUMNS = (
    Column("name", Text("Pekerjaan", "Job"), order_by=("name",)),
    Column(
        "state",
        Text("Keadaan", "State"),
        value=lambda job: _state(job),
        order_by=("state",),
    ),
    Column("run_at", Text("Dijadwalkan", "Scheduled"), order_by=("run_at",), kind="moment"),
    Column("done_at", Text("Selesai", "Done"), order_by=("done_at",), kind="moment"),
    Column("attempts", Text("Percobaan", "Attempts"), order_by=("attempts",), kind="number"),
    Column("error", Text("Kesalahan terakhir", "Last error"), value=lambda job: job.error or None),
    Column("retry", Text("Tindakan", "Action"), template="organisations/retry.html"),
)
FILTERS = (Filter("keadaan", Text("Keadaan", "State"), list(STATE_WORDS.items()), "state"),)


def jobs(request: HttpRequest) -> HttpResponse:
    """The jobs of the own government, and of the installation for whoever looks after it, latest
    first; the failed ones are counted on top."""
    theirs = jobs_here(request)
    listing = Listing(
        request, theirs, COLUMNS, search_fields=("name",), filters=FILTERS, order="-run_at"
    )
    counts = dict(theirs.order_by().values_list("state").annotate(Count("pk")))
    context = {
        "listing": listing,
        "failed": counts.get(FAILED, 0),
        "waiting": counts.get(WAITING, 0) + counts.get(RUNNING, 0),
        "crumbs": [Crumb(JOBS)],
    }
    return render(request, "organisations/jobs.html", context)


@require_POST
def try_again(request: HttpRequest, key: int) -> HttpResponse:
    """Let a failed job be tried anew."""
    retry(get_object_or_404(jobs_here(request), pk=key))
    done = Text("Pekerjaan akan dicoba lagi.", "The job will be tried again.")
    messages.success(request, later(done))
    return redirect("organisations:jobs")
