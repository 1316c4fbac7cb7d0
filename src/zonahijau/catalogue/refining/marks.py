"""Which services still stand as they were copied from a sheet of paper."""

from django.db.models import F, OuterRef, Subquery

from zonahijau.catalogue.models import TranscribedService
from zonahijau.catalogue.models.services import ServiceQuerySet


def with_sheets(services: ServiceQuerySet) -> ServiceQuerySet:
    """Each service with ``sheet``, the code of the sheet from which its values were copied; None
    where they were not, or somebody has changed them since."""
    copies = TranscribedService.objects.filter(
        service=OuterRef("pk"), revision=OuterRef("revision"), transcription__withdrawn_at=None
    )
    newest = copies.order_by("-pk").values(code=F("transcription__checklist__code"))[:1]
    marked: ServiceQuerySet = services.annotate(sheet=Subquery(newest))
    return marked
