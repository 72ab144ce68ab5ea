"""QuizApp: a news article becomes a question bank, offline."""
