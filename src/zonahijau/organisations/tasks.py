"""What organisations do again and again."""

from datetime import time

from zonahijau import schedule


@schedule.handler("organisations.refresh_units")
def refresh_units() -> None:
    """Names and places that hold from today on; soon after midnight in the east of the country,
    and again for its other two clocks."""
    from zonahijau.organisations.actions.units import refresh_units as refresh
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        refresh(government=government)


schedule.recurring("organisations.refresh_units", schedule.Hourly(minute=1))


@schedule.handler("organisations.forget_imports")
def forget_imports() -> None:
    """Spreadsheets that nobody said yes to."""
    from zonahijau.organisations.actions.importing import forget_unused
    from zonahijau.organisations.actions.officials import forget_sheets

    forget_unused()
    forget_sheets()


@schedule.handler("organisations.alarm")
def alarm() -> None:
    """Units that nobody is in charge of."""
    from zonahijau.organisations.actions.alarms import tell_without_charge
    from zonahijau.organisations.models import Government

    for government in Government.objects.all():
        tell_without_charge(government=government)


schedule.recurring("organisations.alarm", schedule.Daily(time(6, 40)))
schedule.recurring("organisations.forget_imports", schedule.Daily(time(2, 50)))
