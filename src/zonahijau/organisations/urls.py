"""Addresses of this app."""

from django.urls import path

from zonahijau.organisations.views import (
    changes,
    imports,
    jobs,
    people,
    roles,
    settings,
    trail,
    units,
)

app_name = "organisations"
urlpatterns = [
    path("unit/", units.units, name="units"),
    path("unit/susunan/", units.unit_tree, name="tree"),
    path("unit/baru/", changes.new_unit, name="new_unit"),
    path("unit/gabung/", changes.merge, name="merge"),
    path("unit/impor/", imports.upload, name="import"),
    path("unit/impor/contoh/", imports.example, name="import_example"),
    path("unit/impor/<uuid:uid>/", imports.preview, name="import_preview"),
    path("unit/<uuid:uid>/", units.unit, name="unit"),
    path("unit/<uuid:uid>/ubah/", changes.edit_unit, name="edit_unit"),
    path("unit/<uuid:uid>/nama/", changes.rename, name="rename"),
    path("unit/<uuid:uid>/pindah/", changes.move, name="move"),
    path("unit/<uuid:uid>/pecah/", changes.split, name="split"),
    path("unit/<uuid:uid>/akhiri/", changes.close, name="close"),
    path("unit/<uuid:uid>/jabatan/", changes.new_position, name="new_position"),
    path("jabatan/<uuid:uid>/pejabat/", changes.appoint, name="appoint"),
    path("pejabat/<uuid:uid>/akhiri/", changes.end_office, name="end_office"),
    path("orang/", people.people, name="people"),
    path("orang/baru/", people.new_person, name="new_person"),
    path("orang/<uuid:uid>/", people.person, name="person"),
    path("orang/<uuid:uid>/ubah/", people.edit_person, name="edit_person"),
    path("orang/<uuid:uid>/kontak/", people.contact, name="contact"),
    path("orang/<uuid:uid>/slip/", people.slip, name="slip"),
    path("orang/<uuid:uid>/kode-masuk/lepas/", people.reset_codes, name="reset_codes"),
    path("orang/<uuid:uid>/tutup/", people.close_account, name="close_account"),
    path("orang/<uuid:uid>/buka/", people.reopen_account, name="reopen_account"),
    path("orang/<uuid:uid>/peran/", roles.give, name="give_role"),
    path("orang/<uuid:uid>/mutasi/", roles.transfer, name="transfer"),
    path("peran/<uuid:uid>/akhiri/", roles.end, name="end_role"),
    path("peran/<uuid:uid>/tarik/", roles.withdraw, name="withdraw_role"),
    path("pengaturan/", settings.settings, name="settings"),
    path("pekerjaan/", jobs.jobs, name="jobs"),
    path("pekerjaan/<int:key>/ulang/", jobs.try_again, name="try_again"),
    path("jejak-audit/", trail.trail, name="trail"),
    path("jejak-audit/bundel/", trail.bundle, name="bundle"),
]
