"""The panes of the desk, one a file."""
