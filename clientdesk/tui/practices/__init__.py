"""The practices as things that one does with a key."""
