"""Addresses of evidence."""

from django.urls import path

from zonahijau.evidence.views import files, importing, listing, showing, writing

app_name = "evidence"
_ONE = "bukti/<uuid:evidence>/"
_ZIP = "bukti/impor/<uuid:held>/"
_UNIT = "unit/<uuid:unit>/bukti/"

urlpatterns = [
    path("bukti/", listing.everywhere, name="all"),
    path(_UNIT, listing.of_unit, name="list"),
    path(f"{_UNIT}unggah/", writing.upload, name="upload"),
    path(f"{_UNIT}tautan/", writing.link, name="link"),
    path(f"{_UNIT}impor/", importing.open_zip, name="import"),
    path(_ZIP, importing.preview, name="zip"),
    path(f"{_ZIP}periksa/", importing.check, name="zip_check"),
    path(f"{_ZIP}masukkan/", importing.apply, name="zip_apply"),
    path(f"{_ZIP}batal/", importing.cancel, name="zip_cancel"),
    path(_ONE, showing.show, name="show"),
    path(f"{_ONE}berkas/", files.file, name="file"),
    path(f"{_ONE}gambar/", files.picture, name="picture"),
    path(f"{_ONE}kecil/", files.small, name="small"),
    path(f"{_ONE}ubah/", writing.change, name="change"),
    path(f"{_ONE}revisi/", writing.revise, name="revise"),
    path(f"{_ONE}kirim/", writing.send, name="send"),
    path(f"{_ONE}tarik/", writing.withdraw, name="withdraw"),
    path(f"{_ONE}putuskan/", writing.decide, name="decide"),
    path(f"{_ONE}hapus/", writing.erase, name="erase"),
]
