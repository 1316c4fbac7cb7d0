"""Governments, their units as a dated tree, positions, memberships, and who may do what."""
