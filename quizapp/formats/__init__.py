"""Banks in files."""
