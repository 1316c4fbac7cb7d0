"""What the secretariat must hear of without asking: units that nobody is in charge of."""

import hashlib

from django.db import transaction
from django.urls import reverse

from zonahijau.accounts.models import User
from zonahijau.notices import send
from zonahijau.organisations.models import Government, Membership
from zonahijau.organisations.queries import units_without_charge
from zonahijau.organisations.roles import ROLES
from zonahijau.wording import Text

ALARM = Text(
    "{count} unit belum punya kepala atau operator, di antaranya {name}. "
    "Tunjuk penanggung jawabnya.",
    "{count:unit has|units have} no head or no operator, among them {name}. "
    "Put somebody in charge.",
)


@transaction.atomic
def tell_without_charge(*, government: Government) -> int:
    """Tell those who manage units how many have nobody in charge, once for each new state of
    things; returns how many people were told."""
    lacking = list(units_without_charge(government, government.today()).values("uid", "name"))
    if not lacking:
        return 0
    state = " ".join(sorted(str(unit["uid"]) for unit in lacking))
    key = f"charge:{government.uid}:{hashlib.sha256(state.encode()).hexdigest()[:16]}"
    people = managers(government)
    for user in people:
        send(
            to=user,
            text=ALARM.fill(count=len(lacking), name=lacking[0]["name"]),
            link=reverse("organisations:units"),
            kind="charge",
            government=government,
            key=key,
        )
    return len(people)


def managers(government: Government) -> list[User]:
    """Those who manage the units of the whole government today."""
    roles = [role for role, held in ROLES.items() if "manage_units" in held.capabilities]
    rows = Membership.objects.filter(government=government, unit=None, role__in=roles)
    rows = rows.on(government.today()).filter(user__is_active=True).select_related("user")
    return list({row.user_id: row.user for row in rows}.values())
