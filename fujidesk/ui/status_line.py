"""The status bar: database, last backup, what is shown and selected, undo, background work.

Everything lies in one row of our own, because `QStatusBar` draws its message under its permanent widgets and
makes the window as wide as all of them together: at 200 % text a window of 800 px grew to 1,500.
"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QStyle, QStyleOption, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import ElidedLabel, link_button
from fujidesk.ui.widgets.task_panel import TaskPanel

_NOTE_MS = 8000
_SHORT_BELOW_PX = 900
"""Width of the window at 100 % text below which the backup is told in one word."""
_BACKUP = "バックアップ"


class StatusLine(QStatusBar):
    """Quiet facts at the bottom of the window; notes take their place for a few seconds.

    What does not fit ends in …, the facts first; the window may always be made narrower.
    restore_chosen: the time of the last backup was pressed, which leads to the list of backups.
    """

    restore_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._step_count = 0
        self.setSizeGripEnabled(False)
        body = QWidget(self)
        self._facts = ElidedLabel(parent=body)
        self._note = ElidedLabel(role="news", parent=body)
        self._steps = _part(body)
        self._counts = _part(body)
        self._backup_words = ""
        self.backup = link_button("", body)
        self.backup.clicked.connect(self.restore_chosen)
        self.backup.hide()
        self.panel = TaskPanel(body)
        self._row = QHBoxLayout(body)
        for label in (self._facts, self._note):
            self._row.addWidget(label, 1)
        for widget in (self.panel, self._steps, self.backup, self._counts):
            self._row.addWidget(widget)
        self._note.hide()
        self.addPermanentWidget(body, 1)
        self.messageChanged.connect(self._on_message)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_facts(self, database: str, backup: str, state: str, *, may_restore: bool) -> None:
        """Show the database's name, the time of the last backup and the state of the data.

        may_restore: the time of the backup can be pressed, to go back to one; else it is told only.
        """
        parts = (database, state) if may_restore else (database, backup, state)
        self._facts.setText(" ・ ".join(part for part in parts if part))
        self._backup_words = backup if may_restore else ""
        self.backup.setVisible(bool(self._backup_words))
        self.backup.setAccessibleName(f"{backup}。バックアップから戻す")
        self.backup.setToolTip(f"{backup}。押すと、バックアップの一覧から選んで戻せます。")
        self._tell_backup()

    def show_counts(self, text: str) -> None:
        """Show how many projects are listed and selected."""
        self._counts.setText(text)
        self._counts.setVisible(bool(text))

    def show_steps(self, count: int) -> None:
        """Show how many changes can be taken back."""
        self._step_count = count
        self._steps.setText(f"変更 {count:,} 件（Ctrl+Z で戻せます）" if count else "")
        self._steps.setVisible(bool(count) and self.panel.isHidden())

    def show_note(self, text: str) -> None:
        """Show a note for a few seconds."""
        self.showMessage(text, _NOTE_MS)

    def begin_work(self, title: str) -> None:
        """Show that long work has started; the hint on undo makes room for it."""
        self.panel.begin(title)
        self._steps.hide()

    def end_work(self) -> None:
        """Show that nothing is under way any more."""
        self.panel.end()
        self._steps.setVisible(bool(self._step_count))

    def facts(self) -> str:
        """Return the facts as shown."""
        return self._facts.text()

    def counts(self) -> str:
        """Return the counts as shown."""
        return self._counts.text()

    def steps(self) -> str:
        """Return the hint on undo as shown."""
        return self._steps.text()

    def _tell_backup(self) -> None:
        """Tell the time of the backup where there is room for it."""
        is_short = self.width() < self._theme.px(_SHORT_BELOW_PX)
        self.backup.setText(_BACKUP if is_short else self._backup_words)

    def _on_message(self, text: str) -> None:
        """Show a note in place of the facts, or the facts again when its time is over."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._facts.setVisible(not text)

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size; the text begins where the screens' begins."""
        gap = self._theme.gap(16)
        self._row.setContentsMargins(gap, 0, gap, 0)
        self._row.setSpacing(gap)
        self.setMinimumHeight(self._theme.px(28))
        self._tell_backup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use shorter words where there is less room."""
        super().resizeEvent(event)
        self._tell_backup()

    def minimumSizeHint(self) -> QSize:
        """Let the window be as narrow as one likes."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground only; Qt would write the note over the row."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        painter.end()


def _part(parent: QWidget) -> ElidedLabel:
    """Return a label at the right that takes the room it needs, and gives it up where there is none."""
    label = ElidedLabel(parent=parent)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    label.hide()
    return label
