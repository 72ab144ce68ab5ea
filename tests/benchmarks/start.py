"""From process start to a painted window, against a bare PySide6 window.

python -m tests.benchmarks.start [COLLECTION] [RUNS]

The processes take turns; the ratios are those of the pairs, by their median.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sqlalchemy
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""


def timed(command: list[str], home: Path) -> dict[str, float]:
    """Return the seconds from start to each line that a process prints, and its end."""
    env = os.environ | {"QUIZAPP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    seconds = {line.strip(): time.perf_counter() - began for line in process.stdout}
    assert process.wait() == 0
    return seconds | {"end": time.perf_counter() - began}


def main(arguments: list[str]) -> None:
    runs = int(arguments[1]) if len(arguments) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if arguments:
            shutil.copy(arguments[0], home / "collection.db")
        app = [sys.executable, "-m", "quizapp", "--quit-after-paint"]
        bare = [sys.executable, "-c", BARE]
        for command in (app, bare):
            timed(command, home)  # the first start installs the shipped bank
        pairs = [(timed(app, home), timed(bare, home)) for _ in range(runs)]
    for what in ("frame", "today", "end"):
        ratio = statistics.median(a[what] / b["end"] for a, b in pairs)
        seconds = statistics.median(a[what] for a, _ in pairs)
        sys.stdout.write(f"{what}: {seconds:.3f} s, {ratio:.2f} × bare\n")
    bare_seconds = statistics.median(b["end"] for _, b in pairs)
    sys.stdout.write(f"bare: {bare_seconds:.3f} s\n")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"largest resident: {peak:.0f} MiB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
