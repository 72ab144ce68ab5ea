"""Writes the schema of a new collection as the frozen SQL of a migration step.

python -m tests.store.freeze > quizapp/store/migrations/versions/step_NNNN.sql
was for the first step; later ones are written by hand, none is changed once released.
"""

import re
import sqlite3
import sys
import tempfile
import textwrap
from contextlib import closing
from pathlib import Path

from quizapp.store.store import open_store
from tests.factories import NOW

_MADE_BY_OTHERS = re.compile(r"alembic_version|sqlite_.*|(question|article)_words_\w+")


def schema_of(path: Path) -> dict[str, str]:
    """Return the statement of each thing in a database by its name, on one line."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY rowid")
        found = {name: sql or "" for name, sql in rows}
    return {name: _plain(sql) for name, sql in found.items()}


def _plain(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        open_store(path, now=NOW).close()
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                " ORDER BY rowid"
            ).fetchall()
    wanted = [
        (name, sql)
        for name, sql in rows
        if not _MADE_BY_OTHERS.fullmatch(name) or name.endswith(("_added", "_changed"))
    ]
    texts = ["\n".join(_tidy(sql)) for _, sql in wanted]
    sys.stdout.write("\n\n".join(texts) + "\n")


def _tidy(sql: str) -> list[str]:
    lines = [line.replace("\t", "    ").rstrip() for line in sql.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > 1:
        return lines
    return textwrap.wrap(lines[0], 88, subsequent_indent="    ")


if __name__ == "__main__":
    main()
