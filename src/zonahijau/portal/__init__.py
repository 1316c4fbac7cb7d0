"""What anybody may read of public services: pages, open data, and nothing that is not published."""
