"""Keep what the second release adds."""

from quizapp.store.migrations import run_beside

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the frozen statements."""
    run_beside(__file__)
