"""What people see of their account, and the ways into it."""
