"""Official papers: drafted from data, changed by people, issued, signed, kept; and the register."""
