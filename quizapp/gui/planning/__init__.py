"""Plan: exams, minutes and days off, backlogs, and the memory model."""
