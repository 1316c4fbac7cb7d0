"""The pages of health: yes or no for a watching program, all findings for the administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from zonahijau.web.health import FINE, NOTICE, WRONG, Check, Finding, checks, examine, is_well
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

HEALTH = Text("Kesehatan", "Health")
MARKS = {
    FINE: Mark("hijau", Text("Baik", "Fine")),
    NOTICE: Mark("kuning", Text("Perhatikan", "Mind this")),
    WRONG: Mark("merah", Text("Perbaiki", "Mend this")),
}


@never_cache
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 or 503, and nothing else that a stranger could learn from."""
    well = is_well()
    return HttpResponse(
        "ok\n" if well else "not ok\n", status=200 if well else 503, content_type="text/plain"
    )


@never_cache
def details(request: HttpRequest) -> HttpResponse:
    """What each check finds now, what is wrong first."""
    found = [(check, examine(check)) for check in checks()]
    order = {WRONG: 0, NOTICE: 1, FINE: 2}
    found.sort(key=lambda pair: order[pair[1].level])
    context = {
        "rows": [_row(check, finding) for check, finding in found],
        "wrong": sum(finding.level == WRONG for _, finding in found),
        "notices": sum(finding.level == NOTICE for _, finding in found),
        "crumbs": [Crumb(HEALTH)],
    }
    return render(request, "web/health.html", context)


def _row(check: Check, finding: Finding) -> dict[str, object]:
    return {
        "label": check.label,
        "mark": MARKS[finding.level],
        "what": finding.what,
        "remedy": finding.remedy,
    }
