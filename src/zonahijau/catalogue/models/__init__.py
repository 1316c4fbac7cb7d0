"""The rows of the catalogue: services, counts, standards, consultations, pledges."""

from zonahijau.catalogue.models.checklists import Checklist, TranscribedService, Transcription
from zonahijau.catalogue.models.consultations import (
    Consultation,
    ConsultationFollowUp,
    Participant,
)
from zonahijau.catalogue.models.contacts import ComplaintChannel, ServicePoint
from zonahijau.catalogue.models.counts import RecapImport, ServiceCount
from zonahijau.catalogue.models.finding import SearchEntry, SearchWord
from zonahijau.catalogue.models.pledges import Pledge
from zonahijau.catalogue.models.services import Service, ServiceImport
from zonahijau.catalogue.models.standards import (
    DraftComment,
    Publication,
    Standard,
    StandardChange,
    StandardStep,
)

__all__ = [
    "Checklist",
    "ComplaintChannel",
    "Consultation",
    "ConsultationFollowUp",
    "DraftComment",
    "Participant",
    "Pledge",
    "Publication",
    "RecapImport",
    "SearchEntry",
    "SearchWord",
    "Service",
    "ServiceCount",
    "ServiceImport",
    "ServicePoint",
    "Standard",
    "StandardChange",
    "StandardStep",
    "TranscribedService",
    "Transcription",
]
