"""The proofreaders, one engine a file."""
