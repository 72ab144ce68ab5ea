"""Library: all banks and their questions."""
