"""What this app itself does again and again."""

from datetime import time

from zonahijau.schedule.handlers import handler, recurring
from zonahijau.schedule.times import Daily


@handler("schedule.forget_done")
def forget_done() -> None:
    from zonahijau.schedule.actions import forget_done as action

    action()


recurring("schedule.forget_done", Daily(time(2, 30)))
