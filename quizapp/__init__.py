"""QuizApp: a news article becomes a question bank, offline."""

__version__ = "0.1.0"
