"""Make the schema of the first release, as frozen in the file beside this one."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements, which blank lines part."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split("\n\n"):
        # The driver is asked straight: nothing in the text is a parameter.
        op.get_bind().exec_driver_sql(statement)
