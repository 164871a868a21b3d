"""The checks of a draft, one a file."""
