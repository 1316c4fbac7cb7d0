"""Addresses of this package."""

from django.urls import path

from zonahijau.web.gallery import views

app_name = "web"
urlpatterns = [path("galeri/", views.gallery, name="gallery")]
