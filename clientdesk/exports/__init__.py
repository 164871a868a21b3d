"""The ways out of a desk, one a file."""
