"""Papers for the word processor: templates with fields, checked, filled, never run."""
