"""Forms: a record as fields that can be typed, and the flows that add one."""
