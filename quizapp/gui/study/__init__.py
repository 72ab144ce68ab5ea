"""Study: one card at a time."""
