"""The published cells of a closed survey as whole numbers that add up to every level above."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from zonahijau.statistics.interval import measurable, sampled_index
from zonahijau.statistics.tally import Moments
from zonahijau.surveys import queries
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.models import Campaign, PublishedCell
from zonahijau.surveys.results import MISSING, population_of, rule_of
from zonahijau.surveys.tallies import Counted
from zonahijau.surveys.words import BY_SERVICE, WHOLE
from zonahijau.wording import Text

LONGEST_LABEL = 200


@transaction.atomic
def publish(campaign: Campaign) -> int:
    """Write the published cells of a closed survey anew from what it has issued; how many. What is
    hidden there is in none of them, so that no sum of them can tell it. Whoever reads meanwhile
    sees the old ones or the new ones; two that write wait for each other."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    PublishedCell.objects.filter(campaign=campaign).delete()
    if campaign.state != "closed" or campaign.kind != "skm":
        return 0
    return len(PublishedCell.objects.bulk_create(each for each in _cells(campaign) if each.n))


def _cells(campaign: Campaign) -> Iterator[PublishedCell]:
    whole = queries.whole(campaign)
    if whole is None:
        return
    yield _cell(campaign, WHOLE, WHOLE, whole.counted, Text("", ""), _error(campaign, whole))
    for table, labels in _tables(campaign):
        for shown in queries.table(campaign, table):
            if shown.counted is not None:
                label = labels.get(shown.cell, UNSAID)
                yield _cell(campaign, table, shown.cell, shown.counted, label)


UNSAID = Text("Tidak diisi", "Not said")


def _tables(campaign: Campaign) -> Iterator[tuple[str, dict[str, Text]]]:
    yield BY_SERVICE, {each.key: Text(each.name, each.name) for each in campaign.services.all()}
    for asked in Asking.of(campaign.questions).about:
        options = enumerate(asked.options, start=1)
        yield asked.code, {str(at): Text(each["id"], each.get("en", "")) for at, each in options}


def _cell(
    campaign: Campaign, table: str, cell: str, counted: Counted, label: Text, error: str = ""
) -> PublishedCell:
    moments = counted.scored.under(MISSING)
    return PublishedCell(
        government_id=campaign.government_id,
        campaign=campaign,
        table=table,
        cell=cell,
        label=label.id[:LONGEST_LABEL],
        label_en=label.en[:LONGEST_LABEL],
        n=moments.n,
        total=_total(moments),
        error=error,
    )


def _total(moments: Moments) -> int:
    return sum(moments.sums[item][item] for item in range(moments.items))


def _error(campaign: Campaign, shown: queries.Shown) -> str:
    """The squared standard error of the index; empty where it is not known."""
    multiplier = rule_of(campaign).multiplier
    moments = shown.counted.scored.under(MISSING)
    sampled = sampled_index(moments, multiplier, population_of(campaign, shown))
    if sampled is None or not measurable(sampled):
        return ""
    return str(sampled.error_variance)
