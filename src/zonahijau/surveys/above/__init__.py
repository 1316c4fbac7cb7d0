"""Indices above the survey: of a unit over the years, an agency, a government, a province, a
nation. All is read from reports and from cells that are published; no answer is opened."""
