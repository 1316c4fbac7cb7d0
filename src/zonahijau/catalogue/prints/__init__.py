"""The catalogue on paper: boards, cards, pledges, flow diagrams, documents, from the same data."""
