"""Addresses of pledges, prints and coverage."""

from django.urls import path

from zonahijau.catalogue.views import coverage, pledges, prints, region_print

_UNIT, _ONE = "unit/<uuid:unit>/maklumat/", "maklumat/<uuid:pledge>/"

urlpatterns = [
    path(_UNIT, pledges.of_unit, name="pledge"),
    path(f"{_UNIT}susun/", pledges.begin, name="pledge_begin"),
    path("maklumat/", pledges.of_region, name="pledge_region"),
    path("maklumat/susun/", pledges.begin_region, name="pledge_region_begin"),
    path(_ONE, pledges.one, name="pledge_one"),
    path(f"{_ONE}ubah/", pledges.change, name="pledge_change"),
    path(f"{_ONE}tetapkan/", pledges.lay_down, name="pledge_set"),
    path(f"{_ONE}publikasi/", pledges.publish, name="pledge_publish"),
    path(f"{_ONE}cabut/", pledges.withdraw, name="pledge_withdraw"),
    path(f"{_ONE}dokumen/", region_print.waiting, name="pledge_document"),
    path(f"{_ONE}cetak/<slug:what>.pdf", prints.pledge_print, name="pledge_print"),
    path("unit/<uuid:unit>/cetak/", prints.of_unit, name="prints"),
    path("unit/<uuid:unit>/cetak/<slug:what>.pdf", prints.unit_print, name="unit_print"),
    path("unit/<uuid:unit>/cetak/sk/", prints.decree, name="decree_draft"),
    path("layanan/<uuid:service>/cetak/", prints.of_service, name="service_prints"),
    path(
        "layanan/<uuid:service>/cetak/<slug:what>.pdf", prints.service_print, name="service_print"
    ),
    path("layanan/<uuid:service>/alur.svg", prints.flow, name="flow"),
    path("cakupan/", coverage.of_region, name="coverage"),
    path("cakupan/tabel.xlsx", coverage.sheet, name="coverage_sheet"),
    path("unit/<uuid:unit>/cakupan/", coverage.of_unit, name="unit_coverage"),
]
