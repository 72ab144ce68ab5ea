"""Starting the window: frame first, then the collection, then Today's counts."""

import signal
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication

from quizapp.domain.errors import BusyError, QuizError
from quizapp.gui import crash, garbage, theme
from quizapp.gui.main_window import MainWindow
from quizapp.logs import log_to
from quizapp.paths import Paths
from quizapp.settings import Settings, load_settings
from quizapp.store.lock import Lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer


_HAND_OVER_MS = 2_000
_RETRY_MS = 100


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
    close = fill(window, paths, lock)
    if quit_after_paint:
        window.show_page("today")
        app.processEvents()
        _report("today")
    else:
        garbage.collect_here(app)
        app.exec()
    close()
    return 0


def application(settings: Settings) -> QApplication:
    """Return the application, dressed as the settings say."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("QuizApp")
    theme.apply_settings(app, settings)
    return app


def fill(window: MainWindow, paths: Paths, lock: Lock) -> Callable[[], None]:
    """Open the collection, show it in the window, and return what closes it."""
    from quizapp.gui.holding import Holding  # late: the frame is painted first

    holding = Holding(window, paths, lock)
    holding.open()
    QTimer.singleShot(0, window, partial(listen, window, paths))
    return holding.close


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


def _report(what: str) -> None:
    print(what, flush=True)  # noqa: T201 - for whoever measures the start


def _say(message: str) -> None:
    print(f"quizapp: {message}", file=sys.stderr)  # noqa: T201 - there is no window yet
