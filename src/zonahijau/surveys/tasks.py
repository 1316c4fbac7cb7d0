"""What surveys do every night: close what is over, mix, move what ended long ago into the history,
learn from coded comments anew when the word list has changed, destroy keys that belong to nothing.
"""

from datetime import time

from zonahijau import schedule


@schedule.handler("surveys.nightly")
def nightly() -> None:
    """A job for each survey in which something may move, so that one does not stop the others."""
    from zonahijau.organisations.models import Government
    from zonahijau.surveys import teaching
    from zonahijau.surveys.actions.campaigns import close_due
    from zonahijau.surveys.actions.mixing import forget_orphans
    from zonahijau.surveys.actions.moving import movable
    from zonahijau.surveys.queries import to_be_mixed

    for government in Government.objects.all():
        today = government.today()
        close_due(today=today, government_id=government.pk)
        for name, campaigns in (
            ("surveys.mix", to_be_mixed(government)),
            ("surveys.move", movable(government, today)),
        ):
            for campaign in campaigns:
                schedule.enqueue(
                    key=f"{name}:{campaign.pk}:{today.isoformat()}",
                    name=name,
                    arguments={"campaign": campaign.pk},
                    government=government,
                )
        if teaching.is_outdated(government.pk):
            schedule.enqueue(
                key=f"surveys.learn:{government.pk}:{today.isoformat()}",
                name="surveys.learn",
                arguments={"government": government.pk},
                government=government,
            )
    forget_orphans()


@schedule.handler("surveys.learn")
def learn(government: int) -> None:
    """Count anew what coded comments taught."""
    from zonahijau.surveys.teaching import learn_anew

    learn_anew(government)


@schedule.handler("surveys.mix")
def mix(campaign: int) -> None:
    """Mix one survey."""
    from zonahijau.surveys.actions.mixing import mix as action
    from zonahijau.surveys.models import Campaign

    row = Campaign.objects.select_related("government").get(pk=campaign)
    action(campaign=row, on=row.government.today())


@schedule.handler("surveys.move")
def move(campaign: int) -> None:
    """Move the answers of one survey into the history."""
    from zonahijau.surveys.actions.moving import move as action
    from zonahijau.surveys.models import Campaign

    row = Campaign.objects.select_related("government").get(pk=campaign)
    action(campaign=row, on=row.government.today())


schedule.recurring("surveys.nightly", schedule.Daily(time(1, 10)))


@schedule.handler("surveys.chase")
def chase() -> None:
    """Reports that are due soon, or late."""
    from zonahijau.organisations.models import Government
    from zonahijau.surveys.actions.chasing import chase as action

    for government in Government.objects.all():
        action(government=government)


schedule.recurring("surveys.chase", schedule.Daily(time(7, 15)))
