"""Drafts of decrees: considerations, legal basis, dictum, annex. Who decides fills in the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zonahijau.documents.blocks import (
    BLANK,
    Annex,
    Block,
    centred,
    clause,
    empty_rows,
    heading,
    listed,
    paragraph,
    table,
)
from zonahijau.documents.drafting import (
    Choice,
    Draft,
    Names,
    day_said,
    filled,
    names_of,
    title_of_head,
    units_of,
)
from zonahijau.documents.kinds import DECREES, Kind
from zonahijau.documents.kinds.laws import (
    ADMINISTRATION,
    COMPLAINTS,
    GOVERNMENT,
    SERVICE,
    SERVICE_RULES,
    STANDARD,
)
from zonahijau.documents.words import COMPLAINT_OFFICER, DECREE, REGENT, UNIT
from zonahijau.wording import Text

DICTUM = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH")
UNTIL = Choice("until", Text("Berlaku sampai dengan", "Holds until"), "date")
TEAM = ("Nama atau jabatan", "Kedudukan dalam tim", "Tugas pokok")


def _decree(
    names: Names,
    about: str,
    why: Sequence[str],
    bases: Sequence[str],
    dictum: Sequence[str | Block],
    chosen: dict[str, Any],
) -> list[Block]:
    """The frame that all decrees share, around what this one decides."""
    author = names.head_of_office if names.unit else names.regent
    considered = [f"bahwa {reason};" for reason in why]
    letters = ("huruf a", "huruf a dan huruf b", "huruf a sampai dengan huruf c")
    considered.append(
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters[len(why) - 1]},"
        f" perlu menetapkan Keputusan {author} tentang {about};"
    )
    until = f" sampai dengan {day_said(chosen['until'])}" if chosen.get("until") else ""
    decided = [*dictum, f"Keputusan ini mulai berlaku pada tanggal ditetapkan{until}."]
    return [
        clause("Menimbang", *considered, style="letters"),
        clause("Mengingat", *(f"{base};" for base in (*bases, BLANK)), style="numbers"),
        centred("MEMUTUSKAN:"),
        clause("Menetapkan", f"KEPUTUSAN {author} TENTANG {about}.".upper()),
        *(_decided(number, text) for number, text in zip(DICTUM, decided, strict=False)),
    ]


def _decided(number: str, decided: str | Block) -> Block:
    if isinstance(decided, Block):
        return clause(number, *decided.items, style=decided.style)
    return clause(number, decided)


def task_force(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """SK Satgas pelayanan publik of the head of the region."""
    names = names_of(where)
    about = "Pembentukan Satuan Tugas Pelayanan Publik"
    members = [(title_of_head(unit), "Anggota", "") for unit in units_of(names.government)]
    team = [
        (names.regent, "Pembina", ""),
        (f"Wakil {names.regent}", "Ketua", ""),
        ("Sekretaris Daerah", "Penanggung jawab", "Pasal 7 UU 25/2009"),
        ("Kepala Bagian Organisasi", "Sekretaris", ""),
        *members,
    ]
    duties = listed(
        f"Satuan Tugas bertugas membina, memantau, dan mengevaluasi pelayanan publik di lingkungan"
        f" {names.government_name} setiap bulan;",
        "memastikan setiap unit menyusun, menetapkan, menerapkan, dan memublikasikan standar"
        " pelayanan dan maklumat pelayanan;",
        "memantau tindak lanjut hasil penilaian dan pengaduan;",
        f"melaporkan hasilnya kepada {names.regent}.",
        style="letters",
    )
    blocks = _decree(
        names_of(names.government),
        about,
        (
            "setiap penyelenggara wajib menyelenggarakan pelayanan sesuai dengan standar"
            " pelayanan sehingga diperlukan pembinaan dan pengawasan yang terpadu",
        ),
        (SERVICE, GOVERNMENT, ADMINISTRATION, SERVICE_RULES),
        (
            "Membentuk Satuan Tugas Pelayanan Publik dengan susunan sebagaimana tercantum dalam"
            " Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
            duties,
            f"Satuan Tugas bertanggung jawab kepada {names.regent}.",
            f"Biaya pelaksanaan Keputusan ini dibebankan pada {BLANK}.",
        ),
        chosen,
    )
    annex = Annex("Susunan Satuan Tugas Pelayanan Publik", (table(TEAM, team, widths=(6, 4, 4)),))
    return Draft(about, blocks, (annex,), initials=_initials(names))


def complaint_officers(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """SK tim pengelola pengaduan; the officers that organisations know are named."""
    names = names_of(where)
    about = f"Tim Pengelola Pengaduan Pelayanan Publik pada {names.office}"
    duties = listed(
        "menerima, mencatat, dan memeriksa kelengkapan pengaduan serta memberi tanda terima;",
        "menanggapi dan menyelesaikan pengaduan dalam batas waktu peraturan perundang-undangan;",
        "menyampaikan keputusan kepada pengadu dan menjaga kerahasiaan identitasnya;",
        "meneruskan pengaduan melalui SP4N-LAPOR! bila bukan kewenangannya;",
        "mencatat dan melaporkan seluruh pengaduan secara berkala.",
        style="letters",
    )
    blocks = _decree(
        names,
        about,
        (
            "penyelenggara berkewajiban menyediakan sarana pengaduan dan menugaskan pelaksana yang"
            " kompeten untuk mengelolanya",
        ),
        (SERVICE, SERVICE_RULES, COMPLAINTS),
        (
            f"Menunjuk {about} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak"
            " terpisahkan dari Keputusan ini.",
            duties,
            f"Tim bertanggung jawab kepada {names.head_of_office}.",
        ),
        chosen,
    )
    rows = _officers(names) or [(BLANK, role, "") for role in ("Ketua", "Sekretaris", "Anggota")]
    annex = Annex("Susunan Tim Pengelola Pengaduan", (table(TEAM, rows, widths=(6, 4, 4)),))
    return Draft(about, blocks, (annex,), initials=_initials(names))


def _officers(names: Names) -> list[tuple[str, str, str]]:
    """Who holds the office of complaint officer in the unit today."""
    from zonahijau.documents.signatories import holders_on

    if names.unit is None:
        return []
    held = holders_on(names.government, names.government.today())
    here = held.filter(position__unit=names.unit, position__kind="complaint_officer")
    return [(f"{each.name}, {each.position.title}", BLANK, "") for each in here]


def service_compensation(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """SK kompensasi layanan: what is given on the spot when a promise is not kept."""
    names = names_of(where)
    about = f"Kompensasi Layanan pada {names.office}"
    blocks = _decree(
        names,
        about,
        (
            "maklumat pelayanan memuat kesanggupan untuk melaksanakan pelayanan sesuai dengan"
            " standar pelayanan",
            "pengguna layanan perlu memperoleh kompensasi apabila pelayanan tidak sesuai dengan"
            " standar pelayanan",
        ),
        (SERVICE, SERVICE_RULES, STANDARD),
        (
            f"Menetapkan {about} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak"
            " terpisahkan dari Keputusan ini.",
            "Kompensasi layanan diberikan di tempat, dicatat, dan tidak mengurangi hak pengguna"
            " atas ganti rugi menurut Pasal 50 Undang-Undang Nomor 25 Tahun 2009.",
            "Petugas layanan wajib memberitahukan hak atas kompensasi kepada pengguna.",
        ),
        chosen,
    )
    header = ("Jenis layanan", "Janji layanan", "Bentuk kompensasi", "Cara memperoleh")
    offered = table(header, empty_rows(4, 6), widths=(4, 4, 4, 4))
    return Draft(about, blocks, (Annex("Bentuk kompensasi layanan", (offered,)),))


def service_standards(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """SK penetapan standar pelayanan with the fourteen components to be written."""
    names = names_of(where)
    service = filled(chosen.get("service"))
    about = f"Standar Pelayanan {service} pada {names.office}"
    blocks = _decree(
        names,
        about,
        (
            "penyelenggara berkewajiban menyusun dan menetapkan standar pelayanan dengan"
            " mengikutsertakan masyarakat dan pihak terkait",
            f"rancangan standar pelayanan telah dibahas dan dituangkan dalam berita acara tanggal"
            f" {BLANK}",
        ),
        (SERVICE, SERVICE_RULES, STANDARD),
        (
            f"Menetapkan {about} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak"
            " terpisahkan dari Keputusan ini.",
            "Standar pelayanan wajib dilaksanakan oleh penyelenggara dan menjadi acuan penilaian"
            " kinerja pelayanan oleh pimpinan, masyarakat, dan aparat pengawasan.",
            "Maklumat pelayanan disusun berdasarkan standar ini dan dipublikasikan paling lambat 7"
            " (tujuh) hari kerja sejak ditetapkan.",
        ),
        chosen,
    )
    return Draft(about, blocks, (Annex(f"Standar Pelayanan {service}", tuple(_components())),))


def _components() -> list[Block]:
    """The six components of delivery and the eight of management, each to be written."""
    from zonahijau.lawbook.components import load_components

    components = load_components()
    blocks: list[Block] = []
    for letter, group in zip("AB", components.groups.values(), strict=True):
        rows = [(each.label.id, "") for each in components.in_group(group.name)]
        label = group.label.id
        blocks += [
            heading(f"{letter}. {label}"),
            table(("Komponen", "Uraian"), rows, widths=(3, 6)),
        ]
    return blocks


def vision(where: Any, by: Any, **chosen: Any) -> Draft:  # noqa: ARG001
    """SK visi, misi, dan moto pelayanan."""
    names = names_of(where)
    about = f"Visi, Misi, dan Moto Pelayanan pada {names.office}"
    blocks = _decree(
        names,
        about,
        ("pelayanan kepada masyarakat memerlukan arah dan semangat yang dipahami semua pelaksana",),
        (SERVICE, SERVICE_RULES),
        (
            f"Menetapkan {about} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak"
            " terpisahkan dari Keputusan ini.",
            "Visi, misi, dan moto dipublikasikan di ruang pelayanan dan kanal resmi.",
        ),
        chosen,
    )
    parts = (
        heading("Visi"), paragraph(BLANK), heading("Misi"), listed(BLANK, BLANK, BLANK),
        heading("Moto"), paragraph(BLANK),
    )  # fmt: skip
    return Draft(about, blocks, (Annex("Visi, misi, dan moto pelayanan", parts),))


def _initials(names: Names) -> tuple[str, ...]:
    return () if names.unit else ("Sekretaris Daerah", "Asisten", "Kepala Bagian Hukum")


def _kind(slug: str, title: Text, draft: Any, decree_kind: str, **more: Any) -> Kind:
    choices = (*more.pop("choices", ()), UNTIL)
    return Kind(
        slug, title, draft, layout=DECREE, heading="Keputusan", group=DECREES,
        decree_kind=decree_kind, choices=choices, **more,
    )  # fmt: skip


KINDS = (
    _kind(
        "sk-satgas",
        Text("SK Satgas pelayanan publik", "Decree: public service task force"),
        task_force,
        "task_force",
        level=REGENT,
    ),
    _kind(
        "sk-pengelola-pengaduan",
        Text("SK tim pengelola pengaduan", "Decree: complaint officers"),
        complaint_officers,
        COMPLAINT_OFFICER,
        level=UNIT,
    ),
    _kind(
        "sk-kompensasi",
        Text("SK kompensasi layanan", "Decree: service compensation"),
        service_compensation,
        "service_compensation",
        level=UNIT,
    ),
    _kind(
        "sk-standar-pelayanan",
        Text("SK penetapan standar pelayanan", "Decree: service standards"),
        service_standards,
        "service_standard",
        level=UNIT,
        choices=(Choice("service", Text("Jenis layanan", "Service")),),
        about=Text("Empat belas komponen, Pasal 21 UU 25/2009", "Fourteen components, article 21"),
    ),
    _kind(
        "sk-visi-misi-moto",
        Text("SK visi, misi, dan moto", "Decree: vision, mission, motto"),
        vision,
        "vision",
        level=UNIT,
    ),
)
