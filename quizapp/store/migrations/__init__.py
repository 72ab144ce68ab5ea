"""Steps from earlier versions of the schema to the current one, run by Alembic.

Only a collection that is behind imports this package. A step is frozen: it is SQL or
op calls, imports no table of ours, and is never changed after its release.
"""

from pathlib import Path

from alembic import command, op
from alembic.config import Config
from sqlalchemy import Connection

_HERE = Path(__file__).parent


def run_beside(step: str) -> None:
    """Run the statements of the SQL file beside a step, which blank lines part."""
    statements = Path(step).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split("\n\n"):
        # The driver is asked straight: nothing in the text is a parameter.
        op.get_bind().exec_driver_sql(statement)


def upgrade(connection: Connection) -> None:
    """Run the steps that a collection is behind, in the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
