"""The pages of the catalogue: thin, over queries and actions."""
