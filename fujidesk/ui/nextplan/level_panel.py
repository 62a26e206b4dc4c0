"""The level stood on: its name and texts."""

from PySide6.QtWidgets import QWidget

from fujidesk.domain.records import LevelRecord
from fujidesk.ui.nextplan.forms import LEVEL_RECORDS
from fujidesk.ui.nextplan.record_panel import RecordPanel, values_of
from fujidesk.ui.theme import Theme


class LevelPanel(RecordPanel):
    """Shows a level."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(LEVEL_RECORDS, theme, parent)
        self.box.addStretch(1)

    def show_level(self, level: LevelRecord, lock: str) -> None:
        """Show a level."""
        values = values_of(level, LEVEL_RECORDS)
        self.show_record(level_key(level), values, lock)
        self.title.setText(f"{level.code} {level.title}")
        self.note.setText("Alt+↑↓ か、引いて落とすと順番が変わり、番号も付け直されます。")


def level_key(level: LevelRecord) -> str:
    """Return what the panel knows a level by: its code alone passes on to another one when it is moved."""
    return f"{level.code} {level.title}"
