"""Pages of papers and of the register."""
