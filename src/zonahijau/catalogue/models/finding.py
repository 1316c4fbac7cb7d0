"""What the search of public services looks through; derived, and made again by one command."""

from django.db import models

from zonahijau.catalogue.models.services import Service
from zonahijau.organisations.tenancy import OwnedByGovernment, OwnedQuerySet


class SearchEntry(OwnedByGovernment):
    """A public service as stems of words: of its name, of its unit, of all else. Both databases
    index these three columns beside the table (see ``catalogue.search``), so that whatever writes
    a row here has it found."""

    service = models.OneToOneField(
        Service, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    title = models.TextField()
    place = models.TextField()
    body = models.TextField()

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that stands in public services, of any government: for "did you mean"."""

    word = models.CharField(max_length=40, primary_key=True)
    tail = models.CharField(max_length=3, db_index=True)

    def __str__(self) -> str:
        return self.word
