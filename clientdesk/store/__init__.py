"""The desk file: a TinyDB file that survives everything."""
