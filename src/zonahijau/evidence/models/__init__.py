"""Stored files, the evidence that they are, what it proves, and how it was judged."""

from zonahijau.evidence.models.blob import Blob
from zonahijau.evidence.models.evidence import Decision, Evidence, EvidenceFact, LookKey
from zonahijau.evidence.models.imports import ImportedFile, ImportedZip

__all__ = [
    "Blob",
    "Decision",
    "Evidence",
    "EvidenceFact",
    "ImportedFile",
    "ImportedZip",
    "LookKey",
]
