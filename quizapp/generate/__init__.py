"""From an article to candidates, a stage each."""
