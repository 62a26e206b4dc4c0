"""How far a round is, as one bar: a part for each group of departments, which opens its departments.

The parts are buttons, so that keys and screen readers reach them. A part is at least as wide as its words and
shares the rest by its count; where the words need it, the bar breaks into lines.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fujidesk.ui.icons import pixmap
from fujidesk.ui.surveys.groups import LOOKS, Group
from fujidesk.ui.theme import Theme

_HEIGHT_PX, _SIGN_PX = 32, 14


class Segment(QAbstractButton):
    """One part: sign, word and count; pressed it stays down as long as its group is what is shown.

    未送付 has a dashed outline: nothing has happened there yet, told without colour.
    """

    def __init__(self, group: Group, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown_group = group
        self._theme = theme
        self._count = 0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def count(self) -> int:
        """How many departments are in the group; 0 hides the part."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show another count; a group without departments takes no room."""
        self._count = count
        word = LOOKS[self.shown_group].word
        self.setText(f"{word} {count}")
        self.setAccessibleName(f"{word} {count} 課。押すと表をこの部署に絞り込みます")
        self.setToolTip(f"{word}：{count} 課（押すと絞り込み、もう一度押すと戻します）")
        self.setVisible(count > 0)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for sign, word and count at the text size."""
        theme = self._theme
        words = QFontMetrics(theme.font("note", bold=True)).horizontalAdvance(self.text())
        sign = theme.px(_SIGN_PX) + theme.gap(4) if LOOKS[self.shown_group].sign is not None else 0
        return QSize(words + sign + 2 * theme.gap(6) + 2, theme.px(_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, outline, sign and word; a part that is pressed has a thick line at its foot.

        High contrast draws every outline in the colour of the word, for the grounds are alike there.
        """
        theme, look, area = self._theme, LOOKS[self.shown_group], QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self.shown_group is Group.UNSENT else Qt.PenStyle.SolidLine
        edge = theme.color(look.ink if theme.tokens.key == "contrast" or self.isChecked() else "edge")
        painter.setBrush(theme.color(look.ground))
        painter.setPen(QPen(edge, 1, style))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.isChecked() or self.underMouse():
            painter.fillRect(QRectF(0, area.height() - theme.px(4), area.width(), theme.px(4)), edge)
        self._paint_words(painter, area)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(look.ink), 2))
            painter.drawRect(area.adjusted(3, 3, -3, -3))

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        """Draw sign and word in the middle."""
        theme, look = self._theme, LOOKS[self.shown_group]
        font = theme.font("note", bold=True)
        side = theme.px(_SIGN_PX)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        sign = side + theme.gap(4) if look.sign is not None else 0
        left = max(area.center().x() - (words + sign) / 2, theme.gap(4))
        if look.sign is not None:
            picture = pixmap(look.sign, theme.color(look.ink).name(), side)
            painter.drawPixmap(QRectF(left, area.center().y() - side / 2, side, side).toRect(), picture)
        painter.setFont(font)
        painter.setPen(theme.color(look.ink))
        place = QRectF(left + sign, 0, area.width() - left - sign, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())


class SegmentBar(QWidget):
    """The bar; group_chosen(Group or None): narrow the table to a group, or show all again."""

    group_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments = {group: Segment(group, theme, self) for group in Group}
        for segment in self._segments.values():
            segment.clicked.connect(self._on_clicked)
        self.setAccessibleName("部署の進み具合")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Show how many departments are in each group."""
        for group, segment in self._segments.items():
            segment.show_count(counts.get(group, 0))
        self.updateGeometry()
        self._place()

    def show_chosen(self, groups: frozenset[Group]) -> None:
        """Press the parts whose departments are shown (none for all); emits nothing.

        The chips over the table choose groups, too; the bar follows them.
        """
        for group, segment in self._segments.items():
            segment.setChecked(group in groups)

    def _on_clicked(self) -> None:
        """Ask for the departments of the part, or for all (None) where it was pressed already."""
        segment = self.sender()
        if isinstance(segment, Segment):
            self.group_chosen.emit(segment.shown_group if segment.isChecked() else None)

    def _on_theme_changed(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self._place()

    def _shown(self) -> list[Segment]:
        """Return the parts that have departments."""
        return [segment for segment in self._segments.values() if segment.count]

    def _lines(self, width: int) -> list[list[Segment]]:
        """Break the parts into lines where the words need more than one; a part is never broken itself."""
        lines: list[list[Segment]] = [[]]
        used = 0
        for segment in self._shown():
            wished = segment.sizeHint().width() + 1
            if lines[-1] and used + wished > width:
                lines.append([])
                used = 0
            lines[-1].append(segment)
            used += wished
        return lines

    def _place(self) -> None:
        """Give each part its words' width, and the rest of its line by its count.

        Places are summed as fractions and rounded at the end, so that no gap grows along the line.
        """
        high = self._theme.px(_HEIGHT_PX)
        for row, line in enumerate(self._lines(self.width())):
            spare = self.width() - sum(segment.sizeHint().width() + 1 for segment in line)
            total = sum(segment.count for segment in line)
            left = 0.0
            for segment in line:
                width = segment.sizeHint().width() + max(spare, 0) * segment.count / total
                segment.setGeometry(
                    QRect(round(left), row * (high + 2), round(left + width) - round(left), high)
                )
                left += width + 1

    def hasHeightForWidth(self) -> bool:
        """Lines break where the words need it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at a width, in pixels."""
        return len(self._lines(width)) * (self._theme.px(_HEIGHT_PX) + 2) - 2

    def sizeHint(self) -> QSize:
        """One line of all parts."""
        wished = sum(segment.sizeHint().width() + 1 for segment in self._shown())
        return QSize(wished, self._theme.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        widest = max((segment.sizeHint().width() for segment in self._shown()), default=0)
        return QSize(widest, self._theme.px(_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._place()
