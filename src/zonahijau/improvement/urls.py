"""Addresses of promises."""

from django.urls import path

from zonahijau.improvement.views import findings, promises

app_name = "improvement"
urlpatterns = [
    path("janji/", promises.promises, name="promises"),
    path("janji/temuan/", findings.findings, name="findings"),
    path("janji/baru/", promises.new, name="new"),
    path("janji/<uuid:uid>/", promises.promise, name="promise"),
    path("janji/<uuid:uid>/lapor/", promises.report, name="report"),
    path("janji/<uuid:uid>/ditepati/", promises.keep, name="keep"),
    path("janji/<uuid:uid>/pindah/", promises.move, name="move"),
    path("janji/<uuid:uid>/tarik/", promises.withdraw, name="withdraw"),
]
