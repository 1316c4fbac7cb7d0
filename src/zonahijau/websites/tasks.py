"""What websites do again and again, and one by one."""

from zonahijau import schedule


@schedule.handler("websites.ask_due")
def ask_due() -> None:
    """Every hour: the sites whose turn of the week has come."""
    from zonahijau.websites.actions import ask_due as action

    action()


@schedule.handler("websites.check", outside=True)
def check(site: int) -> None:
    """Visits one site. Outside of a transaction, for a visit takes up to two minutes."""
    from zonahijau.websites.actions import check_site
    from zonahijau.websites.models import Site

    rows = Site.objects.select_related("unit", "government")
    found = rows.filter(pk=site).first()
    if found is not None:
        check_site(site=found)


schedule.recurring("websites.ask_due", schedule.Hourly(minute=12))
