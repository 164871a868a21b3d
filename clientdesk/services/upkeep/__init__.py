"""Upkeep: the desk file, its backups, its history, and what is remembered beside it."""
