"""The process is killed in the middle of a mixing or a move: nothing is lost, nothing doubled."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys

import pytest

from tests.integration.cli.installations import Installation
from tests.integration.cli.test_backup_history import history, look

STOP = """
import os, signal
def stopping(step):
    def stop(*given, **named):
        step(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return stop
"""
MOVE = """
from zonahijau.surveys.actions import moving
from zonahijau.surveys.history import layout
{place} = stopping({place})
from zonahijau.cli import main
main(["surveys", "history", "--after", "0"])
"""
AGAIN = """
from zonahijau.cli import main
assert main(["surveys", "recount"]) == 0
assert main(["surveys", "history", "--after", "0"]) == 0
"""
OPEN = """
from zonahijau.surveys import queries
from zonahijau.surveys.models import Campaign
running = Campaign.objects.filter(state="open", kind="skm")
survey = next(each for each in running if queries.whole(each))
"""
SEND = """
import uuid
from zonahijau.surveys.actions.intake import take
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer
from zonahijau.surveys.submissions import Submission
asking, key = Asking.of(survey.questions), survey.services.first().key
for n in range(20):
    said = Answer(key, (0,) * len(asking.about), (n % 4 + 1,) * 9, (0,) * len(asking.extra))
    take(campaign=survey, submission=Submission(said, "link", f"Saran {n}"), uid=str(uuid.uuid4()))
"""
MIX = """
from datetime import timedelta
from zonahijau.surveys import sealing
from zonahijau.surveys.actions import issuing, mixing
tomorrow = survey.government.today() + timedelta(days=1)
"""
STATE = """
from zonahijau.surveys import sealing
from zonahijau.surveys.actions.counting import recount
from zonahijau.surveys.models import Receipt, Seal, WaitingAnswer
survey.refresh_from_db()
seal = Seal.objects.get(campaign=survey)
waiting = [sealing.opened(sealing.secret_of(seal.pk), bytes(row.content))
           for row in WaitingAnswer.objects.filter(seal=seal)]
print(survey.answers, len(waiting), queries.whole(survey).counted.answers, recount(campaign=survey))
"""


def installed(demonstration, tmp_path) -> Installation:
    folder = tmp_path / "data"
    shutil.copytree(demonstration, folder)
    return Installation(folder, extra={"ZONAHIJAU_DEMO": "1"})


def killed(place: Installation, code: str) -> None:
    """A script that is killed inside this installation."""
    script = f"from zonahijau.cli.django import load_django\nload_django()\n{STOP}{code}"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, env=place.environment(), capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.fixture(scope="module")
def moved(demonstration, tmp_path_factory):
    """What is seen where nothing was killed, and the files."""
    place = installed(demonstration, tmp_path_factory.mktemp("utuh"))
    return look(place, AGAIN), [file.name for file in history(place)]


@pytest.mark.parametrize(
    "step", ["layout._to_disk", "moving.write_part", "moving._write", "moving._forget"]
)
def test_a_move_that_was_killed_is_done_anew_and_holds_all_answers_once(
    demonstration, moved, tmp_path, step
):
    place = installed(demonstration, tmp_path)
    killed(place, MOVE.format(place=step))
    assert (look(place, AGAIN), [file.name for file in history(place)]) == moved
    assert moved[0]["doctor"] == "fine"
    assert moved[0]["recount"]["wrong"] == 0


@pytest.mark.parametrize("step", ["sealing.new_pair", "mixing.count", "issuing.stand"])
def test_a_mixing_that_was_killed_has_not_begun(demonstration, tmp_path, step):
    place = installed(demonstration, tmp_path)
    place.python(OPEN + SEND)
    before = place.python(OPEN + STATE)
    killed(place, f"{OPEN}{MIX}{step} = stopping({step})\nmixing.mix(campaign=survey, on=tomorrow)")
    assert place.python(OPEN + STATE) == before
    counted, waiting, shown, wrong = before.split(maxsplit=3)
    after = place.python(f"{OPEN}{MIX}mixing.mix(campaign=survey, on=tomorrow){STATE}").split(
        None, 3
    )
    assert wrong.strip() == after[3].strip() == "[]"
    assert int(after[0]) == int(after[2]) == int(counted) + int(waiting) - 5
    assert (after[1], counted) == ("5", shown)


def test_a_mixing_that_was_killed_right_after_it_is_done(demonstration, tmp_path):
    """The old key is still there, and opens nothing any more."""
    place = installed(demonstration, tmp_path)
    place.python(OPEN + SEND)
    counted, waiting, *_ = place.python(OPEN + STATE).split()
    stop = "sealing.destroy = stopping(lambda number: None)\n"
    killed(place, f"{OPEN}{MIX}{stop}mixing.mix(campaign=survey, on=tomorrow)")
    assert place.python(OPEN + STATE).split()[:2] == [str(int(counted) + int(waiting) - 5), "5"]
