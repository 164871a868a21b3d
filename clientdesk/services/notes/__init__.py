"""Notes: what I know of clients, its earlier texts, its tags."""
