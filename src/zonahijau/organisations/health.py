"""Whether the worker is alive, jobs succeed, the audit chains hold, the clock is right, and when
the last backup was made."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from zonahijau import audit
from zonahijau.audit.chain import walk
from zonahijau.audit.models import Entry, Head
from zonahijau.audit.queries import chains, entries_of
from zonahijau.schedule.models import FAILED, WAITING, Heartbeat, Job
from zonahijau.web.health import FINE, NOTICE, WRONG, Check, Finding, register
from zonahijau.wording import Text

SILENT = timedelta(minutes=3)
"""A worker says every half minute that it lives."""
LATE = timedelta(minutes=30)
SKEW = timedelta(minutes=2)
TAIL = 20_000
"""Entries at the end of a chain that are walked when there is no time for all."""
OLD, TOO_OLD = timedelta(days=2), timedelta(days=8)
MADE = "backup-made"


def _worker(_: bool) -> Finding:
    last = Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()
    remedy = Text(
        "Jalankan zonahijau worker, atau systemctl start zonahijau-worker",
        "Run zonahijau worker, or systemctl start zonahijau-worker",
    )
    if last is None:
        return Finding(WRONG, Text("belum pernah berjalan", "it has never run"), remedy)
    silent = timezone.now() - last
    if silent <= SILENT:
        return Finding(FINE, Text("hidup", "alive"))
    what = Text("diam sejak {minutes} menit", "silent for {minutes:minute|minutes}")
    return Finding(WRONG, what.fill(minutes=int(silent.total_seconds() // 60)), remedy)


def _jobs(_: bool) -> Finding:
    failed = Job.objects.filter(state=FAILED).count()
    late = Job.objects.filter(state=WAITING, run_at__lt=timezone.now() - LATE).count()
    if failed:
        remedy = Text(
            "Buka halaman Pekerjaan: sebabnya ada di sana, lalu coba lagi",
            "Open the page Jobs: the reason is there, then try again",
        )
        what = Text("{count} pekerjaan gagal", "{count:job has|jobs have} failed")
        return Finding(WRONG, what.fill(count=failed), remedy)
    if late:
        what = Text("{count} pekerjaan terlambat", "{count:job is|jobs are} late")
        remedy = Text("Periksa pekerja latar", "Look at the worker")
        return Finding(NOTICE, what.fill(count=late), remedy)
    return Finding(FINE, Text("tidak ada yang gagal", "none has failed"))


def _clock(_: bool) -> Finding:
    """Against the database's own clock, and against what was written last."""
    now = timezone.now()
    theirs = max(filter(None, (_clock_of_database(), _last_entry())), default=now)
    ours_behind = theirs - now
    far = ours_behind > SKEW or (_is_server() and -ours_behind > SKEW)
    if not far:
        return Finding(FINE, Text("cocok", "it agrees"))
    what = Text("berbeda {seconds} detik", "{seconds} seconds apart")
    remedy = Text(
        "Nyalakan penyelarasan waktu: timedatectl set-ntp true",
        "Let the clock be set by the network: timedatectl set-ntp true",
    )
    return Finding(WRONG, what.fill(seconds=int(abs(ours_behind.total_seconds()))), remedy)


def _is_server() -> bool:
    return bool(connection.vendor == "postgresql")


def _clock_of_database() -> datetime | None:
    if not _is_server():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def _last_entry() -> datetime | None:
    return Entry.objects.order_by("-pk").values_list("at", flat=True).first()


def _audit(thorough: bool) -> Finding:
    broken = [chain for chain in chains() if not _holds(chain, thorough)]
    if broken:
        remedy = Text(
            "Jalankan zonahijau audit verify, simpan cadangan yang utuh, lapor ke Inspektorat",
            "Run zonahijau audit verify, keep a sound backup, report it to the Inspektorat",
        )
        what = Text("{count} rantai tidak utuh", "{count:chain does|chains do} not hold")
        return Finding(WRONG, what.fill(count=len(broken)), remedy)
    count = Entry.objects.count()
    return Finding(
        FINE, Text("utuh, {count} catatan", "holds, {count:entry|entries}").fill(count=count)
    )


def _holds(chain: int, thorough: bool) -> bool:
    head = Head.objects.get(pk=chain)
    if thorough or head.number <= TAIL:
        return audit.verify(chain).holds
    before = entries_of(chain).get(number=head.number - TAIL)
    tail = entries_of(chain).filter(number__gt=before.number, number__lte=head.number)
    links = (entry.link() for entry in tail.iterator())
    walked = walk(chain, links, first=before.number + 1, before=before.hash)
    return walked.holds and walked.head == head.hash


def _backup(_: bool) -> Finding:
    last = Entry.objects.filter(action=MADE).order_by("-pk").values_list("at", flat=True).first()
    remedy = Text(
        "Jalankan zonahijau backup, dan pasang jadwalnya: zonahijau-backup.timer",
        "Run zonahijau backup, and install its timer: zonahijau-backup.timer",
    )
    if last is None:
        return Finding(NOTICE, Text("belum pernah dibuat", "none was ever made"), remedy)
    age = timezone.now() - last
    days = Text("{days} hari lalu", "{days:day|days} ago").fill(days=age.days)
    if age > TOO_OLD:
        return Finding(WRONG, days, remedy)
    if age > OLD:
        return Finding(NOTICE, days, remedy)
    return Finding(FINE, Text("kurang dari dua hari lalu", "less than two days ago"))


for _check in (
    Check("worker", Text("Pekerja latar", "Worker"), _worker, 50),
    Check("jobs", Text("Pekerjaan", "Jobs"), _jobs, 52),
    Check("clock", Text("Jam", "Clock"), _clock, 60),
    Check("audit", Text("Rantai audit", "Audit chains"), _audit, 85),
    Check("backup", Text("Cadangan terakhir", "Last backup"), _backup, 90),
):
    register(_check)
