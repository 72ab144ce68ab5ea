"""The FSRS-6 memory model over many cards at once: fitted to a log, and played on."""
