"""Clients: the roster, how each one stands, what happened with them, and their trash."""
