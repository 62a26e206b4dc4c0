"""A page as large as its window: prepared ahead, zoomed, with marks to go into; a black screen; a pointer."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from fujidesk.domain.scenes import Band, Dot, Rect, Scene, Target
from fujidesk.ui.scene_painting import fitted_area, paint_scene
from fujidesk.ui.theme import Theme

_MOST_ZOOM, _ZOOM_STEP = 4.0, 1.25
_MOST_KEPT = 8
_POINTER_PX, _FOCUS_PX = 26.0, 4.0
_POINTER_COLOUR, _FOCUS_COLOUR = QColor(217, 42, 28, 170), QColor("#D92A1C")
_PREPARE_MS = 30


class Canvas(QWidget):
    """chosen(Target): a mark was clicked, or Enter pressed on it. There is nothing to edit."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: Scene | None = None
        self._pictures: dict[tuple[int, int, int, float], tuple[Scene, QPixmap]] = {}
        self._waiting: list[Scene] = []
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self._mark = -1
        self._pressed: QPointF | None = None
        self._dragged = False
        self._pointer: QPointF | None = None
        self.is_black = False
        self.has_pointer = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("発表のページ")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREPARE_MS)
        self._timer.timeout.connect(self._prepare_one)

    def show_scene(self, scene: Scene, ahead: Iterable[Scene] = ()) -> None:
        """Show a page; ahead: those that the next key may show, drawn once this one is seen."""
        self._scene = scene
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self._mark = -1
        self.is_black = False
        self._waiting = list(ahead)
        self.setAccessibleDescription(f"{scene.title}。{scene.alt}")
        self.update()
        self._timer.start()

    @property
    def zoom(self) -> float:
        """How many times larger than the window the page is."""
        return self._zoom

    @property
    def mark(self) -> Target | None:
        """What the mark stood on by the keyboard stands for."""
        marks = self._marks()
        return marks[self._mark].target if 0 <= self._mark < len(marks) else None

    def set_black(self, *, is_black: bool) -> None:
        """Show nothing, or the page again."""
        self.is_black = is_black
        self.update()

    def set_pointer(self, *, on: bool) -> None:
        """Show a red dot where the mouse is, large enough for the room."""
        self.has_pointer = on
        self.setCursor(Qt.CursorShape.BlankCursor if on else Qt.CursorShape.ArrowCursor)
        self.update()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in (positive) or out around a point of the window, the middle where none is given."""
        at = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        before = self._to_scene(at)
        self._zoom = min(max(self._zoom * _ZOOM_STEP**steps, 1.0), _MOST_ZOOM)
        if before is not None and self._scene is not None:
            area = self._area()
            size = QPointF(self._scene.width, self._scene.height)
            wanted = QPointF(before.x() / size.x(), before.y() / size.y())
            shift = QPointF(
                (at.x() - self.width() / 2) / area.width(), (at.y() - self.height() / 2) / area.height()
            )
            self._centre = _kept(wanted - shift, self._zoom)
        self.update()

    def zoom_out_whole(self) -> None:
        """Show the whole page."""
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def next_mark(self, by: int) -> bool:
        """Stand on the next mark that opens something; False where the page has none."""
        marks = self._marks()
        if not marks:
            return False
        self._mark = (self._mark + by) % len(marks) if self._mark >= 0 else (0 if by > 0 else len(marks) - 1)
        target = marks[self._mark].target
        if target is not None:
            self.setAccessibleDescription(f"{target.label}、{len(target.numbers)} 事業。Enter で開きます")
        self.update()
        return True

    def choose_mark(self) -> bool:
        """Open the mark stood on."""
        target = self.mark
        if target is not None:
            self.chosen.emit(target)
        return target is not None

    def target_at(self, point: QPointF) -> Target | None:
        """Return what the mark at a point of the window stands for."""
        place = self._to_scene(point)
        if place is None or self._scene is None or self.is_black:
            return None
        return self._scene.target_at(place.x(), place.y())

    def is_prepared(self, scene: Scene) -> bool:
        """Tell whether a page is drawn already in the window's size."""
        return self._key(scene) in self._pictures

    def _marks(self) -> list[Rect | Band | Dot]:
        """Return the marks of the page."""
        return [] if self._scene is None else list(self._scene.targets())

    def _area(self) -> QRectF:
        """Return where the page lies in the window, larger than it when zoomed."""
        room = QRectF(self.rect())
        if self._scene is None:
            return room
        whole = fitted_area(self._scene, room)
        size = QSizeF(whole.width() * self._zoom, whole.height() * self._zoom)
        left = room.width() / 2 - self._centre.x() * size.width()
        top = room.height() / 2 - self._centre.y() * size.height()
        return whole if self._zoom == 1.0 else QRectF(QPointF(left, top), size)

    def _to_scene(self, point: QPointF) -> QPointF | None:
        """Return the place on the page under a point of the window; None outside of it."""
        if self._scene is None:
            return None
        area = self._area()
        scale = area.width() / self._scene.width
        return QPointF((point.x() - area.x()) / scale, (point.y() - area.y()) / scale)

    def _key(self, scene: Scene) -> tuple[int, int, int, float]:
        """Return by what a drawn page is kept: page, size of the window, and how fine its screen is."""
        return id(scene), self.width(), self.height(), self.devicePixelRatioF()

    def _picture(self, scene: Scene) -> QPixmap:
        """Return a page drawn in the window's size, now if it was not ahead."""
        key = self._key(scene)
        found = self._pictures.pop(key, None)
        if found is None:
            while len(self._pictures) >= _MOST_KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            found = scene, self._drawn(scene)  # the scene too, so that its id stays its own
        self._pictures[key] = found  # at the end: what was wanted last goes last
        return found[1]

    def _drawn(self, scene: Scene) -> QPixmap:
        """Draw a page."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        paint_scene(painter, scene, fitted_area(scene, QRectF(self.rect())))
        painter.end()
        return picture

    def _prepare_one(self) -> None:
        """Draw one of the pages that may come next, then let keys and paintings in."""
        while self._waiting:
            scene = self._waiting.pop(0)
            was_there = self.is_prepared(scene)
            self._picture(scene)
            if not was_there:
                self._timer.start()
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture of the page; a zoomed one is drawn anew, so that it is sharp."""
        painter = QPainter(self)
        if self.is_black or self._scene is None:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
            return
        if self._zoom == 1.0:
            painter.drawPixmap(0, 0, self._picture(self._scene))
        else:
            painter.fillRect(event.rect(), Qt.GlobalColor.white)
            paint_scene(painter, self._scene, self._area())
        self._paint_mark(painter)
        if self.has_pointer and self._pointer is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_POINTER_COLOUR)
            painter.drawEllipse(self._pointer, _POINTER_PX / 2, _POINTER_PX / 2)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        """Frame the mark stood on."""
        if self._mark < 0 or self._scene is None:
            return  # as after every turn: to gather all marks of a page takes as long as to paint its picture
        marks = self._marks()
        area = self._area()
        scale = area.width() / self._scene.width
        box = _bounds(marks[self._mark])
        frame = QRectF(area.x() + box.x() * scale, area.y() + box.y() * scale, box.width() * scale,
                       box.height() * scale)  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_FOCUS_COLOUR, _FOCUS_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, or a move of the zoomed page."""
        self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the zoomed page, or show that a mark opens something."""
        here = event.position()
        if self._pressed is not None and self._zoom > 1.0 and event.buttons() & Qt.MouseButton.LeftButton:
            area = self._area()
            moved = here - self._pressed
            self._centre = _kept(
                self._centre - QPointF(moved.x() / area.width(), moved.y() / area.height()), self._zoom
            )
            self._dragged = self._dragged or moved.manhattanLength() > 2
            self._pressed = here
            self.update()
        elif not self.has_pointer:
            hand = self.target_at(here) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self._pointer = here
        if self.has_pointer:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark that was clicked."""
        target = self.target_at(event.position())
        clicked = self._pressed is not None and not self._dragged
        self._pressed = None
        if clicked and event.button() == Qt.MouseButton.LeftButton and target is not None:
            self.chosen.emit(target)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; the bare wheel is left to the window, which turns pages."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget what was drawn in another size."""
        super().resizeEvent(event)
        self._pictures.clear()


def _kept(centre: QPointF, zoom: float) -> QPointF:
    """Return a middle from which no empty room beside the page is seen."""
    half = 0.5 / zoom
    return QPointF(min(max(centre.x(), half), 1 - half), min(max(centre.y(), half), 1 - half))


def _bounds(mark: Rect | Band | Dot) -> QRectF:
    """Return the box around a mark."""
    if isinstance(mark, Rect):
        return QRectF(mark.x, mark.y, mark.width, mark.height)
    if isinstance(mark, Dot):
        return QRectF(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    top, bottom = min(mark.left_top, mark.right_top), max(mark.left_bottom, mark.right_bottom)
    return QRectF(mark.left, top, mark.right - mark.left, bottom - top)
