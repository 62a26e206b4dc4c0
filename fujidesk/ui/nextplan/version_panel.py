"""Versions of the draft: keep one, and see what changed between two of them or since one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.next_plan.correspondence import DraftChange
from fujidesk.domain.next_plan.records import DraftVersion
from fujidesk.ui.formats import short_day
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable

_COLUMNS = (
    FigureColumn("対象", wraps=True), FigureColumn("項目", chars=12), FigureColumn("前", wraps=True),
    FigureColumn("後", wraps=True),
)  # fmt: skip
_NOW = "いまの案"


class VersionPanel(QWidget):
    """take_chosen(title): keep a version. pair_changed: other versions are compared."""

    take_chosen = Signal(str)
    pair_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._versions: Sequence[DraftVersion] = ()
        self.name = QLineEdit(self)
        self.name.setAccessibleName("版の名前")
        self.name.setPlaceholderText("版の名前（空欄なら第何版）")
        self.take_button = button("版を残す", self)
        self.before, self.after = QComboBox(self), QComboBox(self)
        self.before.setAccessibleName("前の版")
        self.after.setAccessibleName("後の版")
        self.heading = text_label("", "strong", self, wrap=True)
        self.table = FigureTable("版のあいだの変更", theme, self, whole_rows=True, act="何もしない")
        self.table.setAccessibleName("版のあいだの変更。Ctrl+Cで表計算ソフトへコピー")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.take_button)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.before, 1)
        self._pair.addWidget(text_label("から", parent=self))
        self._pair.addWidget(self.after, 1)
        self._pair.addWidget(text_label("まで", parent=self))
        self._box.addLayout(self._row)
        self._box.addLayout(self._pair)
        self._box.addWidget(self.heading)
        self._box.addWidget(self.table, 1)
        self.take_button.clicked.connect(self._on_take)
        self.name.returnPressed.connect(self._on_take)
        self.before.activated.connect(self._on_before)
        self.after.activated.connect(self._on_after)
        theme.changed.connect(self._space)
        self._space()

    def show_versions(self, versions: Sequence[DraftVersion], refusal: str) -> None:
        """Offer the versions there are; the newest is compared unless another was chosen."""
        kept = self.before.currentData() if len(versions) == len(self._versions) else None
        words = {item.key: f"{item.title}　{short_day(item.taken_at[:10])}" for item in versions}
        self._versions = versions
        with QSignalBlocker(self.before):
            self.before.clear()
            for key, word in reversed(words.items()):
                self.before.addItem(word, key)
            self.before.setCurrentIndex(max(0, self.before.findData(kept)) if words else -1)
        self._fill_after(str(self.after.currentData() or "") if kept else "")
        for box in (self.before, self.after):
            box.setEnabled(bool(versions))
            box.setToolTip("" if versions else "先に版を残してください。")
        for widget in (self.name, self.take_button):
            widget.setEnabled(not refusal)
            widget.setToolTip(refusal)

    def pair(self) -> tuple[DraftVersion, DraftVersion | None] | None:
        """Return the versions compared, None for the draft as it is; None where there is no version."""
        found = {item.key: item for item in self._versions}
        before = found.get(str(self.before.currentData()))
        return None if before is None else (before, found.get(str(self.after.currentData())))

    def show_changes(self, changes: Sequence[DraftChange]) -> None:
        """Show what changed between the pair."""
        if self.pair() is None:
            self.heading.setText("版はまだありません。会議にかけるときなどに残すと、あとで変更を見られます。")
        else:
            self.heading.setText(f"変更　{len(changes):,} か所" if changes else "変更はありません")
        rows = [
            FigureRow(tuple(FigureCell(text) for text in _texts(item)), str(place))
            for place, item in enumerate(changes)
        ]
        self.table.show_rows(rows, _COLUMNS)
        self.table.setVisible(bool(changes))
        self._box.setStretchFactor(self.table, 1)

    def _fill_after(self, kept: str) -> None:
        """Offer what comes after the version at the left."""
        keys = [item.key for item in self._versions]
        at = keys.index(str(self.before.currentData())) if keys else 0
        with QSignalBlocker(self.after):
            self.after.clear()
            self.after.addItem(_NOW, "")
            for item in self._versions[at + 1 :]:
                self.after.addItem(item.title, item.key)
            self.after.setCurrentIndex(max(0, self.after.findData(kept)))

    def _on_before(self) -> None:
        """Compare from another version."""
        self._fill_after("")
        self.pair_changed.emit()

    def _on_after(self) -> None:
        """Compare up to another version."""
        self.pair_changed.emit()

    def _on_take(self) -> None:
        """Keep a version."""
        self.take_chosen.emit(self.name.text().strip())
        self.name.clear()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        for box in (self._box, self._row, self._pair):
            box.setSpacing(self._theme.gap(8))


def _texts(change: DraftChange) -> tuple[str, ...]:
    """Return the cells of a change."""
    return change.subject, change.field, change.before or "（なし）", change.after or "（なし）"
