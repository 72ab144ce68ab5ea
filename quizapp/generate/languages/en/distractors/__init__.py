"""Wrong answers to choose among."""
