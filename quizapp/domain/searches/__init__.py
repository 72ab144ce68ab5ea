"""The language in which cards are searched for: text ⇄ a tree of conditions."""
