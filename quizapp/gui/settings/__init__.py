"""Settings: who studies, how, how it looks, and where it is kept."""
