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


schedule.recurring("improvement.remind", schedule.Daily(time(7, 30)))
