"""What PyInstaller finds and the program never loads: parts of Qt, and what only those need.

The program uses QtCore, QtGui, QtWidgets, QtSvg and QtPrintSupport, the system's platform and the offscreen
one (pictures, self-test), Japanese input, PNG and SVG pictures. `fujidesk --self-test` in the built folder
shows that nothing of it is missing.
"""

import re
from pathlib import PurePath

EXCLUDED_MODULES = (
    "tkinter", "pytest", "hypothesis", "mypy", "IPython", "PySide6.QtNetwork",
    "PySide6.QtQml", "PySide6.QtQuick",
    "PIL.AvifImagePlugin", "PIL._avif", "PIL.ImageTk", "PIL._imagingtk", "matplotlib.tests", "numpy.f2py",
    "matplotlib.backends.backend_qt5agg", "MySQLdb", "psycopg2", "setuptools", "pip", "pydoc", "lib2to3",
)  # fmt: skip
_PLUGINS = {
    "platforms": {"qwindows", "qoffscreen", "qxcb"},
    "imageformats": {"qsvg", "qico", "qjpeg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "iconengines": {"qsvgicon"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
    "styles": {"qmodernwindowsstyle", "qwindowsvistastyle"},
    "xcbglintegrations": set[str](),
}
"""The plugins that are kept, by their folder; of all other folders none is."""
_QT_LIBRARIES = re.compile(
    r"(?:lib)?Qt6(?:Network|OpenGL|Qml|Quick|VirtualKeyboard|Pdf|WaylandClient|WlShellIntegration|EglFS|EglFs)"
)
_BINDINGS = re.compile(r"PySide6/Qt(?:Network|DBus|OpenGL|Qml|Quick)\b")
_GTK = re.compile(
    r"lib(?:gtk-3|gdk-3|gdk_pixbuf|atk|atspi|cairo|pango|epoxy|thai|datrie|fribidi|pixman|wayland|avif"
    r"|Xcomposite|Xcursor|Xdamage|Xinerama)"
)
"""Of the theme of GTK, which is not kept, of Wayland and of AVIF pictures; on Linux only."""
_TRANSLATIONS = re.compile(r"PySide6/(?:Qt/)?translations/(?!qtbase_ja|qt_ja)")


def is_unused(name: str) -> bool:
    """Tell whether a file of the built folder (its path there) may be left out."""
    path = PurePath(name.replace("\\", "/"))
    text = path.as_posix()
    if "plugins" in path.parts and "PySide6" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        return path.stem.split(".")[0].removeprefix("lib") not in _PLUGINS.get(folder, set())
    if _TRANSLATIONS.match(text) or _BINDINGS.match(text):
        return True
    return bool(_QT_LIBRARIES.match(path.name) or _GTK.match(path.name) or path.name == "opengl32sw.dll")
