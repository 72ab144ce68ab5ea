"""Garbage is collected on the window's thread alone.

Python collects it on whichever thread comes to need memory: a worker that parses an
article would destroy a page's widgets, which Qt allows on the window's thread only.
"""

import gc
from functools import partial

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1_000
_THRESHOLDS = (700, 10, 10)


def collect_here(parent: QObject) -> QTimer:
    """Collect garbage on this thread from now on, as long as parent lives."""
    stop()
    timer = QTimer(parent)
    timer.setInterval(_LOOK_EVERY_MS)
    timer.timeout.connect(partial(_collect, _THRESHOLDS))
    timer.start()
    return timer


def stop() -> None:
    """Collect no garbage unasked; switching it on again, as libraries do, is void."""
    gc.set_threshold(0)


def _collect(thresholds: tuple[int, ...]) -> None:
    """Collect the oldest generation whose threshold has been passed."""
    counts = enumerate(zip(gc.get_count(), thresholds, strict=True))
    due = [generation for generation, (count, most) in counts if count > most]
    if due:
        gc.collect(due[-1])
