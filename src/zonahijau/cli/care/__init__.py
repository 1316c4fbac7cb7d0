"""The care of an installation: set-up, backup, restore, doctor, upgrade, and its dossier."""
