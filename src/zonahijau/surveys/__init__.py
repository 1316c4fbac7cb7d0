"""Satisfaction surveys (SKM): the register of reports, campaigns, and anonymous answers."""
