"""What websites do again and again, and one by one."""

from zonahijau import schedule


@schedule.handler("websites.ask_due")
def ask_due() -> None:
    """Every hour: the sites whose turn of the week has come."""
    from zonahijau.websites.actions import ask_due as action

    action()


@schedule.handler("websites.visit_asked", outside=True)
def visit_asked() -> None:
    """Visits a slice of the sites that are due. Outside of a transaction, for visits take time."""
    from zonahijau.websites.actions.working import visit_asked as action

    action()


schedule.recurring("websites.ask_due", schedule.Hourly(minute=12))
