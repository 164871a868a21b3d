"""Exchange: what goes out of the desk as files, and what comes in from them."""
