"""Addresses of the catalogue."""

from django.urls import path

from zonahijau.catalogue import pledge_urls, standard_urls
from zonahijau.catalogue.refining.urls import urlpatterns as refining
from zonahijau.catalogue.views import importing, recaps, services

app_name = "catalogue"
_UNIT, _ONE = "unit/<uuid:unit>/layanan/", "layanan/<uuid:service>/"

urlpatterns = [
    path(_UNIT, services.of_unit, name="list"),
    path(f"{_UNIT}tambah/", services.add, name="add"),
    path(f"{_UNIT}ambil-alih/", services.take, name="take_over"),
    path(f"{_UNIT}rekap/", services.count, name="count"),
    path("layanan/rekap/<uuid:count>/tarik/", services.withdraw_count, name="count_withdraw"),
    path("rekap/", recaps.choose, name="recaps"),
    path("rekap/<uuid:held>/", recaps.recap, name="recap"),
    path("rekap/<uuid:held>/batalkan/", recaps.undo, name="recap_undo"),
    path(f"{_UNIT}impor/", importing.choose, name="import"),
    path(f"{_UNIT}templat.xlsx", importing.template, name="template"),
    path("layanan/impor/<uuid:held>/", importing.preview, name="preview"),
    path("layanan/impor/<uuid:held>/masukkan/", importing.apply, name="apply"),
    path(f"{_ONE}ubah/", services.change, name="change"),
    path(f"{_ONE}tarik/", services.withdraw, name="withdraw"),
    *standard_urls.urlpatterns,
    *pledge_urls.urlpatterns,
    *refining,
]
