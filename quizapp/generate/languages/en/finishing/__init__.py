"""From questions to candidates."""
