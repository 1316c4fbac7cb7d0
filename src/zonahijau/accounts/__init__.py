"""People who sign in: accounts, one-time slips, sessions, limits, fields that are encrypted."""
