"""Addresses of websites."""

from django.urls import path

from zonahijau.websites.views import checks, importing, overview, progress, sites

app_name = "websites"
_UNIT, _SITE, _CHECK = (
    "situs/unit/<uuid:unit>/",
    "situs/<uuid:site>/",
    "situs/periksa/<uuid:check>/",
)

urlpatterns = [
    path("situs/", overview.overview, name="overview"),
    path("situs/tabel.<str:ending>", overview.table, name="table"),
    path("situs/temuan/", overview.findings, name="findings"),
    path("situs/ambil/", overview.seed, name="seed"),
    path("situs/kemajuan/", progress.of_all, name="progress"),
    path("situs/periksa-semua/", overview.check_all, name="check_all"),
    path("situs/impor/", importing.choose, name="import"),
    path("situs/templat.xlsx", importing.template, name="template"),
    path("situs/impor/<uuid:held>/", importing.preview, name="preview"),
    path("situs/impor/<uuid:held>/masukkan/", importing.apply, name="apply"),
    path(_UNIT, sites.of_unit, name="unit"),
    path(f"{_UNIT}tambah/", sites.add, name="add"),
    path(_SITE, sites.show, name="site"),
    path(f"{_SITE}ubah/", sites.change, name="change"),
    path(f"{_SITE}tarik/", sites.withdraw, name="withdraw"),
    path(f"{_SITE}kemajuan/", progress.of_site, name="site_progress"),
    path(f"{_SITE}periksa/", checks.ask, name="ask"),
    path(f"{_SITE}catat/", checks.enter, name="enter"),
    path(_CHECK, checks.show, name="check"),
    path(f"{_CHECK}<str:which>.txt", checks.text, name="text"),
    path(f"{_CHECK}tarik/", checks.take_back, name="take_back"),
    path(f"{_CHECK}bukti/", checks.prove, name="prove"),
]
