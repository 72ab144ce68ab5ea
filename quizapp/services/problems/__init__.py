"""What may be wrong with the questions of a bank: one rule, one small function."""
