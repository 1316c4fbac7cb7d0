"""What evidence does again and again."""

from datetime import time

from zonahijau import schedule


@schedule.handler("evidence.expire")
def expire() -> None:
    """Soon after each of the country's three midnights: what no longer holds is marked so."""
    from zonahijau.evidence.actions import expire as action
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        action(government=government)


@schedule.handler("evidence.sweep")
def sweep() -> None:
    """Files that nobody owns."""
    from zonahijau.evidence.actions import sweep as action

    action()


schedule.recurring("evidence.expire", schedule.Hourly(minute=2))
schedule.recurring("evidence.sweep", schedule.Daily(time(2, 45)))
