"""The same article gives the same bytes, whichever process makes the bank."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generate.helpers import ARTICLES

SOURCE = ARTICLES / "museum.txt"


def made(seed: str, folder: Path, *options: str) -> bytes:
    """Return the bank that a process of its own makes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "QUIZAPP_HOME": str(folder)}
    command = [sys.executable, "-m", "quizapp", "generate", str(SOURCE), *options]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    return done.stdout


@pytest.mark.parametrize("options", [(), ("--jsonl",)])
def test_no_seed_of_the_process_changes_a_byte(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    banks = {made(seed, tmp_path, *options) for seed in ("0", "1", "4294967295")}
    assert len(banks) == 1
    assert b"question" in banks.pop()
