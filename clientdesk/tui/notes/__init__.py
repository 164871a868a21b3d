"""Notes on the screen: the page, its own editor, and the words that complete."""
