"""Tables that search, filter, sort and page by their address alone, without a script."""

from zonahijau.web.tables.columns import Column, Filter
from zonahijau.web.tables.listing import Listing

__all__ = ["Column", "Filter", "Listing"]
