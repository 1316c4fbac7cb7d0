"""What people wrote in their own words: read by a word list, coded by a person. Pure."""
