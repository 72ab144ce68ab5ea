"""Make the schema of the first release."""

from quizapp.store.migrations import run_beside

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the frozen statements."""
    run_beside(__file__)
