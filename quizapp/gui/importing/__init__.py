"""Questions of other programs: what a file holds, and what is taken of it."""
