"""Whether there is a screen to open a window on; asked before Qt, which would abort without one."""

import importlib.util
import os
import sys
import time
from pathlib import Path

NO_DISPLAY = (
    "画面が見つからないため、ウィンドウを開けません。画面のない場所では fujidesk shots --out DIR で"
    "各タブを画像に描けます。"
)
_ATTEMPTS, _PAUSE_S = 4, 0.25
"""A server that starts or resets (after its last window closed) refuses for a moment."""
_SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def display_problem() -> str:
    """Return a sentence when no window can be opened here, "" when one can (or where Qt says so itself)."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.partition(":")[0] in _SCREENLESS:
        return ""
    if os.environ.get("WAYLAND_DISPLAY") and not platform.startswith("xcb"):
        return ""
    if not os.environ.get("DISPLAY"):
        return NO_DISPLAY
    return _missing_library() or _unreachable()


def missing_qt(error: ImportError) -> str:
    """Return a sentence for Qt's own libraries that cannot be loaded."""
    return (
        f"画面の表示に要るライブラリが足りません（{error}）。README の準備の節にあるものを入れてください。"
        "入れた後も画面がなければ、fujidesk shots --out DIR で各タブを画像に描けます。"
    )


def _missing_library() -> str:
    """Load Qt's X11 plugin as Qt would, and name the library that it lacks."""
    import ctypes  # late: needed beside an X server only

    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return ""
    from PySide6 import QtGui  # noqa: F401 - late: loads the libraries that the plugin builds on

    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).partition(":")[0]
        return (
            f"画面の表示に要るライブラリ {library} がありません。システム担当に入れてもらってください。"
            "それまでは fujidesk shots --out DIR で各タブを画像に描けます。"
        )
    return ""


def _unreachable() -> str:
    """Try to connect to the X server that DISPLAY names."""
    import ctypes  # late: as above

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return ""
    xcb.xcb_connect.restype = ctypes.c_void_p
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(_PAUSE_S)
        connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
        failed = bool(xcb.xcb_connection_has_error(connection))
        xcb.xcb_disconnect(connection)
        if not failed:
            return ""
    return NO_DISPLAY
