"""The ways into a desk, one a file."""
