"""Roles as the office names them, and what each may do: pure data, the whole of it on one page.

A capability is a verb on a noun. A membership gives its role's capabilities in one unit and all
below it, or in the whole government.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zonahijau.wording import Text

CAPABILITIES: Mapping[str, Text] = {
    "see_overview": Text("melihat ringkasan", "see the overview"),
    "see_unit": Text("melihat data unit", "see the unit's data"),
    "see_units": Text("melihat semua unit", "see all units"),
    "open_round": Text("membuka putaran penilaian", "open a round"),
    "assign": Text("menugaskan penilai", "assign assessors"),
    "answer": Text("mengisi jawaban", "answer indicators"),
    "assess": Text("menilai unit lain", "assess other units"),
    "attach_evidence": Text("melampirkan bukti dukung", "attach evidence"),
    "see_evidence": Text("melihat bukti dukung", "see evidence"),
    "review_evidence": Text("memeriksa bukti dukung", "review evidence"),
    "erase_evidence": Text("menghapus berkas bukti untuk selamanya", "erase evidence for ever"),
    "comment": Text("memberi komentar", "comment"),
    "submit": Text("mengirim penilaian unit", "submit an assessment"),
    "pass_on": Text("meneruskan penilaian UPTD", "pass on the assessment of an UPTD"),
    "verify": Text("memverifikasi", "verify"),
    "return": Text("mengembalikan penilaian", "return an assessment"),
    "close_result": Text("menetapkan hasil", "close a result"),
    "release_result": Text("membuka hasil di rakor", "release results at the meeting"),
    "see_draft_score": Text("melihat nilai konsep", "see draft scores"),
    "see_verified_score": Text("melihat nilai terverifikasi", "see verified scores"),
    "see_released_score": Text("melihat nilai yang dirilis", "see released scores"),
    "see_exposure": Text("melihat risiko sanksi", "see exposure to sanctions"),
    "manage_services": Text("mengelola daftar layanan", "manage services"),
    "assure_services": Text(
        "menyatakan isi halaman layanan masih benar", "say that a service's page is still true"
    ),
    "manage_standards": Text(
        "menyusun dan menetapkan standar layanan", "write and lay down service standards"
    ),
    "manage_pledges": Text("mengelola maklumat pelayanan", "manage service pledges"),
    "manage_websites": Text(
        "mengelola inventaris dan pemeriksaan situs", "manage the inventory and checks of websites"
    ),
    "manage_recaps": Text("mengimpor rekap layanan", "import recaps of services"),
    "manage_people": Text("mengelola orang dan peran", "manage people and roles"),
    "help_sign_in": Text(
        "memulihkan akses orang di unitnya", "restore access of the unit's people"
    ),
    "manage_devices": Text("menandai perangkat bersama unit", "mark devices that a unit shares"),
    "manage_units": Text("mengelola unit", "manage units"),
    "manage_absences": Text("mencatat cuti dan pengganti", "record leave and substitutes"),
    "manage_instruments": Text("mengelola instrumen", "manage instruments"),
    "manage_government": Text("mengatur pemerintah daerah", "manage the government's settings"),
    "manage_jobs": Text("melihat pekerjaan latar", "see background jobs"),
    "enter_official_result": Text("mencatat hasil resmi", "enter official results"),
    "see_papers": Text("melihat naskah dinas", "see official papers"),
    "write_papers": Text("menyusun naskah dinas", "draft official papers"),
    "issue_papers": Text("menerbitkan naskah dinas", "issue official papers"),
    "see_decrees": Text("melihat register keputusan", "see the register of decrees"),
    "manage_decrees": Text("mengelola register keputusan", "manage the register of decrees"),
    "manage_letterheads": Text("mengelola kop dan templat", "manage letterheads and templates"),
    "manage_surveys": Text("mengelola survei kepuasan unit", "manage surveys of the unit"),
    "review_surveys": Text("memeriksa laporan survei", "review survey reports"),
    "make_promise": Text("mencatat janji perbaikan", "write down promises of repair"),
    "settle_promise": Text("menyatakan janji ditepati", "settle promises of repair"),
    "read_audit": Text("membaca jejak audit", "read the audit trail"),
    "export": Text("mengunduh laporan", "download reports"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its name, what it is for, what it may do, and what its membership must carry.

    ``whole_only``: it is held over a whole government, never in one unit; ``unit_only``: the other
    way round. ``needs_letter``: the membership must have an end and the number of the letter of
    assignment that names both dates.
    """

    label: Text
    description: Text
    capabilities: frozenset[str]
    whole_only: bool = False
    unit_only: bool = False
    needs_letter: bool = False


_SEES = {"see_overview", "see_unit", "see_released_score", "see_evidence", "see_decrees"}
_ALL_UNITS = _SEES | {"see_units", "see_verified_score", "export"}
_WRITES = {"see_papers", "write_papers", "issue_papers", "manage_decrees"}

ROLES: Mapping[str, Role] = {
    "admin": Role(
        Text("Admin Kabupaten", "Administrator"),
        Text(
            "Mengelola orang, unit, instrumen dan naskah; tidak menilai",
            "Manages people, units, instruments and papers; assesses nobody",
        ),
        frozenset(
            {"see_overview", "see_unit", "see_units", "see_released_score", "export"}
            | {"manage_people", "manage_units", "manage_instruments", "manage_services"}
            | {"assure_services"}
            | {"manage_recaps", "manage_standards", "manage_pledges", "manage_absences"}
            | {"manage_government", "manage_jobs", "read_audit", "help_sign_in", "manage_devices"}
            | {"see_papers", "see_decrees", "manage_letterheads", "manage_websites"}
            # The first administrator is alone in the first hour, which ends with a letter.
            | {"write_papers", "issue_papers", "enter_official_result"}
        ),
        whole_only=True,
    ),
    "admin_unit": Role(
        Text("Admin OPD", "Administrator of a unit"),
        Text(
            "Mengundang dan memulihkan akses orang di unitnya dan di bawahnya; tidak memberi peran",
            "Invites people of the unit and below and restores their access; gives no roles",
        ),
        frozenset(
            {"see_overview", "see_unit", "see_released_score"}
            | {"help_sign_in", "manage_devices", "manage_absences"}
        ),
        unit_only=True,
    ),
    "satgas": Role(
        Text("Satgas Pelayanan Publik", "Public service task force"),
        Text(
            "Membuka putaran, memantau, mendampingi, mencatat hasil resmi",
            "Opens rounds, monitors, mentors, enters official results",
        ),
        frozenset(
            _ALL_UNITS
            | {"open_round", "assign", "assess", "comment", "release_result"}
            | {"enter_official_result", "attach_evidence", "erase_evidence"}
            | {"manage_services", "manage_units", "manage_instruments", "review_evidence"}
            | {"manage_letterheads", "make_promise", "settle_promise", "manage_recaps"}
            | {"manage_websites", "assure_services"}
            | {"manage_standards", "manage_pledges", "manage_absences"}
            | {"manage_surveys", "review_surveys"}
            | _WRITES
        ),
    ),
    "operator": Role(
        Text("Operator unit", "Unit operator"),
        Text(
            "Mengisi jawaban dan melampirkan bukti dukung unitnya",
            "Answers for the unit and attaches its evidence",
        ),
        frozenset(
            _SEES
            | {"answer", "attach_evidence", "comment", "manage_services", "make_promise"}
            | {"manage_standards", "manage_pledges", "manage_absences", "assure_services"}
            | {"see_draft_score", "export", "manage_surveys", "manage_websites"}
            | _WRITES
        ),
        unit_only=True,
    ),
    "kepala_unit": Role(
        Text("Kepala unit", "Head of unit"),
        Text(
            "Memeriksa dan mengirim penilaian unitnya, meneruskan penilaian UPTD",
            "Checks and submits the unit's assessment, passes on those of its UPTD",
        ),
        frozenset(
            _SEES
            | {"submit", "pass_on", "comment", "see_draft_score", "see_verified_score"}
            | {"see_exposure", "export", "make_promise", "manage_devices", "manage_surveys"}
            | {"manage_pledges", "manage_absences", "assure_services"}
            | _WRITES
        ),
        unit_only=True,
    ),
    "sekda": Role(
        Text("Sekretaris Daerah", "Regional secretary"),
        Text(
            "Penanggung jawab pelayanan publik (UU 25/2009 Pasal 7): juga melihat risiko sanksi",
            "Answers for public service (UU 25/2009 article 7): also sees exposure to sanctions",
        ),
        frozenset(
            _ALL_UNITS
            | {"see_exposure", "comment", "release_result"}
            | {"see_papers", "write_papers", "issue_papers"}
        ),
        whole_only=True,
    ),
    "pimpinan": Role(
        Text("Pimpinan daerah", "Leaders"),
        Text(
            "Bupati, wakil bupati dan asisten: melihat hasil yang sudah dirilis",
            "Regent, deputy and assistants: see what has been released",
        ),
        frozenset(_SEES | {"see_units", "see_papers", "export"}),
        whole_only=True,
    ),
    "verifikator": Role(
        Text("Verifikator", "Verifier"),
        Text(
            "Memeriksa jawaban dan bukti dukung, bukan unitnya sendiri",
            "Reviews answers and evidence, never of the own unit",
        ),
        frozenset(
            _SEES
            | {"verify", "return", "comment", "review_evidence", "export"}
            | {"see_draft_score", "see_verified_score", "make_promise", "settle_promise"}
        ),
    ),
    "penetap_hasil": Role(
        Text("Penetap hasil", "Closer of results"),
        Text("Menetapkan dan menyegel hasil", "Closes and seals results"),
        frozenset(_ALL_UNITS | {"close_result", "return", "comment", "see_draft_score"}),
    ),
    "pemeriksa": Role(
        Text("Pemeriksa", "Inspector"),
        Text(
            "Inspektorat, BPK, BPKP: membaca semuanya selama masa surat tugas, tidak mengubah",
            "Inspektorat, BPK, BPKP: reads everything while the letter holds, changes nothing",
        ),
        frozenset(_ALL_UNITS | {"see_draft_score", "see_exposure", "see_papers", "read_audit"}),
        needs_letter=True,
    ),
    "asesor": Role(
        Text("Asesor Ombudsman", "Ombudsman assessor"),
        Text("Menilai dalam putaran Ombudsman", "Assesses in rounds of the Ombudsman"),
        frozenset(_SEES | {"assess", "attach_evidence", "comment", "see_draft_score"}),
        needs_letter=True,
    ),
    "validator": Role(
        Text("Validator Ombudsman", "Ombudsman validator"),
        Text("Memeriksa penilaian asesor", "Reviews what assessors found"),
        frozenset(
            _ALL_UNITS | {"verify", "return", "comment", "review_evidence", "see_draft_score"}
        ),
        needs_letter=True,
    ),
    "evaluator": Role(
        Text("Evaluator PEKPPP", "PEKPPP evaluator"),
        Text("Mengevaluasi unit lokus PEKPPP", "Evaluates the loci of PEKPPP"),
        frozenset(
            _SEES
            | {"assess", "verify", "return", "comment", "review_evidence"}
            | {"see_draft_score", "see_verified_score"}
        ),
        needs_letter=True,
    ),
}

OWN_UNIT_ROLES = frozenset({"operator", "kepala_unit"})
NEVER_IN_OWN_UNIT = frozenset({"assess", "verify", "return", "close_result", "review_evidence"})
"""What nobody does in a unit in which they are operator or head, whatever else they are."""

DECIDING = frozenset({"verify", "return", "close_result", "release_result"})
"""What decides a result. Whoever hands out roles does not give such a role to themselves."""


def decides(role: str) -> bool:
    """Whether a role decides results."""
    return bool(ROLES[role].capabilities & DECIDING)


NOT_BY_PIN = frozenset(
    {"manage_people", "manage_units", "manage_instruments", "manage_jobs", "manage_devices"}
    | {"help_sign_in", "verify", "return", "close_result", "release_result", "submit"}
    | {"enter_official_result", "erase_evidence", "read_audit", "manage_government"}
    | {"issue_papers"}
)
"""What nobody does who came in with a PIN on a shared device: it takes the password."""
