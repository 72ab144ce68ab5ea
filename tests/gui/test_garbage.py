import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from quizapp.gui import garbage


class Cycle:
    def __init__(self, threads: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: threads.append(threading.get_ident()))


def test_garbage_is_collected_on_the_windows_thread_only(qtbot: QtBot) -> None:
    parent, threads = QObject(), list[int]()

    def litter() -> None:
        Cycle(threads)
        gc.enable()  # as a library may
        list(map(dict, [()] * 50_000))

    timer = garbage.collect_here(parent)
    timer.setInterval(10)
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert threads == []
    kept = [[] for _ in range(2 * garbage._THRESHOLDS[0])]  # type: ignore[var-annotated]  # noqa: SLF001
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]
    assert kept
