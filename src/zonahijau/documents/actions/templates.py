"""The office's own word processor templates: uploaded, versioned, taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents import kinds
from zonahijau.documents.files import DOCX, path_of
from zonahijau.documents.models import Template
from zonahijau.documents.policies import reason
from zonahijau.documents.word.checking import check_template
from zonahijau.evidence.actions.uploading import blob_of
from zonahijau.evidence.intake import Taken, take_in
from zonahijau.evidence.slots import DOCUMENT
from zonahijau.organisations.models import Government
from zonahijau.organisations.permissions import check_may
from zonahijau.wording import Text, refuse


def upload_template(
    *, by: User, government: Government, kind: str, chunks: Iterable[bytes], name: str
) -> Template:
    """A new version of the office's template of a kind; checked before any row is written."""
    check_may(by, "manage_letterheads", government)
    kinds.kind_of(kind)
    taken = take_in(chunks, name=name, kind=DOCUMENT, government=government)
    if taken.media_type != DOCX:
        raise refuse(
            Text("Templat harus DOCX", "A template is a DOCX"),
            Text("Simpan sebagai .docx", "Save it as .docx"),
            file=name,
        )
    check_template(path_of(government, taken.sha256).read_bytes(), name)
    return _kept(by, government, kind, taken, name)


@transaction.atomic
def _kept(by: User, government: Government, kind: str, taken: Taken, name: str) -> Template:
    rows = Template.objects.filter(government=government, kind=kind)
    latest = rows.aggregate(latest=Max("version"))["latest"] or 0
    made = Template.objects.create(
        government=government,
        kind=kind,
        version=latest + 1,
        blob=blob_of(government, taken, name),
        file_name=name[-200:],
        uploaded_by=by,
    )
    _tell(by, "template-uploaded", made)
    return made


@transaction.atomic
def revert_template(*, by: User, template: Template, because: str) -> None:
    """Take back this version and all before it: papers use the shipped template again."""
    check_may(by, "manage_letterheads", template.government)
    given = reason(because)
    rows = Template.objects.filter(
        government=template.government, kind=template.kind, withdrawn_at=None
    )
    rows.update(withdrawn_at=timezone.now(), withdrawn_because=given)
    _tell(by, "template-reverted", template)


def _tell(by: User, action: str, template: Template) -> None:
    details = {
        "kind": template.kind,
        "version": template.version,
        "sha256": template.blob.sha256,
    }
    audit.record(
        government=template.government, by=by, action=action, subject=template, details=details
    )
