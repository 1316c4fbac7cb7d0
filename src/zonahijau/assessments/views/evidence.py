"""What a form says about evidence: pieces chosen from what the unit has, and new ones."""

from __future__ import annotations

from django.http import HttpRequest

from zonahijau.assessments import actions
from zonahijau.assessments.forms import UploadForm
from zonahijau.assessments.models import Answer, Assessment
from zonahijau.assessments.pages.questions import KEY_LENGTH, name_of
from zonahijau.assessments.views.reading import uids_in
from zonahijau.catalogue.models import Service
from zonahijau.evidence.actions.uploading import add_link
from zonahijau.evidence.actions.uploading import upload as take_in
from zonahijau.evidence.details import Details, title_of
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.receiving import too_large
from zonahijau.evidence.slots import LARGEST_FILE, LINK, MEBIBYTE
from zonahijau.organisations.places import person_of
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse


def chosen_evidence(request: HttpRequest, held: Assessment) -> list[Evidence]:
    """The ticked pieces, and the one that was chosen by name; refuses a name that is none."""
    wanted = uids_in(request.POST.getlist("bukti"))
    rows = Evidence.objects.filter(unit=held.unit, withdrawn_at=None)
    chosen = list(rows.filter(uid__in=wanted))
    typed = request.POST.get("bukti_lain", "").strip()
    if typed:
        key = typed.rpartition("[")[2].rstrip("]")
        named = [each for each in rows if name_of(each) == typed or _begins(each, key)]
        if not named:
            raise refuse(
                Text("bukti yang diketik tidak ditemukan", "no evidence has the name you typed"),
                Text("pilih dari daftar yang muncul", "choose from the list that appears"),
            )
        chosen += named[:1]
    return chosen


def unseen_evidence(request: HttpRequest, answer: Answer) -> list[Evidence]:
    """What is attached and was not on the page that was sent: somebody else attached it meanwhile,
    and nobody has taken its tick away."""
    shown = uids_in(request.POST.getlist("bukti_tampak"))
    return list(answer.evidence.exclude(uid__in=shown))


def _begins(evidence: Evidence, key: str) -> bool:
    return len(key) == KEY_LENGTH and str(evidence.uid).startswith(key)


def attach_new(
    request: HttpRequest, held: Assessment, code: str, service: Service | None, form: UploadForm
) -> None:
    """Take in what was uploaded and lay it beside the indicator; refuses what is no evidence."""
    known_indicator(held.round.instrument, code)
    if names := too_large(request):
        limit = LARGEST_FILE // MEBIBYTE
        raise refuse(
            Text(f"berkas lebih dari {limit} MB", f"the file is larger than {limit} MB"),
            Text("perkecil, lalu unggah lagi", "make it smaller, then upload it again"),
            file=names[0],
        )
    if not form.is_valid():
        raise refuse(
            Text("isian bukti tidak lengkap", "the evidence is not described"),
            Text("pilih jenis dan berkas", "choose a kind and a file"),
        )
    evidence = _take(request, held, form)
    actions.attach(
        assessment=held,
        indicator=code,
        evidence=[evidence],
        by=person_of(request),
        service=service,
    )


def _take(request: HttpRequest, held: Assessment, form: UploadForm) -> Evidence:
    given, by = form.cleaned_data, person_of(request)
    file = given["berkas"]
    kind = given["jenis"]
    title = given["judul"].strip() or (title_of(file.name) if file else given["alamat"][:200])
    details = Details(kind, title)
    if kind == LINK:
        return add_link(by=by, unit=held.unit, url=given["alamat"], details=details)
    if file is None:
        raise refuse(
            Text("belum ada berkas yang dipilih", "no file is chosen"),
            Text("pilih berkas, lalu unggah", "choose a file, then upload it"),
        )
    return take_in(by=by, unit=held.unit, chunks=file.chunks(), name=file.name, details=details)
