"""Published versions of instruments as immutable rows, local ones, and the registry of facts."""
