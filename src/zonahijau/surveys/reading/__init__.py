"""Survey results that were gathered elsewhere, read from files. Never imports Django."""
