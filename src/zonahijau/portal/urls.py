"""Addresses of the public pages, and of the pages that keep what stands on them."""

from django.urls import path, register_converter

from zonahijau.portal.views import (
    assuring,
    closures,
    contacts,
    desk,
    files,
    machines,
    reading,
    satisfaction,
    searching,
)

app_name = "portal"


class RegionCode:
    """``63`` or ``63.04``."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RegionCode, "region")

_HERE, _UNIT = "publik/<region:region>/", "unit/<uuid:unit>/"

urlpatterns = [
    path("publik/", reading.start, name="start"),
    path("publik/cari/", searching.everywhere, name="search_all"),
    path("publik/data/", files.page_all, name="data_all"),
    path("publik/data/layanan.csv", files.csv_all, name="csv_all"),
    path("publik/data/layanan.jsonld", files.linked_all, name="linked_all"),
    path("publik/data/kamus.csv", files.dictionary, name="dictionary"),
    path("publik/data/ikm.csv", satisfaction.csv_all, name="ikm_csv_all"),
    path("publik/data/ikm.json", satisfaction.objects_all, name="ikm_json_all"),
    path("publik/data/kamus-ikm.csv", satisfaction.dictionary, name="ikm_dictionary"),
    path("publik/layanan/<slug:code>/", reading.service, name="service"),
    path("publik/layanan/<slug:code>.jsonld", files.service_linked, name="service_linked"),
    path("publik/unit/<slug:code>/", reading.unit, name="unit"),
    path(_HERE, reading.government, name="government"),
    path(f"{_HERE}cari/", searching.search, name="search"),
    path(f"{_HERE}unit/", reading.units, name="units"),
    path(f"{_HERE}kebutuhan/", reading.needs, name="needs"),
    path(f"{_HERE}kebutuhan/<slug:need>/", reading.need, name="need"),
    path(f"{_HERE}maklumat/", reading.pledge, name="pledge"),
    path(f"{_HERE}data/", files.page, name="data"),
    path(f"{_HERE}data/layanan.csv", files.csv, name="csv"),
    path(f"{_HERE}data/layanan.jsonld", files.linked, name="linked"),
    path(f"{_HERE}data/ikm.csv", satisfaction.csv, name="ikm_csv"),
    path(f"{_HERE}data/ikm.json", satisfaction.objects, name="ikm_json"),
    path(f"{_HERE}data/sippn.xlsx", files.sippn, name="sippn"),
    path(f"{_HERE}sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemaps, name="sitemaps"),
    path("halaman-publik/", desk.desk, name="desk"),
    path(f"{_UNIT}tempat/", contacts.of_unit, name="contacts"),
    path(f"{_UNIT}tempat/tambah/", contacts.add, name="point_add"),
    path(f"{_UNIT}tempat/kanal/", contacts.add_channel, name="channel_add"),
    path(f"{_UNIT}tempat/masih-benar/", assuring.assure_unit, name="assure_unit"),
    path("tempat/<uuid:point>/ubah/", contacts.change, name="point_change"),
    path("tempat/<uuid:point>/tarik/", contacts.withdraw, name="point_withdraw"),
    path("tempat/<uuid:point>/tutup/", closures.of_point, name="closures"),
    path("tempat/<uuid:point>/buka/", closures.reopen, name="closure_withdraw"),
    path("tempat/kanal/<uuid:channel>/tarik/", contacts.withdraw_channel, name="channel_withdraw"),
    path("layanan/<uuid:service>/publik/", contacts.describe, name="describe"),
    path("layanan/<uuid:service>/masih-benar/", assuring.assure, name="assure"),
    path("layanan/<uuid:service>/batal-periksa/", assuring.take_back, name="assure_not"),
]
