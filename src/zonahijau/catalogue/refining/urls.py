"""Addresses of counts, names and sheets of paper."""

from django.urls import path

from zonahijau.catalogue.views import checklists, refining

_UNIT = "unit/<uuid:unit>/layanan/"

urlpatterns = [
    path(f"{_UNIT}nama/", refining.naming, name="naming"),
    path(f"{_UNIT}lembar/", checklists.checklists, name="checklists"),
    path("lembar/<slug:code>/", checklists.checklist, name="checklist"),
    path("lembar/<slug:code>/<slug:size>.pdf", checklists.pdf, name="checklist_pdf"),
    path("lembar/<slug:code>/tarik/", checklists.undo, name="checklist_undo"),
]
