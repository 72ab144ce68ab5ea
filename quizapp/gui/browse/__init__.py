"""Browse: all cards in one table."""
