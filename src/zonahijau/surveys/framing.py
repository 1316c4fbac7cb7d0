"""The words around the questions: what the page itself says to citizens, in each of its languages.

Indonesian and English stand here, for what they promise is what the program does. A local language
gets them from the form, part ``frame``: a form is complete only when these are translated too,
so that nobody consents to words that they cannot read.
"""

import re
from collections.abc import Mapping
from typing import Any

from zonahijau.wording import Text

FRAME: Mapping[str, Text] = {
    "promise": Text("Tanpa nama. Kurang dari satu menit.", "No name. Less than a minute."),
    "consent": Text(
        "Dengan mengirim, Anda setuju jawaban ini dihitung.",
        "By sending you agree that your answers are counted.",
    ),
    "kept": Text(
        "Kami tidak meminta nama, NIK, atau nomor telepon, dan tidak menyimpan alamat perangkat "
        "atau jam pengisian. Jawaban disegel, dicampur dengan paling sedikit empat jawaban lain, "
        "lalu hanya dihitung jumlahnya. Karena itu jawaban tidak dapat dicari, diubah, atau "
        "ditarik kembali.",
        "We ask for no name, identity or telephone number and keep neither the address of your "
        "device nor the time. Answers are sealed, mixed with at least four others, and then only "
        "counted. So an answer cannot be found, changed or taken back.",
    ),
    "basis": Text(
        "Ikut serta sukarela; pertanyaan tentang diri Anda boleh dilewati. Dasar: persetujuan "
        "Anda menurut UU 27/2022 tentang Pelindungan Data Pribadi{rule}. Penanggung jawab: {unit}.",
        "Taking part is voluntary; questions about yourself may be skipped. Basis: your consent "
        "under UU 27/2022 on personal data{rule}. Responsible: {unit}.",
    ),
    "service": Text("Layanan apa yang Anda terima?", "Which service did you receive?"),
    "choose": Text("Pilih salah satu jawaban", "Choose one of the answers"),
    "skip": Text("boleh dilewati", "may be skipped"),
    "missing": Text("Ada yang perlu dilengkapi", "Something is still missing"),
    "nameless": Text(
        "Jangan menulis nama, NIK, atau nomor telepon.",
        "Do not write names, identity or telephone numbers.",
    ),
    "code": Text("Kode pada tanda terima", "Code on your receipt"),
    "if_any": Text("bila ada", "if you have one"),
    "paper": Text(
        "Petugas memasukkan jawaban Anda tanpa nama; yang dihitung dan diterbitkan hanya "
        "jumlahnya. Dengan menyerahkan formulir ini, Anda setuju jawaban ini dihitung.",
        "Staff enter your answers without a name; only sums are counted and published. By handing "
        "this form in you agree that your answers are counted.",
    ),
    "tick": Text(
        "Beri tanda centang pada satu kotak untuk tiap pertanyaan.",
        "Tick one box for each question.",
    ),
    "yourself": Text("Tentang Anda", "About you"),
    "service_part": Text("Tentang layanan kami", "About our service"),
    "hand_in": Text(
        "Masukkan ke kotak survei atau serahkan kepada petugas. Terima kasih.",
        "Put it into the survey box or hand it to the staff. Thank you.",
    ),
    "back": Text("Kembali", "Back"),
    "next": Text("Lanjut", "Next"),
    "place": Text("Pertanyaan {here} dari {all}", "Question {here} of {all}"),
    "send": Text("Kirim jawaban", "Send the answers"),
    "ask": Text("Bagaimana layanan kami?", "How did we serve you?"),
    "begin": Text("Mulai", "Start"),
    "done": Text("Selesai", "Done"),
    "still": Text(
        "Masih di sini? Bila layar tidak disentuh, jawaban dihapus dan layar kembali ke awal.",
        "Still here? Unless you touch the screen, your answers are erased and it starts again.",
    ),
    "stay": Text("Ya, lanjutkan", "Yes, go on"),
    "unsaved": Text(
        "Jawaban belum tersimpan. Kirim sekali lagi, atau panggil petugas.",
        "The answers are not saved yet. Send them once more, or call the staff.",
    ),
    "thanks": Text("Terima kasih.", "Thank you."),
    "saved": Text("Jawaban Anda tersimpan tanpa nama.", "Your answers are kept without a name."),
    "counted": Text(
        "Jawaban dihitung bersama jawaban orang lain, paling cepat besok. Hasilnya dipakai {unit} "
        "untuk memperbaiki layanan.",
        "They are counted together with those of others, tomorrow at the earliest. {unit} uses "
        "the result to improve its services.",
    ),
}
"""Fields in braces stay as they are in every language."""
RULES: Mapping[str, str] = {
    "panrb/skm-2017": "; PermenPANRB 14/2017",
    "panrb/ipp-2022": "; PermenPANRB 29/2022",
}
"""Which rule asks for a survey, by the instrument of its form; that of perception is no duty."""
_FIELD = re.compile(r"{[a-z]+}")


def lost_fields(code: str, words: str) -> list[str]:
    """The fields in braces that a translation has left out."""
    return [each for each in _FIELD.findall(FRAME[code].id) if each not in words]


def frame_of(content: Mapping[str, Any], language: str) -> dict[str, str]:
    """The words around the questions in one language; Indonesian where it has none of its own."""
    worded = {row["code"]: row["text"].get(language, "") for row in content.get("frame", ())}
    return {
        code: text.en if language == "en" else worded.get(code) or text.id
        for code, text in FRAME.items()
    }


def frame_to_translate() -> list[dict[str, Any]]:
    """The part ``frame`` of a form that gets a local language."""
    return [{"code": code, "text": {"id": text.id, "en": text.en}} for code, text in FRAME.items()]
