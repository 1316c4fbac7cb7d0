"""Addresses of this app."""

from django.urls import path

from zonahijau.schedule import views

app_name = "schedule"
urlpatterns = [
    path("pekerjaan/", views.jobs, name="jobs"),
    path("pekerjaan/<int:key>/ulang/", views.try_again, name="try_again"),
]
