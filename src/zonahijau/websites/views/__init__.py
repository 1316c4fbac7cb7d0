"""Pages of websites."""
