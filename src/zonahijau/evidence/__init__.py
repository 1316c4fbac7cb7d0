"""Files, photos and links that prove things: content-addressed, typed, reviewed, used again."""
