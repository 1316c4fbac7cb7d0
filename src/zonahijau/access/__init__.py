"""Ways in for people of an office: invitations on paper and by chat, access restored by the unit's
own administrator, and devices that a unit shares."""
