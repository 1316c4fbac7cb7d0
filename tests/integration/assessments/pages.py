"""Opening pages as a person would."""

from django.test import Client
from django.urls import reverse

from zonahijau.accounts.models import User


def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def address(name: str, *args: object, **query: object) -> str:
    text = reverse(f"assessments:{name}", args=args)
    return text + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def page(person: User, name: str, *args: object, status: int = 200, **query: object) -> str:
    """The text of a page; fails unless it answers with that status."""
    response = browser(person).get(address(name, *args, **query))
    assert response.status_code == status, response.content.decode()[-2000:]
    return response.content.decode()
