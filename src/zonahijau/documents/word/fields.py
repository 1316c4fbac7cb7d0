"""The fields that a template may use, each with what stands there; plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zonahijau.wording import Text

FIELDS: Mapping[str, Text] = {
    "lambang": Text("lambang di kop", "emblem of the letterhead"),
    "kop": Text("baris kop sebelum baris terakhir", "lines of the letterhead before the last"),
    "kop_utama": Text("baris kop terakhir, paling besar", "last line of the letterhead"),
    "alamat": Text("alamat dan kontak di kop", "address and contact in the letterhead"),
    "judul": Text("judul naskah", "heading of the paper"),
    "nomor": Text("nomor, atau titik-titik", "number, or a blank"),
    "tanggal": Text("tanggal, atau titik-titik", "date, or a blank"),
    "tempat": Text("tempat ditandatangani", "place of signing"),
    "tahun": Text("tahun di sampul laporan", "year on the cover of a report"),
    "sifat": Text("sifat", "nature"),
    "lampiran": Text("banyaknya lampiran", "how many annexes"),
    "hal": Text("hal atau tentang", "subject"),
    "kepada": Text("yang dituju", "addressees"),
    "melalui": Text("melalui (nota dinas)", "through (note)"),
    "dari": Text("dari (nota dinas)", "from (note)"),
    "penetap": Text("pejabat yang menetapkan", "who decides"),
    "isi": Text(
        "isi naskah; tulis {{p isi }} di baris sendiri", "the content, on a line by itself"
    ),
    "daftar_isi": Text(
        "daftar isi laporan berbab; tulis {{p daftar_isi }} di baris sendiri",
        "table of contents of a report in chapters, on a line by itself",
    ),
    "ttd_jabatan": Text("jabatan penanda tangan", "position of the signatory"),
    "ttd_nama": Text("nama penanda tangan", "name of the signatory"),
    "ttd_pangkat": Text("pangkat penanda tangan", "rank of the signatory"),
    "ttd_nip": Text("NIP penanda tangan", "NIP of the signatory"),
    "paraf": Text("pejabat yang membubuhkan paraf", "who puts initials"),
    "tembusan": Text("tembusan, satu per baris", "copies, one a line"),
    "daftar_lampiran": Text(
        "semua lampiran; tulis {{p daftar_lampiran }} di baris sendiri",
        "all annexes, on a line by itself",
    ),
    "qr": Text("kode QR keaslian", "QR code of the proof"),
    "kode": Text("kode dan alamat keaslian", "code and address of the proof"),
}

NEEDED = ("isi",)
"""Without these a template would lose what the paper says."""


def plain(content: Mapping[str, Any]) -> dict[str, str]:
    """The fields that are words, from a composed paper."""
    head, signature = content["head"], content["signature"]
    proof = f"{content['address']} ({content['code']})"
    return {
        "kop": "\n".join(head["lines"][:-1]),
        "kop_utama": head["lines"][-1] if head["lines"] else "",
        "alamat": "\n".join(line for line in (head["address"], head["contact"]) if line),
        "judul": content["heading"].upper(),
        "nomor": content["number"],
        "tanggal": content["dated"],
        "tempat": content["place"],
        "tahun": str(content["year"]),
        "sifat": content["nature"],
        "lampiran": content["enclosure"],
        "hal": content["subject"],
        "kepada": _numbered(content["addressees"]),
        "melalui": content["through"],
        "dari": content["sender"],
        "penetap": content["author"].upper(),
        "ttd_jabatan": "\n".join(signature["lines"]),
        "ttd_nama": signature["name"],
        "ttd_pangkat": signature["rank"],
        "ttd_nip": f"NIP {signature['nip']}" if signature["nip"] else "",
        "paraf": "\n".join(f"{each}: ..........." for each in content["initials"]),
        "tembusan": _numbered(content["copies"], always=True),
        "kode": "KONSEP, belum diterbitkan" if content["is_draft"] else proof,
    }


def _numbered(lines: list[str], *, always: bool = False) -> str:
    if len(lines) < 2 and not always:
        return "\n".join(lines)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
