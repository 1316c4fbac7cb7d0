"""Zona Hijau: every public service up to standard, in true numbers that explain themselves."""

__version__ = "0.1.0"
