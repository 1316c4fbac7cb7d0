"""What a person fills in about papers, letterheads and the register."""
