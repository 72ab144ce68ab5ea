"""Find and replace over a bank."""
