"""What the templates of this app ask of their rows."""
