"""A survey, and people who answer it: for every test."""

import uuid
from datetime import timedelta

from zonahijau.organisations.models import Unit
from zonahijau.surveys.actions.campaigns import CampaignFacts, ServiceFacts, open_campaign
from zonahijau.surveys.actions.intake import Taken, take
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer, Places
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.submissions import Submission

SERVICES = (ServiceFacts("Kartu penduduk", 500), ServiceFacts("Akta kelahiran", 20))


def open_survey(unit: Unit, **changed: object) -> Campaign:
    """A survey that began a month ago and runs for two more; every channel is on."""
    today = unit.government.today()
    facts = {
        "title": "SKM semester ini",
        "start": today - timedelta(days=30),
        "until": today + timedelta(days=60),
        "services": SERVICES,
        "channels": ("counter", "link", "kiosk", "code", "paper"),
    }
    return open_campaign(by=None, unit=unit, facts=CampaignFacts(**{**facts, **changed}))


def answer(scored: Places = (3,) * 9, service: str = "1", about: Places = (1, 3, 3, 4)) -> Answer:
    return Answer(service, about, scored, ())


def sent(campaign: Campaign, given: Answer, text: str = "", code: str = "", **more: str) -> Taken:
    """One person answers; the number of the submission is new unless it is given."""
    uid = more.pop("uid", "") or str(uuid.uuid4())
    submission = Submission(given, more.pop("channel", "link"), text, **more)
    return take(campaign=campaign, submission=submission, uid=uid, code=code)


def asking_of(campaign: Campaign) -> Asking:
    return Asking.of(campaign.questions)
