"""What may stand in the inventory and in a check by hand. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from zonahijau.lawbook.websites import load_website_rules
from zonahijau.organisations.policies import LONGEST_WEBSITE, WEBSITE
from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.points import OUTCOMES, points
from zonahijau.websites.kinds import CHECKED, OFFICIAL, SITE_KINDS, SOCIAL
from zonahijau.wording import Text, quoted, refuse

LONGEST_ADDRESS, LONGEST_LABEL, LONGEST_NOTE, LONGEST_REASON = 300, 120, 300, 200


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site as a person enters it. ``keeper`` is the position that looks after it, never a
    person's name."""

    address: str
    kind: str = "website"
    label: str = ""
    keeper: str = ""
    is_official: bool = False
    note: str = ""


def checked_site(facts: SiteFacts) -> SiteFacts:
    """The same in one form. Refused for what is no web address, an unknown kind, an account that
    is called a website, an official site that is none, endless words."""
    address = checked_address(facts.address)
    if facts.kind not in SITE_KINDS:
        raise refuse(
            Text("Jenis {kind} tidak dikenal", "The kind {kind} is not known").fill(
                kind=quoted(facts.kind)
            ),
            Text("Pilih: {all}", "Choose: {all}").fill(all=", ".join(SITE_KINDS)),
            column="kind",
        )
    _check_kind(address, facts)
    for name, most in (("label", LONGEST_LABEL), ("keeper", LONGEST_LABEL), ("note", LONGEST_NOTE)):
        if len(getattr(facts, name)) > most:
            raise refuse(
                Text(f"Lebih dari {most} huruf", f"More than {most} letters"),
                Text("Tulis dengan singkat", "Write it briefly"),
                column=name,
            )
    trimmed = {name: getattr(facts, name).strip() for name in ("label", "keeper", "note")}
    return replace(facts, address=address, **trimmed)


def checked_address(written: str) -> str:
    """An address in one form; ``https://`` is added where somebody wrote the bare name."""
    given = written.strip()
    if given and "://" not in given:
        given = f"https://{given}"
    try:
        address = str(split(given))
    except Failure as failure:
        what = Text("{address} {why}", "{address} {why}")
        raise refuse(
            Text(
                what.id.format(address=quoted(written[:80]), why=failure.why.id),
                what.en.format(address=quoted(written[:80]), why=failure.why.en),
            ),
            Text(
                "Salin alamat dari peramban, misalnya https://dinkes.contohkab.go.id",
                "Copy the address from the browser, such as https://dinkes.contohkab.go.id",
            ),
            column="address",
        ) from None
    if len(address) > LONGEST_ADDRESS:
        raise refuse(
            Text("Alamatnya terlalu panjang", "The address is too long"),
            Text("Pakai alamat halaman depannya", "Use the address of its first page"),
            column="address",
        )
    return address


def is_unit_website(address: str) -> bool:
    """Whether the list of units can carry it as the unit's own."""
    return WEBSITE.fullmatch(address) is not None and len(address) <= LONGEST_WEBSITE


def _check_kind(address: str, facts: SiteFacts) -> None:
    social = load_website_rules().domain_of(split(address).host).social
    if social and facts.kind in CHECKED:
        raise refuse(
            Text("Alamat ini akun media sosial atau aplikasi", "This is an account or application"),
            Text("Pilih jenis media sosial atau aplikasi", "Choose social media or application"),
            column="kind",
        )
    if not social and facts.kind == SOCIAL:
        raise refuse(
            Text("Alamat ini bukan media sosial yang dikenal", "This is no known social network"),
            Text("Pilih jenis situs web", "Choose website"),
            column="kind",
        )
    if facts.is_official and not is_unit_website(address):
        raise refuse(
            Text(
                f"Alamat situs resmi tanpa nama domain, atau lebih dari {LONGEST_WEBSITE} huruf",
                f"An official address without a name, or of over {LONGEST_WEBSITE} letters",
            ),
            Text("Pakai alamat halaman depannya", "Use the address of its first page"),
            column="address",
        )
    if facts.is_official and facts.kind not in OFFICIAL:
        raise refuse(
            Text("Akun atau aplikasi bukan situs resmi", "An account or app is no official site"),
            Text("Tandai situs web unit sebagai resmi", "Mark the unit's website as official"),
            column="is_official",
        )


def is_account(address: str) -> bool:
    """Whether an address is an account on a public service, and no site of its own."""
    try:
        return load_website_rules().domain_of(split(address).host).social
    except Failure:
        return True


def domain_class(address: str) -> str:
    """The class of an address's name, by the law of today."""
    return load_website_rules().domain_of(split(address).host).name


def checked_outcomes(given: Mapping[str, str]) -> dict[str, str]:
    """The outcomes of a check by hand. Refused when none is told or a word is unknown."""
    told = {code: outcome for code, outcome in given.items() if outcome}
    if not told or set(told) - set(points()) or set(told.values()) - set(OUTCOMES):
        raise refuse(
            Text("Belum ada butir yang diisi", "No point has been filled in"),
            Text("Jawab sedikitnya satu butir", "Answer at least one point"),
        )
    return told


def checked_reason(because: str) -> str:
    """A reason that is one. Refused when empty or endless."""
    given = because.strip()
    if not given or len(given) > LONGEST_REASON:
        raise refuse(
            Text("Alasannya kosong atau terlalu panjang", "The reason is empty or too long"),
            Text(
                f"Tulis alasan, paling banyak {LONGEST_REASON} huruf",
                f"Write a reason of at most {LONGEST_REASON} letters",
            ),
            column="because",
        )
    return given
