"""The desk: from an article to a bank whose every question somebody has seen."""
