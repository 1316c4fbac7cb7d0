"""The short permanent address that a printed code leads to."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def proof_address(request: HttpRequest, code: str) -> str:
    """Under the address of the installation, where it is set; else under that of the request."""
    path = reverse("reports:genuine", kwargs={"code": code})
    base = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    return f"{base}{path}"
