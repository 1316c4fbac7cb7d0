"""A survey to answer, and what became of its answers: reads a line, answers in a line of JSON."""

import json
import sys

from zonahijau.cli.django import prepare

prepare()

from tests import offices  # noqa: E402
from tests.surveys import answer, open_survey  # noqa: E402
from zonahijau.organisations.modules import AT_FIRST, KEY  # noqa: E402
from zonahijau.surveys.models import Campaign, Receipt, WaitingAnswer  # noqa: E402
from zonahijau.surveys.submissions import Submission, digest_of  # noqa: E402


def opened() -> dict[str, object]:
    """A survey of an agency; its address and how many bytes an answer has under its seal."""
    government = offices.government()
    government.settings[KEY] = sorted(AT_FIRST | {"campaigns"})
    government.save()
    survey = open_survey(offices.unit(government, "dinkes"))
    packed = Submission(answer(), "link").packed()
    return {"address": survey.address, "services": survey.services.count(), "bytes": len(packed)}


def kept(numbers: list[str]) -> dict[str, int]:
    """How many answers wait, and how many of these submissions are not among them."""
    survey = Campaign.objects.get()
    digests = {digest_of(survey, number) for number in numbers}
    receipts = set(Receipt.objects.values_list("digest", flat=True))
    waiting = WaitingAnswer.objects.count()
    return {"waiting": waiting, "receipts": len(receipts), "lost": len(digests - receipts)}


if __name__ == "__main__":
    said = opened() if sys.argv[1] == "open" else kept(json.load(sys.stdin))
    print(json.dumps(said))
