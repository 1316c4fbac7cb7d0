"""What the register does again and again: January's list, and names that are out of date."""

from datetime import time

from zonahijau import schedule


@schedule.handler("documents.january")
def january() -> None:
    """What ends within the year, told once a year to each who keeps it: on the second of January,
    or on the first run after it where no worker ran then."""
    from zonahijau.documents.actions.reminding import tell_expiring
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        tell_expiring(government=government)


@schedule.handler("documents.names")
def names() -> None:
    """Every morning: decrees in force that name somebody whose office has ended."""
    from zonahijau.documents.actions.reminding import tell_who_left
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        tell_who_left(government=government)


schedule.recurring("documents.january", schedule.Monthly(2, time(7, 0)))
schedule.recurring("documents.names", schedule.Daily(time(6, 30)))
