"""The report of a survey as an official paper, filled from what was counted."""
