"""Invitations, and devices that a unit shares, as pages."""
