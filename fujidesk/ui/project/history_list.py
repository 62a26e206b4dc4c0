"""The change history as a list: who, when, field, before and after in words.

The model holds entries as they come from the history service; values become words by `domain.describing`,
so that the list, its tool tips and a screen reader say the same.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fujidesk.domain.changes import HistoryEntry
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.theme import Theme

ENTRY_ROLE = Qt.ItemDataRole.UserRole
HEAD_ROLE = Qt.ItemDataRole.UserRole + 1
CHANGE_ROLE = Qt.ItemDataRole.UserRole + 2
FIELD_ROLE = Qt.ItemDataRole.UserRole + 3
_SHOWN_LENGTH = 120
_Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """History entries, newest first."""

    def __init__(self, profile: PlanProfile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._entries: list[HistoryEntry] = []

    def set_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> HistoryEntry:
        """Return the entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry, its parts for drawing, or a sentence for tool tips and screen readers."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._sentence(entry)
        return self._part(entry, role)

    def _part(self, entry: HistoryEntry, role: int) -> str | None:
        """Return a part of an entry for drawing; None for other roles."""
        if role == FIELD_ROLE:
            return field_label(entry.change.field, self._profile)
        if role == HEAD_ROLE:
            return f"{moment_of_text(entry.at)}　{entry.who}"
        if role == CHANGE_ROLE:
            return f"{self._value(entry, after=False)} → {self._value(entry, after=True)}"
        return None

    def _value(self, entry: HistoryEntry, *, after: bool) -> str:
        """Return a value in words on one line, cut where it is long."""
        change = entry.change
        value = change.after if after else change.before
        text = describe_value(change.field, value, self._profile).replace("\n", " ")
        return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"

    def _sentence(self, entry: HistoryEntry) -> str:
        """Return the entry as two lines: when, who and which field; before → after."""
        before, after = self._value(entry, after=False), self._value(entry, after=True)
        head = f"{moment_of_text(entry.at)} {entry.who} {field_label(entry.change.field, self._profile)}"
        note = f"（{entry.label}）" if entry.label else ""
        return f"{head}{note}\n{before} → {after}"


class HistoryDelegate(QStyledItemDelegate):
    """Draws an entry in up to four lines: when and who, field, before → after."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the field, when and who on one line, the change in up to three lines beneath."""
        tokens, gap = self._theme.tokens, self._theme.gap(8)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(tokens.selection if selected else tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(gap, gap // 2, -gap, -gap // 2)
        note, base = QFontMetrics(self._theme.font("note")), QFontMetrics(self._theme.font())
        painter.setFont(self._theme.font("base", bold=True))
        painter.setPen(QColor(tokens.text))
        top = QRect(inner.left(), inner.top(), inner.width(), base.height())
        painter.drawText(top, int(Qt.AlignmentFlag.AlignLeft), index.data(FIELD_ROLE))
        painter.setFont(self._theme.font("note"))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            top, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), index.data(HEAD_ROLE)
        )
        painter.setFont(self._theme.font())
        painter.setPen(QColor(tokens.text))
        wrap = QTextOption(Qt.AlignmentFlag.AlignLeft)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.setClipRect(inner)
        painter.drawText(
            inner.adjusted(0, base.height() + note.height() // 4, 0, 0).toRectF(),
            index.data(CHANGE_ROLE),
            wrap,
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Ask for the height of the change at the width of the list, three lines at most."""
        base, gap = QFontMetrics(self._theme.font()), self._theme.gap(8)
        width = max(1, option.rect.width() - 2 * gap)
        flags = int(Qt.TextFlag.TextWrapAnywhere)
        text = base.boundingRect(QRect(0, 0, width, 10_000), flags, index.data(CHANGE_ROLE))
        lines = min(4, max(1, round(text.height() / base.lineSpacing())))
        return QSize(width, base.height() + lines * base.lineSpacing() + 2 * gap)
