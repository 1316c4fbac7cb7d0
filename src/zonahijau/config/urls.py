"""The addresses of the product, in Indonesian words; each app keeps its own table."""

from django.urls import include, path

from zonahijau.config import modules

urlpatterns = [path("", include(f"zonahijau.{app}.urls")) for app, _ in modules.each("urls")]

handler400 = "zonahijau.web.errors.bad_request"
handler403 = "zonahijau.web.errors.refused"
handler404 = "zonahijau.web.errors.not_found"
handler500 = "zonahijau.web.errors.broken"
