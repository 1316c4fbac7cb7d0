"""From counts to names: what a recap counted is named, by hand or from a sheet of paper that was
filled, and nothing of what was counted is lost."""
