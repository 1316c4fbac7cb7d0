"""What pledges (maklumat) say, as data: a unit's own, and the head of region's. Pure."""

from zonahijau.catalogue.pledges.content import (
    Covered,
    Pledged,
    RegionPledged,
    read_pledged,
    read_region_pledged,
)

__all__ = ["Covered", "Pledged", "RegionPledged", "read_pledged", "read_region_pledged"]
