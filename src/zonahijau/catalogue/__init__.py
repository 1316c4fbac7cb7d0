"""The services of each unit, the counts of recaps, and what they tell of service standards."""
