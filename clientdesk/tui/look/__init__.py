"""The look: themes, tones and signs."""
