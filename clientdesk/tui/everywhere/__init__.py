"""What holds over every pane: the keys, the palette, find, help, files in and out, the rescue."""
