"""Reading an email: zones, sentences, dates and what a sentence wants of its reader."""
