"""Put facts into questions."""
