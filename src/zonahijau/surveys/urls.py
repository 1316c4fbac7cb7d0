"""Addresses of surveys."""

from django.urls import path

from zonahijau.surveys.views import answering

app_name = "surveys"
_OPEN = "s/<str:address>/"

urlpatterns = [
    path("s/<str:address>", answering.answer, name="answer_bare"),
    path(_OPEN, answering.answer, name="answer"),
    path(f"{_OPEN}terima-kasih/", answering.thanks, name="thanks"),
]
