"""The readiness of a unit for whoever comes, announced or not, on one page."""
