"""Addresses of this app."""

from django.urls import path

from zonahijau.reports.views import (
    cards,
    completeness,
    first,
    first_hour,
    first_week,
    genuine,
    readiness,
    rounds,
    searching,
    units,
)

app_name = "reports"
urlpatterns = [
    path("", first.first, name="first"),
    path("langkah-pertama/", first_hour.first_hour, name="first_hour"),
    path("langkah-pertama/<slug:slug>/", first_hour.step, name="first_hour_step"),
    path("minggu-pertama/", first_week.first_week, name="first_week"),
    path("minggu-pertama/salindia.pptx", first_week.slides, name="slides"),
    path("laporan/", rounds.rounds, name="rounds"),
    path("cari/", searching.find, name="search"),
    path("kelengkapan/", completeness.matrix, name="completeness"),
    path("kelengkapan/tabel.xlsx", completeness.matrix_sheet, name="completeness_sheet"),
    path("laporan/putaran/<uuid:uid>/", rounds.round_page, name="round"),
    path("laporan/putaran/<uuid:uid>/tabel.xlsx", rounds.round_sheet, name="round_sheet"),
    path("laporan/putaran/<uuid:uid>/rapor.zip", rounds.round_cards, name="round_cards"),
    path("laporan/unit/<uuid:uid>/", units.unit_page, name="unit"),
    path("kesiapan/", readiness.readiness, name="readiness"),
    path("kesiapan/semua.pdf", readiness.all_pdf, name="readiness_all"),
    path("kesiapan/<uuid:uid>/", readiness.unit_sheet, name="readiness_unit"),
    path("kesiapan/<uuid:uid>/lembar.pdf", readiness.unit_pdf, name="readiness_pdf"),
    path("laporan/rapor/<str:code>.pdf", cards.card, name="card"),
    path("laporan/rapor/<str:code>.xlsx", cards.card_sheet, name="card_sheet"),
    path("q/<str:code>", genuine.genuine, name="genuine"),
    path("q/<str:code>/", genuine.genuine, name="genuine_slash"),
]
