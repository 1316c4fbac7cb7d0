"""Addresses of this app."""

from django.urls import path

from zonahijau.notices import views

app_name = "notices"
urlpatterns = [
    path("pesan/", views.notices, name="notices"),
    path("pesan/baca-semua/", views.read_all, name="read_all"),
    path("pesan/<uuid:uid>/baca/", views.read, name="read"),
]
