"""Keys: how they are declared, remapped, listed, and the ones that hold everywhere."""
