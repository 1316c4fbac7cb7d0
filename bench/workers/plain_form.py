"""The plainest Django form that keeps an answer: a field a question, a row an answer, no sealing,
no receipt, no gate. Served by the same gunicorn; the yardstick for what the product adds."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from zonahijau.config import environment

settings.configure(
    DATABASES={
        "default": environment.database(os.environ["PLAIN_DATABASE"], Path(os.environ["PLAIN"]))
    },
    ROOT_URLCONF=__name__,
    SECRET_KEY="plain",  # noqa: S106
    ALLOWED_HOSTS=["*"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django import forms  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

NAMES = ["layanan", *(f"U{number}" for number in range(1, 10))]


class Plain(models.Model):
    """An answer."""

    service = models.CharField(max_length=6)
    scores = models.JSONField()
    text = models.TextField()

    class Meta:
        app_label = "plain"


class PlainForm(forms.Form):
    """The same fields as the survey's."""

    layanan = forms.ChoiceField(choices=[("1", "1"), ("2", "2")])
    saran = forms.CharField(required=False, max_length=500)


for name in NAMES[1:]:
    PlainForm.base_fields[name] = forms.ChoiceField(choices=[(each, each) for each in "1234"])


def take(request: HttpRequest) -> HttpResponse:
    """Keep an answer."""
    form = PlainForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    said = form.cleaned_data
    scores = {name: said[name] for name in NAMES[1:]}
    Plain.objects.create(service=said["layanan"], scores=scores, text=said["saran"])
    return HttpResponse(status=302, headers={"Location": "/"})


urlpatterns = [path("s/plain/", take)]
if Plain._meta.db_table not in connection.introspection.table_names():
    with connection.schema_editor() as editor:
        editor.create_model(Plain)
connection.close()
application = get_wsgi_application()
