"""One file a step: how a desk written by an older clientdesk becomes one of today."""
