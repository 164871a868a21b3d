"""Searching: every text of a desk by line, newest first, typing slips forgiven."""
