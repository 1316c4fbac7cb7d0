"""Inventory and checks of the official websites and accounts of units."""
