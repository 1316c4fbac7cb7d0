"""What follows from the data and is kept beside it for speed: the search of public services, and
the figures of surveys that add up to regions. Written anew where rows came in past the actions."""

from __future__ import annotations


def write_search() -> None:
    """After a restore: the index of the search is in no backup."""
    from zonahijau.catalogue.search import rebuild

    rebuild()


def write_figures() -> None:
    """After changes to the tables; the same twice is the same once."""
    from zonahijau.surveys.actions.publishing import publish
    from zonahijau.surveys.models import Campaign

    for campaign in Campaign.objects.filter(state="closed").iterator(chunk_size=100):
        publish(campaign)
