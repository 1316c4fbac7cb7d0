"""The recap that a secretariat owns, one row a unit with counts: shown as read, then kept."""
