"""Keep what the second release adds."""

from hashlib import sha256

from alembic import op

from quizapp.store.migrations import run_beside

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the frozen statements, and give each article the hash of its text."""
    run_beside(__file__)
    connection = op.get_bind()
    for key, text in connection.exec_driver_sql("SELECT id, text FROM articles").all():
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        changing = "UPDATE articles SET digest = ? WHERE id = ?"
        connection.exec_driver_sql(changing, (digest, key))
