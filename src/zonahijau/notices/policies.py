"""What a message may say, and how it looks outside the product."""

import re

from zonahijau.wording import Text, refuse

LONGEST_TEXT = 1_000

_CONTACT = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+"  # an e-mail address
    r"|(?<!\d)(?:\+62|62|0)8\d{2}[ .-]?\d{3,4}[ .-]?\d{2,5}(?!\d)"  # a mobile number
    r"|(?<!\d)\d{16}(?!\d)|(?<!\d)\d{18}(?!\d)"  # NIK, NIP
)


def check_text(text: Text) -> None:
    """Refused when the text is empty, endless, or carries somebody's contact or number.

    Messages are pasted into chat groups, so nothing in them may be personal.
    """
    for said in (text.id, text.en):
        if not said.strip() or len(said) > LONGEST_TEXT:
            what = Text("Pesan kosong atau terlalu panjang", "The message is empty or too long")
            raise refuse(what, Text("Tulis satu atau dua kalimat", "Write a sentence or two"))
        if _CONTACT.search(said):
            what = Text("Pesan berisi data pribadi", "The message holds personal data")
            remedy = Text(
                "Hapus surel, nomor telepon, NIK dan NIP",
                "Take out e-mail addresses, telephone numbers, NIK and NIP",
            )
            raise refuse(what, remedy)


def check_link(link: str) -> None:
    """Refused unless the link stays on this site: browsers drop what is not printed, so that
    ``/<tab>/example.org`` would lead away."""
    stays = link.startswith("/") and not link.startswith(("//", "/\\")) and link.isprintable()
    if link and (not stays or len(link) > 300):
        what = Text("Tautan pesan keluar dari situs ini", "The message's link leaves this site")
        raise refuse(what, Text("Pakai alamat di situs ini", "Use an address of this site"))


def whatsapp_text(text: str, address: str) -> str:
    """What is pasted into a chat: the sentence, and where to go."""
    return f"*Zona Hijau*\n{text}\n{address}" if address else f"*Zona Hijau*\n{text}"
