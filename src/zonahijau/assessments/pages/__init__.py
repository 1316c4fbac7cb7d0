"""What the pages of the assessments show, made of rows and instrument; no request, no writing."""
