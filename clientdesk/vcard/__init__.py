"""The vCard format itself: content lines, labels and values; nothing here knows of a desk."""
