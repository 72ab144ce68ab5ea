"""Run the app with python -m quizapp."""

from quizapp.app import run

run()
