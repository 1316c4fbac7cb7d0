"""Who may do what where; the rules of this app's addresses, and its ways in the navigation."""

from zonahijau.organisations import places
from zonahijau.organisations.deciding import authority, check_may, judge, may
from zonahijau.web.gate import May, Routes
from zonahijau.web.navigation import Item
from zonahijau.wording import Text

__all__ = ["NAVIGATION", "ROUTES", "authority", "check_may", "judge", "may"]

_SEE_UNIT = May("see_unit", places.unit_here)
_UNITS = May("manage_units", places.government_here)
_UNIT = May("manage_units", places.unit_here)
_WHOLE = May("manage_units", places.government_of_unit)
_PEOPLE = May("manage_people", places.government_here)
_PERSON = May("manage_people", places.person_here)
_ROLE = May("manage_people", places.membership_here)
_POSITION = May("manage_units", places.position_here)
_HOLDER = May("manage_units", places.holder_here)
_DECREE = May("manage_people", places.transfer_here)
_TRAIL = May("read_audit", places.government_here)

ROUTES: Routes = {
    "organisations:units": May("see_unit"),
    "organisations:tree": May("see_unit"),
    "organisations:unit": _SEE_UNIT,
    "organisations:new_unit": _UNITS,
    "organisations:merge": _UNITS,
    "organisations:import": _UNITS,
    "organisations:import_example": _UNITS,
    "organisations:import_preview": May("manage_units", places.import_here),
    "organisations:edit_unit": _UNIT,
    "organisations:rename": _UNIT,
    "organisations:move": _WHOLE,
    "organisations:split": _WHOLE,
    "organisations:close": _WHOLE,
    "organisations:positions": May("see_unit"),
    "organisations:new_position": _UNIT,
    "organisations:change_position": _POSITION,
    "organisations:withdraw_position": _POSITION,
    "organisations:appoint": _POSITION,
    "organisations:correct_holder": _HOLDER,
    "organisations:withdraw_holder": _HOLDER,
    "organisations:end_office": _HOLDER,
    "organisations:record_absence": May("manage_absences", places.holder_here),
    "organisations:withdraw_absence": May("manage_absences", places.absence_here),
    "organisations:officials": _UNITS,
    "organisations:officials_example": _UNITS,
    "organisations:officials_preview": May("manage_units", places.sheet_here),
    "organisations:transfers": _PEOPLE,
    "organisations:new_transfer": _PEOPLE,
    "organisations:transfer_sheet": _PEOPLE,
    "organisations:transfer_example": _PEOPLE,
    "organisations:decree_preview": May("manage_people", places.sheet_here),
    "organisations:decree": _DECREE,
    "organisations:undo_transfer": _DECREE,
    "organisations:handover": May("see_unit", places.handover_here),
    "organisations:receive_handover": May("see_unit", places.handover_here),
    "organisations:tick_item": May("see_unit", places.item_here),
    "organisations:people": _PEOPLE,
    "organisations:new_person": _PEOPLE,
    "organisations:person": _PERSON,
    "organisations:edit_person": _PERSON,
    "organisations:contact": _PERSON,
    "organisations:slip": _PERSON,
    "organisations:reset_codes": _PERSON,
    "organisations:close_account": _PERSON,
    "organisations:reopen_account": _PERSON,
    "organisations:give_role": _PERSON,
    "organisations:end_role": _ROLE,
    "organisations:withdraw_role": _ROLE,
    "organisations:settings": May("manage_government", places.government_here),
    "organisations:days": May("manage_government", places.government_here),
    "organisations:week": May("manage_government", places.government_here),
    "organisations:withdraw_day": May("manage_government", places.own_day_here),
    "organisations:jobs": May("manage_jobs"),
    "organisations:try_again": May("manage_jobs", places.job_here),
    "organisations:trail": _TRAIL,
    "organisations:bundle": May("read_audit", places.government_here, also=("export",)),
}

NAVIGATION = (
    Item(
        "organisations:units",
        Text("Unit", "Units"),
        40,
        prefixes=("organisations:unit", "organisations:position", "organisations:officials"),
    ),
    Item(
        "organisations:people",
        Text("Orang", "People"),
        80,
        prefixes=(
            "organisations:person",
            "organisations:new_transfer",
            "organisations:transfer",
            "organisations:decree",
        ),
        group="manage",
    ),
    Item("organisations:settings", Text("Pengaturan", "Settings"), 85, group="manage"),
    Item("organisations:trail", Text("Jejak audit", "Audit trail"), 90, group="manage"),
    Item("organisations:jobs", Text("Pekerjaan", "Jobs"), 95, group="manage"),
)
