"""Quiz: a test that is set up, taken and reported."""
