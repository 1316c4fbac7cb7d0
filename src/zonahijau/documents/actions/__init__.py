"""Every write of papers, letterheads, templates and the register."""
