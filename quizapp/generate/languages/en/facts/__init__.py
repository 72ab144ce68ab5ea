"""What the sentences of an article state, taken apart."""
