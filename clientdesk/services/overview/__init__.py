"""The overview: the little that the roster and the agenda need of every record."""
