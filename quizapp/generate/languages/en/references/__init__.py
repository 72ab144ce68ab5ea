"""What sentences only point at, said in full."""
