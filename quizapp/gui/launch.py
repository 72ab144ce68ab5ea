"""Starting the window: frame first, then the collection, then Today's counts."""

import gc
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication

from quizapp.domain.errors import BusyError, QuizError
from quizapp.gui import crash, messages, theme
from quizapp.gui.main_window import MainWindow
from quizapp.logs import log_to
from quizapp.paths import Paths
from quizapp.settings import Settings, load_settings
from quizapp.store.lock import Lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from quizapp.gui.backend import Backend

_HAND_OVER_MS = 2_000
_RETRY_MS = 100
_IDLE_MS = 5_000


def open_window(paths: Paths, *, quit_after_paint: bool = False) -> int:
    """Open the window and return the exit code once it is closed.

    Where a window is open on the collection already, that one comes forward instead.
    """
    log_to(paths.logs)
    try:
        lock = Lock(paths.lock)
    except BusyError as error:
        return _hand_over(paths, error)
    except QuizError as error:
        _say(str(error))
        return 1
    settings = load_settings(paths.settings)
    app = application(settings)
    crash.install()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it
    window = MainWindow(paths, settings)
    window.show()
    app.processEvents()
    if quit_after_paint:
        _report("frame")
    close = fill(window, paths, settings, lock)
    if quit_after_paint:
        window.show_page("today")
        app.processEvents()
        _report("today")
    else:
        gc.enable()
        app.exec()
    close()
    return 0


def application(settings: Settings) -> QApplication:
    """Return the application, dressed as the settings say."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("QuizApp")
    theme.apply(app, settings.appearance, settings.font_size)
    return app


def fill(
    window: MainWindow, paths: Paths, settings: Settings, lock: Lock
) -> Callable[[], None]:
    """Open the collection, show it in the window, and return what closes it."""
    # Imported late: the frame is painted first.
    from quizapp.gui.backend import Backend
    from quizapp.services.collection import open_collection

    try:
        collection = open_collection(
            paths, _now(), write=True, lock=lock, learner_id=settings.learner
        )
    except QuizError as error:
        window.messages.warn(*messages.error(error))
        return lock.release
    backend = Backend(collection.store, _now, collection.learner)
    backend.setParent(window)
    window.set_backend(backend)
    _checkpoint_when_idle(backend)
    # The first answer waits for the check after an unclean exit: that begins at once.
    wait = 0 if collection.store.needs_check else _IDLE_MS
    QTimer.singleShot(wait, backend, partial(tend, window, backend, paths))
    QTimer.singleShot(0, backend, partial(listen, window, paths))
    return collection.close


def _checkpoint_when_idle(backend: "Backend") -> None:
    idle = QTimer(backend)
    idle.setSingleShot(True)
    idle.setInterval(_IDLE_MS)
    idle.timeout.connect(lambda: backend.ask(lambda store: store.checkpoint()))
    backend.changed.connect(lambda _change: idle.start())


def tend(window: MainWindow, backend: "Backend", paths: Paths) -> None:
    """Check the collection after an unclean exit, and back it up once a day."""
    from quizapp.gui.task import Task
    from quizapp.services.backups import look_after

    task = Task(look_after(backend.store, paths, _now()), backend)
    task.failed.connect(backend.failed)
    task.finished.connect(partial(_on_looked_after, window, paths))
    task.start()


def _on_looked_after(
    window: MainWindow, paths: Paths, problems: tuple[str, ...]
) -> None:
    if problems:
        damage = QuizError(
            f"the collection is damaged ({problems[0]})",
            where=str(paths.collection),
            remedy="Nothing is written to it any more. Close the window and put a"
            f" backup from {paths.backups} back with: quizapp restore FILE",
        )
        window.messages.warn(*messages.error(damage))


def listen(window: MainWindow, paths: Paths) -> None:
    """Bring the window forward when it is started once more."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    server.newConnection.connect(partial(_come_forward, window, server))
    # We hold the lock, so whatever is there was left by a crash.
    QLocalServer.removeServer(_name(paths))
    server.listen(_name(paths))


def _come_forward(window: MainWindow, server: "QLocalServer") -> None:
    while connection := server.nextPendingConnection():
        connection.disconnectFromServer()
        connection.deleteLater()
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _hand_over(paths: Paths, error: BusyError) -> int:
    """Ask the window that is open to come forward; a command may be writing too."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    waited = QElapsedTimer()
    waited.start()
    while not waited.hasExpired(_HAND_OVER_MS):
        socket.connectToServer(_name(paths))
        if socket.waitForConnected(_HAND_OVER_MS):
            socket.waitForDisconnected(_HAND_OVER_MS)
            _say("it is open already: its window has come forward")
            return 0
        QThread.msleep(_RETRY_MS)  # it may be starting just now
    _say(str(error))
    return 1


def _name(paths: Paths) -> str:
    return "quizapp-" + sha256(str(paths.data).encode()).hexdigest()[:16]


def _now() -> datetime:
    return datetime.now(UTC)


def _report(what: str) -> None:
    print(what, flush=True)  # noqa: T201 - for whoever measures the start


def _say(message: str) -> None:
    print(f"quizapp: {message}", file=sys.stderr)  # noqa: T201 - there is no window yet
