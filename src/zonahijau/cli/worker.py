"""``zonahijau worker``: the background jobs, each done exactly once."""

from __future__ import annotations

from zonahijau.cli.django import load_django
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Report
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Mengerjakan pekerjaan latar (pengingat, surel, pembersihan) sampai dihentikan. Boleh "
        "berjalan beberapa sekaligus; setiap pekerjaan tetap dikerjakan tepat sekali.",
        "Does the background jobs (reminders, e-mail, sweeping) until it is stopped. Several may "
        "run at once; every job is still done exactly once.",
    ),
    examples=("zonahijau worker", "zonahijau worker --once"),
)


def add_options(options: Options) -> None:
    options.switch("--once", Text("kerjakan yang jatuh tempo lalu selesai", "do what is due, stop"))


def run(given: Given) -> Report:
    """Work until stopped, or once."""
    load_django()
    from zonahijau.schedule.worker import run_due, run_forever

    if given.once:
        return Report({"done": run_due()}, [])
    run_forever()
    return Report({"stopped": True}, [])
