"""What is done later for messages."""

from zonahijau import schedule


@schedule.handler("notices.mail", outside=True)
def mail(notice: int) -> None:
    from zonahijau.notices.actions import mail as action

    action(notice=notice)
