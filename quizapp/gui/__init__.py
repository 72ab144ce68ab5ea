"""The window."""

import sys


def _keep_constants() -> None:
    """Make None, True and False last for ever, as they do from Python 3.12 on.

    PySide6 6.12.0 returns them without a reference of their own, which an older
    Python answers with a fatal error after some thousand calls (none_dealloc).
    """
    import ctypes

    for constant in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 40


if sys.version_info < (3, 12):
    _keep_constants()
