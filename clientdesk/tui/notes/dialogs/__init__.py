"""The dialogs of the notes: facts, lists of notes, earlier texts."""
