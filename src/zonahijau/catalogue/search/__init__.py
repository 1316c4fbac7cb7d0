"""Finding public services by words as people say them, alike on both databases."""

from zonahijau.catalogue.search.finding import Found, Hit, find
from zonahijau.catalogue.search.indexing import index, rebuild

__all__ = ["Found", "Hit", "find", "index", "rebuild"]
