"""What improvement does again and again."""

from datetime import time

from zonahijau import schedule


@schedule.handler("improvement.remind")
def remind() -> None:
    """Promises that are due soon, or late."""
    from zonahijau.improvement.actions import remind as action
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        action(government=government)


@schedule.handler("improvement.gather")
def gather() -> None:
    """What the sites of every government show."""
    from zonahijau.improvement.gathering import gather as action
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        action(government=government)


@schedule.handler("improvement.gather_unit")
def gather_unit(unit: int) -> None:
    """What the sites of a unit show, after something about them changed."""
    from zonahijau.improvement.gathering import gather as action
    from zonahijau.organisations.models import Unit

    found = Unit.objects.select_related("government").get(pk=unit)
    action(government=found.government, unit=found)


schedule.recurring("improvement.gather", schedule.Daily(time(5, 45)))
schedule.recurring("improvement.remind", schedule.Daily(time(7, 30)))
