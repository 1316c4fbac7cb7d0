"""The plan of ninety days: what is lacking, what mends it, when, by whom."""
