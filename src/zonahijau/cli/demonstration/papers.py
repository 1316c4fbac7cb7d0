"""Papers and decrees of the demonstration; each says that it is an example."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from zonahijau.accounts.models import User
from zonahijau.documents.actions.letterheads import LetterheadFacts, save_letterhead
from zonahijau.documents.actions.papers import Wish, draft_paper, issue, set_number
from zonahijau.documents.actions.register import DecreeFacts, Named, enter
from zonahijau.documents.actions.signing import receive
from zonahijau.documents.drafting import Names
from zonahijau.documents.files import path_of
from zonahijau.documents.letterheads import default_lines
from zonahijau.documents.models import Paper
from zonahijau.documents.words import COMPLAINT_OFFICER, REGENT, SECRETARY, UNIT
from zonahijau.organisations.models import Government, Unit

EXAMPLE = "(peragaan)"
ADDRESS = f"Jalan Contoh Nomor 1, Marabahan {EXAMPLE}"
CONTACT = "Alamat dan kontak ini contoh, bukan alamat sebenarnya"


def write_papers(government: Government, units: dict[str, Unit], by: User) -> None:
    """Letterheads, a draft, a letter that waits for its signature, a signed decree, a register."""
    _letterheads(government, units["DINKES"])
    today = government.today()
    when = {"day": today + timedelta(days=10), "time": "09:00", "venue": f"Aula Contoh {EXAMPLE}"}
    _draft(
        by, government, "undangan", about=f"rapat koordinasi standar pelayanan {EXAMPLE}", **when
    )
    note = _draft(by, government, "nota-dinas", about=f"hasil penilaian pelayanan {EXAMPLE}")
    _issue(by, note)
    until = date(today.year, 12, 31)
    decree = _draft(by, units["DINKES"], "sk-pengelola-pengaduan", until=until)
    _sign(by, _issue(by, decree), today - timedelta(days=40))
    _register(government, units, today)


def _letterheads(government: Government, unit: Unit) -> None:
    for level, where in ((REGENT, None), (SECRETARY, None), (UNIT, unit)):
        lines = default_lines(Names(government, where), level)
        save_letterhead(
            by=None,
            where=where or government,
            level=level,
            facts=LetterheadFacts(tuple(lines), ADDRESS, CONTACT, "Marabahan"),
        )


def _draft(by: User, where: Government | Unit, kind: str, **chosen: object) -> Paper:
    return draft_paper(by=by, where=where, kind=kind, wish=Wish(chosen))


def _issue(by: User, paper: Paper) -> Paper:
    base = settings.ADDRESS or "http://localhost:8000"
    return issue(by=by, paper=paper, address=f"{base}/q/{paper.code}")


def _sign(by: User, paper: Paper, dated: date) -> None:
    """The printed PDF again, a byte longer: what an electronic signature would give back."""
    if paper.issued_file is None:
        raise LookupError(paper.code)
    content = path_of(paper.government, paper.issued_file.sha256).read_bytes() + b"\n"
    receive(by=by, paper=paper, chunks=[content], name="contoh.pdf")
    set_number(by=by, paper=paper, number=f"188.4/001/{EXAMPLE}", dated=dated)


def _register(government: Government, units: dict[str, Unit], today: date) -> None:
    year = today.year
    rows = (
        (government, "task_force", "188.45/101", f"Satgas Pelayanan Publik {EXAMPLE}",
         date(year, 1, 15), date(year + 1, 1, 1)),
        (units["DUKCAPIL"], "service_standard", "067/12", f"Standar pelayanan {EXAMPLE}",
         date(year - 2, 3, 1), date(year + 1, 3, 1)),
        (units["RSUD-AA"], COMPLAINT_OFFICER, "445/07", f"Tim pengelola pengaduan {EXAMPLE}",
         date(year - 1, 2, 1), date(year, 2, 1)),
        (units["DPMPTSP"], "vision", "503/21", f"Visi, misi, dan moto {EXAMPLE}",
         date(year - 1, 6, 1), None),
    )  # fmt: skip
    for where, kind, number, title, dated, until in rows:
        facts = DecreeFacts(
            kind, f"{number} {EXAMPLE}", dated, title, f"Pejabat contoh {EXAMPLE}", dated, until
        )
        enter(by=None, where=where, facts=facts, names=[Named(f"Nama contoh {EXAMPLE}", "Ketua")])
