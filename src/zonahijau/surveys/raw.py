"""The answers of a closed survey as a table without anybody in it: the nine answers of each row and
nothing about who gave them, sorted, so that neither order nor service nor group leads to a person.

What is given away is what was issued: rows that do not add up to it (a late sheet that may not move
the counts yet) keep the table back. See docs/adr/0019.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.tally import Missing
from zonahijau.surveys import queries
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Places
from zonahijau.surveys.models import Campaign
from zonahijau.surveys.past import all_counted
from zonahijau.surveys.policies import LEAST
from zonahijau.surveys.results import results_of, rule_of
from zonahijau.wording import Text, refuse


def check_whole(campaign: Campaign) -> int:
    """How many rows there are; refused while the survey runs, has fewer than five answers, or its
    rows are not what was last issued."""
    shown = queries.whole(campaign)
    if campaign.state != "closed" or shown is None or shown.counted.answers < LEAST:
        raise refuse(
            Text("Tabel jawaban belum dapat diunduh", "The answers cannot be downloaded yet"),
            Text("Tutup survei dan tunggu hitungan terakhir", "Close it and wait for the count"),
        )
    sums = [0] * len(Asking.of(campaign.questions).scored)
    count = 0
    for each in all_counted(campaign):
        count += 1
        sums = [a + b for a, b in zip(sums, each.scored, strict=True)]
    if count != shown.counted.answers or sums != _issued(shown):
        raise refuse(
            Text("Hitungan survei ini sedang bergerak", "The counts of this survey are moving"),
            Text("Coba lagi sesudah hitungan berikutnya", "Try again after the next count"),
        )
    return count


def _issued(shown: queries.Shown) -> list[int]:
    moments = shown.counted.scored.under(Missing.DROP_ITEM)
    return [moments.sums[item][item] for item in range(moments.items)]


def header_of(campaign: Campaign) -> list[str]:
    """The code of each question and what it asks about, in the order of the form."""
    asking = Asking.of(campaign.questions)
    labels = {
        node.code: node.label.id for node in load_instrument(campaign.instrument).indicators()
    }
    return [f"{each.code} {labels.get(each.element, '')}".strip() for each in asking.scored]


def rows_of(campaign: Campaign) -> Iterator[Places]:
    """The scored answers of everybody, sorted; 0 is left empty."""
    yield from sorted(each.scored for each in all_counted(campaign))


def totals_of(campaign: Campaign) -> Iterator[tuple[str, list[Fraction | None]]]:
    """What stands under the rows: the mean of each question, and weighted."""
    found = results_of(campaign)
    if found is None:
        return
    means = [each.mean for each in found.result.elements.values()]
    weight = rule_of(campaign).weight
    yield "Nilai rata-rata", means
    yield "Nilai tertimbang", [None if mean is None else mean * weight for mean in means]
    yield "IKM", [found.result.index_exact]
