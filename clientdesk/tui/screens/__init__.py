"""Whole screens beside the desk."""
