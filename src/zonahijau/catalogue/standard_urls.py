"""Addresses of standards, comments on drafts, and consultations."""

from django.urls import path

from zonahijau.catalogue.views import (
    comments,
    components,
    consultation_pages,
    consultations,
    life,
    reusing,
    standards,
    step_papers,
)

_UNIT, _ONE = "unit/<uuid:unit>/standar/", "standar/<uuid:standard>/"
_TALKS, _TALK = "unit/<uuid:unit>/konsultasi/", "konsultasi/<uuid:consultation>/"

urlpatterns = [
    path(_UNIT, standards.of_unit, name="standards"),
    path(f"{_UNIT}langkah/<slug:kind>/", life.take, name="step"),
    path("layanan/<uuid:service>/standar/mulai/", standards.begin, name="standard_begin"),
    path(_ONE, standards.standard, name="standard"),
    path(f"{_ONE}ubah/<slug:code>/", components.component, name="component"),
    path(f"{_ONE}pakai/", reusing.reuse, name="reuse"),
    path(f"{_ONE}ambil/", reusing.from_document, name="from_document"),
    path(f"{_ONE}batalkan/", standards.undo, name="standard_undo"),
    path(f"{_ONE}dokumen/", standards.document, name="standard_document"),
    path(f"{_ONE}banding/", standards.compare, name="standard_compare"),
    path(f"{_ONE}tanggapan/", comments.of_standard, name="comments"),
    path("tanggapan/<uuid:comment>/jawab/", comments.answer, name="comment_answer"),
    path("langkah-standar/<uuid:step_uid>/tarik/", life.withdraw, name="step_withdraw"),
    path("langkah-standar/<uuid:step_uid>/betulkan/", life.correct, name="step_correct"),
    path("langkah-standar/<uuid:step_uid>/naskah/", step_papers.attach, name="step_paper"),
    path("rancangan/<slug:code>/", comments.public, name="public_draft"),
    path(_TALKS, consultations.of_unit, name="consultations"),
    path(f"{_TALKS}baru/", consultations.new, name="consultation_new"),
    path(_TALK, consultation_pages.consultation, name="consultation"),
    path(f"{_TALK}lanjut/", consultations.advance, name="consultation_advance"),
    path(f"{_TALK}ubah/", consultations.change, name="consultation_change"),
    path(f"{_TALK}peserta/", consultation_pages.participants, name="participants"),
    path(f"{_TALK}pelaksanaan/", consultation_pages.hold, name="consultation_hold"),
    path(f"{_TALK}tindak-lanjut/", consultation_pages.follow_ups, name="follow_ups"),
    path(f"{_TALK}naskah/<slug:kind>/", consultations.paper, name="consultation_paper"),
    path(f"{_TALK}tarik/", consultations.withdraw, name="consultation_withdraw"),
    path("tindak-lanjut/<uuid:follow_up>/selesai/", consultation_pages.done, name="follow_up_done"),
]
