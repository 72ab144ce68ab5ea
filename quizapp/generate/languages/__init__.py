"""What the generator knows of each language."""
