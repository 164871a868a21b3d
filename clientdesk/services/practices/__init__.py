"""Practices: what good client work does, as verbs over the records of a desk."""
