"""The window."""

import sys


def _keep_none() -> None:
    """Make None last for ever, as it does from Python 3.12 on.

    PySide6 6.12.0 returns None without a reference to it, which an older Python
    answers with a fatal error after some thousand calls (none_dealloc).
    """
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 40


if sys.version_info < (3, 12):
    _keep_none()
