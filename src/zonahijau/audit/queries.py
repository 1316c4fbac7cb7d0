"""Reading and proving the chain in the database."""

from django.db import models

from zonahijau.audit.chain import Break, Verification, walk
from zonahijau.audit.models import INSTALLATION, Entry, Head
from zonahijau.wording import Text

_READ_AT_ONCE = 2_000
_CUT = Text(
    "kepala rantai menyebut nomor {number}, padahal catatan berakhir di nomor {last}",
    "the head of the chain names number {number}, yet the entries end at number {last}",
)


def entries_of(government: models.Model | int | None) -> models.QuerySet[Entry]:
    """The chain of a government (None: of the installation), oldest first."""
    chain = government if isinstance(government, int) else _pk(government)
    return Entry.objects.filter(government_id=chain).order_by("number")


def _pk(government: models.Model | None) -> int:
    return INSTALLATION if government is None else int(government.pk)


def verify(government: models.Model | int | None) -> Verification:
    """Walk the chain of a government from its first entry to the head, while others write on.

    A million entries are read in pieces. Entries cut off the end are seen as long as the head
    still names them; someone who also rewrites the head is caught by a head kept elsewhere.
    """
    entries = entries_of(government)
    chain = government if isinstance(government, int) else _pk(government)
    before = _head(chain)
    walked = walk(chain, (entry.link() for entry in entries.iterator(chunk_size=_READ_AT_ONCE)))
    passed = entries.filter(number=before.number, hash=before.hash).exists() or not before.number
    if passed and before.number <= walked.entries <= _head(chain).number:
        return walked
    what = _CUT.fill(number=before.number, last=walked.entries)
    breaks = (*walked.breaks, Break(before.number, what))
    return Verification(chain, walked.entries, walked.head, breaks)


def _head(chain: int) -> Head:
    return Head.objects.filter(pk=chain).first() or Head(government_id=chain)


def chains() -> list[int]:
    """Every chain there is, the installation's own included."""
    return list(Head.objects.order_by("government_id").values_list("government_id", flat=True))
