"""Who may open the addresses of surveys."""

from zonahijau.web.gate import Open, Routes

MODULES = {
    "surveys:answer_bare": "campaigns",
    "surveys:answer": "campaigns",
    "surveys:thanks": "campaigns",
}
ROUTES: Routes = {
    "surveys:answer_bare": Open(),
    "surveys:answer": Open(),
    "surveys:thanks": Open(),
}
