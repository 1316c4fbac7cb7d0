"""The pages of evidence: thin, over queries and actions."""
