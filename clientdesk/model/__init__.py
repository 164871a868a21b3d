"""The records of a desk: frozen values that know nothing of files, screens or clocks."""
