"""The status bar: database, last backup, what is shown and selected, undo, background work."""

from PySide6.QtWidgets import QStatusBar, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.task_panel import TaskPanel

_NOTE_MS = 8000


class StatusLine(QStatusBar):
    """Quiet facts at the bottom of the window; notes pass over the left part for a few seconds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._facts = text_label("", parent=self)
        self._steps = text_label("", parent=self)
        self._counts = text_label("", parent=self)
        self.panel = TaskPanel(self)
        self.addWidget(self._facts, 1)
        for widget in (self.panel, self._steps, self._counts):
            self.addPermanentWidget(widget)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_facts(self, database: str, backup: str, state: str) -> None:
        """Show the database's name, the time of the last backup and the state of the data."""
        self._facts.setText(" ・ ".join(part for part in (database, backup, state) if part))

    def show_counts(self, text: str) -> None:
        """Show how many projects are listed and selected."""
        self._counts.setText(text)

    def show_steps(self, count: int) -> None:
        """Show how many changes can be taken back."""
        self._steps.setText(f"変更 {count:,} 件（Ctrl+Z で戻せます）" if count else "")
        self._steps.setVisible(bool(count))

    def show_note(self, text: str) -> None:
        """Show a note for a few seconds."""
        self.showMessage(text, _NOTE_MS)

    def facts(self) -> str:
        """Return the facts as shown."""
        return self._facts.text()

    def counts(self) -> str:
        """Return the counts as shown."""
        return self._counts.text()

    def steps(self) -> str:
        """Return the hint on undo as shown."""
        return self._steps.text()

    def _on_theme_changed(self) -> None:
        gap = self._theme.gap(16)
        self.setContentsMargins(gap, 0, gap, 0)
        self.setMinimumHeight(self._theme.px(28))
