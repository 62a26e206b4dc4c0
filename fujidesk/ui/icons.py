"""Icons by meaning: one family of simple strokes in resources/icons, drawn in the theme's colours."""

from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from fujidesk.resources import resource


class Icon(StrEnum):
    """What an icon stands for; the value is the file name in resources/icons."""

    MENU = "menu"
    SEARCH = "search"
    OPEN = "open"
    IMPORT = "import"
    EXPORT = "export"
    UNDO = "undo"
    REDO = "redo"
    PREVIOUS = "previous"
    NEXT = "next"
    UP = "up"
    DOWN = "down"
    ADD = "add"
    REMOVE = "remove"
    CLOSE = "close"
    COPY = "copy"
    EDIT = "edit"
    SAVE = "save"
    PRINT = "print"
    COLUMNS = "columns"
    FILTER = "filter"
    LIST = "list"
    SHEET = "sheet"
    TIMELINE = "timeline"
    HISTORY = "history"
    HOME = "home"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    DONE = "done"
    QUESTION = "question"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    FIT = "fit"
    DOCUMENT = "document"
    TABLE = "table"
    STAR = "star"
    SETTINGS = "settings"
    LOCK = "lock"


def icon(meaning: Icon, color: str, size_px: int = 16) -> QIcon:
    """Return an icon drawn in a colour, sharp at one and two times its size.

    Raises:
        FileNotFoundError: the icon's file is missing from the program.
    """
    return QIcon(pixmap(meaning, color, size_px))


def pixmap(meaning: Icon, color: str, size_px: int = 16, ratio: float = 2.0) -> QPixmap:
    """Return an icon as a picture of size_px device-independent pixels."""
    from PySide6.QtSvg import QSvgRenderer  # late: not needed until the first icon is shown

    text = resource("icons", f"{meaning.value}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
    picture = QPixmap(QSize(round(size_px * ratio), round(size_px * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
