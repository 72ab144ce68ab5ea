"""Today: what should I do now?"""
