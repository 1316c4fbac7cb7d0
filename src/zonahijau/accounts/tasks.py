"""What accounts do again and again."""

from datetime import time

from zonahijau import schedule


@schedule.handler("accounts.forget")
def forget() -> None:
    from zonahijau.accounts.attempts import forget_attempts
    from zonahijau.accounts.sessions import forget_expired

    forget_attempts()
    forget_expired()


schedule.recurring("accounts.forget", schedule.Daily(time(2, 40)))
