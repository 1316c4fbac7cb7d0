"""The components of a standard as fields of a form, without a script; pure."""
