"""Looks at one website: fetching with its guards, reading pages, and judging. No database."""
