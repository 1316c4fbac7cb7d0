"""Forms in own words: begun from the law's, worded, translated, given further questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.surveys import rewording
from zonahijau.surveys.asking import FORMS, Content, Words, base_of, content_of, fingerprint
from zonahijau.surveys.models import Campaign, SurveyForm
from zonahijau.surveys.question_sheets import ReadQuestion
from zonahijau.surveys.wording_sheets import read_words
from zonahijau.tables.previews import check_whole
from zonahijau.wording import Text, refuse

MANAGE = "manage_surveys"
Change = Callable[[Content, Content], Content]
"""What becomes of a content, given the law's own one."""


@transaction.atomic
def begin_form(
    *, by: User, where: Government | Unit, title: str, kind: str, facet: str = ""
) -> SurveyForm:
    """Begin a form with the words of the law; it can be asked at once. ``where`` is whose it is;
    ``facet`` is A or B where a guideline has two forms."""
    check_may(by, MANAGE, where)
    unit = where if isinstance(where, Unit) else None
    government_id = where.government_id if isinstance(where, Unit) else where.pk
    title = " ".join(title.split())[:160]
    if not title or SurveyForm.objects.filter(government=government_id, title=title).exists():
        raise refuse(
            Text("Judul kosong atau sudah dipakai", "The title is empty or in use"),
            Text("Tulis judul lain", "Write another title"),
            column="title",
        )
    content = content_of(kind, {"form": facet} if facet else None)
    row = SurveyForm.objects.create(
        government_id=government_id,
        unit=unit,
        kind=kind,
        based_on=FORMS[kind],
        title=title,
        content=content,
        sha256=fingerprint(content),
        by=by,
    )
    _tell(by, "survey-form-begun", row)
    return row


def word(*, by: User, form: SurveyForm, language: str, words: Mapping[str, str]) -> SurveyForm:
    """Put words in a language; an empty text takes the law's back."""
    return _change(by, form, lambda content, base: rewording.worded(content, base, language, words))


def add_language(*, by: User, form: SurveyForm, code: str, name: str) -> SurveyForm:
    """Give a form one more language, to be translated."""
    return _change(by, form, lambda content, _: rewording.with_language(content, code, name))


def drop_language(*, by: User, form: SurveyForm, code: str) -> SurveyForm:
    """Take a local language out of a form."""
    return _change(by, form, lambda content, _: rewording.without_language(content, code))


def put_question(
    *, by: User, form: SurveyForm, code: str, text: Words, options: Sequence[Words]
) -> SurveyForm:
    """Add a further question, or word the one of a code anew."""

    def change(content: Content, base: Content) -> Content:
        return rewording.with_question(content, base, code, text, options)

    return _change(by, form, change)


def put_questions(
    *, by: User, form: SurveyForm, seen: str, read: Sequence[ReadQuestion]
) -> SurveyForm:
    """Add the further questions of a spreadsheet, every one or none. ``seen`` is the fingerprint of
    the form that its preview was made for; refused where the form has changed since."""
    check_whole(is_applied=False, has_faults=any(each.faults for each in read))

    def change(content: Content, base: Content) -> Content:
        if fingerprint(content) != seen:
            raise refuse(
                Text("Formulir berubah sesudah pratinjau", "The form changed after the preview"),
                Text("Unggah lembar kerjanya lagi", "Upload the spreadsheet again"),
            )
        for each in read:
            content = rewording.with_question(content, base, "", each.text, each.options)
        return content

    return _change(by, form, change)


def drop_question(*, by: User, form: SurveyForm, code: str) -> SurveyForm:
    """Take a further question out; the elements stay."""
    return _change(by, form, lambda content, _: rewording.without_question(content, code))


def import_words(*, by: User, form: SurveyForm, path: Path, name: str) -> SurveyForm:
    """Take the words of a spreadsheet that was downloaded from the form."""
    return _change(by, form, lambda content, base: read_words(path, name, content, base))


@transaction.atomic
def withdraw_form(*, by: User, form: SurveyForm, because: str) -> SurveyForm:
    """Offer a form to no further survey; those that ask it go on with it."""
    row = _held(form)
    check_may(by, MANAGE, row.unit or row.government)
    if row.withdrawn_at is not None or not because.strip():
        raise refuse(
            Text("Formulir ini tidak dapat ditarik", "This form cannot be withdrawn"),
            Text("Tulis alasannya", "Write the reason"),
            column="because",
        )
    row.withdrawn_at, row.withdrawn_because = timezone.now(), because.strip()[:200]
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(by, "survey-form-withdrawn", row)
    return row


def surveys_that_ask(form: SurveyForm) -> QuerySet[Campaign]:
    """The surveys that ask this version, which therefore never changes any more."""
    same = Campaign.objects.filter(government=form.government_id, form_sha256=form.sha256)
    return same.filter(form_id__endswith=f" v{form.version}", withdrawn_at=None)


@transaction.atomic
def _change(by: User, form: SurveyForm, change: Change) -> SurveyForm:
    """The form changed in place while no survey asks it, else as its next version."""
    row = _held(form)
    check_may(by, MANAGE, row.unit or row.government)
    _check_latest(row)
    content = change(row.content, base_of(row.kind, row.content))
    if content == row.content:
        return row
    if surveys_that_ask(row).exists():
        row = _next_version(row)
    row.content, row.sha256, row.by = content, fingerprint(content), by
    row.save()
    _tell(by, "survey-form-worded", row)
    return row


def _next_version(row: SurveyForm) -> SurveyForm:
    return SurveyForm(
        government_id=row.government_id,
        unit=row.unit,
        kind=row.kind,
        based_on=row.based_on,
        title=row.title,
        version=row.version + 1,
    )


def _check_latest(row: SurveyForm) -> None:
    later = SurveyForm.objects.filter(
        government=row.government_id, title=row.title, version__gt=row.version
    )
    if row.withdrawn_at is not None or later.exists():
        raise refuse(
            Text("Versi ini tidak dapat diubah lagi", "This version can be changed no more"),
            Text("Buka versi terakhirnya, atau susun formulir baru",
                 "Open its latest version, or begin a new form"),
        )  # fmt: skip


def _held(form: SurveyForm) -> SurveyForm:
    rows = SurveyForm.objects.select_related("unit", "government")
    return rows.select_for_update(of=("self",)).get(pk=form.pk)


def _tell(by: User, action: str, row: SurveyForm) -> None:
    details = {"title": row.title, "version": row.version, "sha256": row.sha256}
    audit.record(government=row.government_id, by=by, action=action, subject=row, details=details)
