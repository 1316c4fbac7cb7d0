"""A paper's way: drafted from data, changed by people, issued and frozen, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents import kinds
from zonahijau.documents.actions.entries import enter_signed
from zonahijau.documents.blocks import Annex, Block, Content
from zonahijau.documents.drafting import parts_of
from zonahijau.documents.files import PDF, keep_made
from zonahijau.documents.letterheads import head_of
from zonahijau.documents.models import Paper
from zonahijau.documents.pdf import paper_pdf
from zonahijau.documents.policies import check_blocks, check_step, reason
from zonahijau.documents.signatories import Signatory, proposed
from zonahijau.documents.words import A4, ISSUED, WITHDRAWN
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.wording import Text, refuse

MOST_ANNEXES = 30


@dataclass(frozen=True, slots=True)
class Written:
    """What a person writes around the content of a paper."""

    subject: str
    nature: str = "biasa"
    number: str = ""
    dated: date | None = None
    place: str = ""
    enclosure: str = ""
    addressees: tuple[str, ...] = ()
    through: str = ""
    copies: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    signatory_position: str = ""
    signatory_name: str = ""
    signatory_rank: str = ""
    signatory_nip: str = ""
    capacity: str = "definitif"
    on_behalf: str = "none"
    behalf_of: str = ""
    behalf_through: str = ""
    size: str = A4

    @classmethod
    def of(cls, paper: Paper) -> Written:
        """What stands now."""
        said = {name: getattr(paper, name) for name in cls.__dataclass_fields__}
        for name in ("addressees", "copies", "initials"):
            said[name] = tuple(said[name])
        return cls(**said)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a drafter: who signs, on which paper, and whatever it asks for itself."""

    chosen: Mapping[str, Any] = field(default_factory=dict)
    signatory: Signatory | None = None
    size: str = A4
    level: str = ""


@transaction.atomic
def draft_paper(*, by: User, where: Government | Unit, kind: str, wish: Wish) -> Paper:
    """A new draft from what is known and what was chosen."""
    check_may(by, "write_papers", where)
    known = kinds.kind_of(kind)
    chosen = {name: value for name, value in wish.chosen.items() if value not in ("", None)}
    made = known.draft(where, by, **chosen)
    level = wish.level or known.level_for(where)
    signs = wish.signatory or proposed(where, level)
    government, unit = parts_of(where)
    said: Any = Content(check_blocks(made.blocks), tuple(made.annexes)).as_json()
    paper = Paper.objects.create(
        government=government,
        unit=unit,
        kind=kind,
        level=level,
        subject=made.subject[:1].upper() + made.subject[1:300],
        nature=made.nature,
        enclosure=made.enclosure,
        addressees=list(made.addressees),
        through=made.through,
        content=said,
        copies=list(made.copies),
        initials=list(made.initials),
        signatory_position=signs.position,
        signatory_name=signs.name,
        signatory_rank=signs.rank,
        signatory_nip=signs.nip,
        capacity=signs.capacity,
        size=wish.size,
        chosen={name: str(value) for name, value in chosen.items()},
        created_by=by,
    )
    _tell(by, "paper-drafted", paper, {"kind": kind, "level": level})
    return paper


@transaction.atomic
def change(
    *, by: User, paper: Paper, revision: int, written: Written, blocks: Iterable[Block]
) -> Paper:
    """What stands around and in the body. Of two who change at once the second sees both texts."""
    held = _held(by, paper, revision)
    if not written.subject.strip():
        raise refuse(
            Text("Hal belum diisi", "The subject is missing"),
            Text("Tulis tentang apa naskah ini", "Write what the paper is about"),
            column="subject",
        )
    for name, value in asdict(written).items():
        setattr(held, name, list(value) if isinstance(value, tuple) else value)
    return _saved(by, held, held.body.with_part(0, check_blocks(blocks)))


@transaction.atomic
def change_annex(*, by: User, paper: Paper, number: int, revision: int, annex: Annex) -> Paper:
    """An annex, counted from 1."""
    held = _held(by, paper, revision)
    annexes = list(held.body.annexes)
    if not 1 <= number <= len(annexes):
        raise LookupError(number)
    check_blocks(annex.blocks)
    annexes[number - 1] = annex
    return _saved(by, held, Content(held.body.blocks, tuple(annexes)))


@transaction.atomic
def add_annex(*, by: User, paper: Paper, title: str) -> int:
    """An empty annex at the end; its number."""
    held = _held(by, paper, paper.revision)
    annexes = held.body.annexes
    if len(annexes) >= MOST_ANNEXES:
        raise refuse(
            Text(f"Lampiran paling banyak {MOST_ANNEXES}", f"At most {MOST_ANNEXES} annexes"),
            Text("Gabungkan beberapa lampiran", "Join some of them"),
        )
    made = Annex(title.strip() or f"Lampiran {len(annexes) + 1}")
    _saved(by, held, Content(held.body.blocks, (*annexes, made)))
    return len(annexes) + 1


@transaction.atomic
def remove_annex(*, by: User, paper: Paper, number: int) -> Paper:
    """Takes an annex out of a draft."""
    held = _held(by, paper, paper.revision)
    kept = [annex for place, annex in enumerate(held.body.annexes, 1) if place != number]
    return _saved(by, held, Content(held.body.blocks, tuple(kept)))


@transaction.atomic
def issue(*, by: User, paper: Paper, address: str) -> Paper:
    """Freeze it: the PDF is made once, kept, and known by its hash from now on.

    ``address`` is where its code leads.
    """
    check_may(by, "issue_papers", paper)
    held = _locked(paper)
    check_step("issue", held)
    held.head, held.issued_at = head_of(held), timezone.now()
    held.issued_file = keep_made(
        held.government, paper_pdf(held, address), PDF, f"{held.kind}-{held.code}.pdf"
    )
    held.state, held.revision = ISSUED, held.revision + 1
    held.save()
    _tell(by, "paper-issued", held, {"code": held.code, "sha256": held.issued_file.sha256})
    return held


@transaction.atomic
def set_number(*, by: User, paper: Paper, number: str, dated: date | None) -> Paper:
    """Number and date as the book or SRIKANDI gave them, also after the paper was issued: they
    are written on it by hand and stand here."""
    check_may(by, "issue_papers", paper)
    held = _locked(paper)
    check_step("number", held)
    if not number.strip() or dated is None:
        raise refuse(
            Text("Nomor atau tanggal belum diisi", "Number or date is missing"),
            Text("Isi keduanya seperti di buku agenda", "Fill in both as in the register book"),
            column="number" if not number.strip() else "dated",
        )
    held.number, held.dated = number.strip(), dated
    held.revision += 1
    held.save(update_fields=["number", "dated", "revision"])
    _tell(by, "paper-numbered", held, {"number": held.number, "dated": dated.isoformat()})
    enter_signed(by=by, paper=held)
    return held


@transaction.atomic
def withdraw(*, by: User, paper: Paper, because: str) -> Paper:
    """Take it out of force; it stays to be seen, and its code says so."""
    check_may(by, "issue_papers", paper)
    given = reason(because)
    held = _locked(paper)
    check_step("withdraw", held)
    held.state, held.withdrawn_at, held.withdrawn_because = WITHDRAWN, timezone.now(), given
    held.save(update_fields=["state", "withdrawn_at", "withdrawn_because"])
    _tell(by, "paper-withdrawn", held, {"code": held.code})
    return held


def _locked(paper: Paper) -> Paper:
    rows = Paper.objects.select_for_update(of=("self",)).select_related(
        "government__region", "unit__parent"
    )
    return rows.get(pk=paper.pk)


def _held(by: User, paper: Paper, revision: int) -> Paper:
    """The draft, locked; Overtaken when somebody else saved since that revision."""
    check_may(by, "write_papers", paper)
    held = _locked(paper)
    check_step("change", held)
    if held.revision != revision:
        raise Overtaken({"paper": held})
    return held


def _saved(by: User, held: Paper, content: Content) -> Paper:
    held.content, held.changed_at = content.as_json(), timezone.now()
    held.revision += 1
    held.save()
    _tell(by, "paper-changed", held, {"revision": held.revision})
    return held


def _tell(by: User, action: str, paper: Paper, details: dict[str, object]) -> None:
    audit.record(government=paper.government, by=by, action=action, subject=paper, details=details)
