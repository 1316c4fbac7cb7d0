"""What the life of standards does every day: clocks that run out, reminders, each once."""

from datetime import time

from zonahijau import schedule


@schedule.handler("catalogue.close_comments")
def close_comments() -> None:
    """Shortly after midnight: the time for comments is over where its last day has passed."""
    from zonahijau.catalogue.actions.reminding import close_comments as action
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        action(government=government)


@schedule.handler("catalogue.remind_standards")
def remind_standards() -> None:
    """Every morning: clocks that are about to run out or have, follow-ups that are due."""
    from zonahijau.catalogue.actions.reminding import remind as action
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        action(government=government)


@schedule.handler("catalogue.print_region", outside=True)
def print_region(pledge: int, base: str) -> None:
    """The region's pledge on hundreds of sheets. Outside of a transaction, for it takes seconds."""
    from zonahijau.catalogue.prints.ordered import set_region

    set_region(pledge, base)


schedule.recurring("catalogue.close_comments", schedule.Daily(time(0, 20)))
schedule.recurring("catalogue.remind_standards", schedule.Daily(time(7, 10)))
