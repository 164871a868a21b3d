"""Short questions and forms over the desk."""
