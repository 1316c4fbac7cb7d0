"""The usual wording of a pledge, in our own words: a start that the office changes as it likes."""

from __future__ import annotations

from zonahijau.catalogue.pledges.content import Pledged

_CONSEQUENCE = {
    "sanction": "Apabila janji ini tidak kami tepati, kami siap menerima sanksi sesuai dengan"
    " ketentuan peraturan perundang-undangan.",
    "compensation": "Apabila janji ini tidak kami tepati, kami memberi kompensasi kepada pengguna"
    " layanan sesuai dengan ketentuan yang berlaku.",
    "both": "Apabila janji ini tidak kami tepati, kami siap menerima sanksi sesuai dengan"
    " ketentuan peraturan perundang-undangan dan memberi kompensasi kepada pengguna layanan.",
}


def usual(accepts: str = "sanction") -> Pledged:
    """A unit's pledge with its three elements."""
    return Pledged(
        promise="Kami sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan yang telah"
        " ditetapkan dan dipublikasikan.",
        improvement="Kami melayani sesuai dengan kewajiban kami dan memperbaiki pelayanan secara"
        " terus-menerus berdasarkan masukan masyarakat.",
        consequence=_CONSEQUENCE[accepts],
        accepts=accepts,
    )


def usual_of_region(government: str, accepts: str = "sanction") -> Pledged:
    """The head of region's pledge for all services."""
    return Pledged(
        promise=f"{government} sanggup menyelenggarakan pelayanan publik sesuai dengan jenis,"
        " syarat, prosedur, biaya, dan waktu yang dimuat dalam maklumat ini.",
        improvement="Kami memperbaiki pelayanan secara terus-menerus dan mengumumkan setiap"
        " perubahannya kepada masyarakat.",
        consequence=_CONSEQUENCE[accepts],
        accepts=accepts,
    )
