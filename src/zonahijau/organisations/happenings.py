"""What stands in the audit trail, in words: actions, what they are about, their details."""

from collections.abc import Mapping

from zonahijau.wording import Text

ACTIONS: Mapping[str, Text] = {
    "government-created": Text("pemerintah daerah dibuat", "government created"),
    "settings-changed": Text("pengaturan diubah", "settings changed"),
    "unit-created": Text("unit dibuat", "unit created"),
    "unit-changed": Text("data unit diubah", "unit's data changed"),
    "unit-renamed": Text("unit berganti nama", "unit renamed"),
    "unit-moved": Text("unit dipindahkan", "unit moved"),
    "unit-closed": Text("unit diakhiri", "unit closed"),
    "units-imported": Text("unit diimpor", "units imported"),
    "position-added": Text("jabatan ditambahkan", "position added"),
    "holder-appointed": Text("pejabat dicatat", "holder appointed"),
    "office-ended": Text("jabatan diakhiri", "office ended"),
    "person-created": Text("akun dibuat", "account created"),
    "person-changed": Text("data orang diubah", "person's data changed"),
    "person-transferred": Text("mutasi dicatat", "transfer recorded"),
    "contact-read": Text("kontak dibaca", "contact read"),
    "slip-issued": Text("slip dibuat", "slip issued"),
    "account-closed": Text("akun ditutup", "account closed"),
    "account-reopened": Text("akun dibuka lagi", "account opened again"),
    "role-given": Text("peran diberikan", "role given"),
    "role-ended": Text("peran diakhiri", "role ended"),
    "role-withdrawn": Text("peran ditarik", "role withdrawn"),
    "bundle-exported": Text("bundel audit diunduh", "audit bundle downloaded"),
}
"""The actions of this app; those of others are shown by their slug with the hyphens taken out."""


def action_said(action: str) -> Text:
    """An action in words."""
    plain = action.replace("-", " ")
    return ACTIONS.get(action, Text(plain, plain))


def details_said(details: Mapping[str, object]) -> str:
    """The details on one line; what is empty is left out."""
    kept = {key: value for key, value in details.items() if value not in (None, "", [])}
    return "; ".join(f"{key}: {_said(value)}" for key, value in kept.items())


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
