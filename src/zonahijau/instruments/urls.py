"""Addresses of this app."""

from django.urls import path

from zonahijau.instruments.views import local, versions

app_name = "instruments"
urlpatterns = [
    path("instrumen/", versions.versions, name="versions"),
    path("instrumen/lokal/", local.new_local, name="new_local"),
    path("instrumen/lokal/templat.xlsx", local.template, name="template"),
    path("instrumen/lokal/terbitkan/", local.publish, name="publish"),
    path("instrumen/<uuid:uid>/", versions.version, name="version"),
    path("instrumen/<uuid:uid>/tarik/", versions.withdraw, name="withdraw"),
]
