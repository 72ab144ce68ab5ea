"""Run the app with python -m quizapp."""

import sys

from quizapp.app import main

sys.exit(main())
