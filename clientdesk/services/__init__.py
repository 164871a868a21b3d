"""The verbs of a desk, shared by the terminal app and the command line."""
