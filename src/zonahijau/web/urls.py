"""Addresses of this package."""

from django.urls import path

from zonahijau.web import health_views
from zonahijau.web.gallery import views

app_name = "web"
urlpatterns = [
    path("galeri/", views.gallery, name="gallery"),
    path("sehat/", health_views.health, name="health"),
    path("sehat/rinci/", health_views.details, name="health_details"),
]
