"""What the buttons of the pages give out and take in, for the hearing and year that are shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from fujidesk.services.workspace import Workspace
from fujidesk.ui.clock import Clock
from fujidesk.ui.hearings.file_desk import HearingFileDesk
from fujidesk.ui.hearings.note_page import NotePage
from fujidesk.ui.hearings.todo_page import TodoPage


class HearingPapers(QObject):
    """Asks the file desk; the line being typed is ended first, so that what leaves is whole."""

    def __init__(
        self, workspace: Workspace, desk: HearingFileDesk, clock: Clock, flush: Callable[[], None],
        parent: QObject,
    ) -> None:  # fmt: skip
        """Serve nothing yet; flush: ends the line being typed."""
        super().__init__(parent)
        self._workspace, self._desk, self._clock, self._flush = workspace, desk, clock, flush
        self._key, self._year = "", 0

    def stand_on(self, key: str, fiscal_year: int) -> None:
        """Work for another hearing; key "": none is shown."""
        self._key, self._year = key, fiscal_year

    def serve(self, notes: NotePage, todo: TodoPage) -> None:
        """Do what the buttons of the pages ask."""
        notes.files.added.connect(self._on_files)
        notes.files.saved.connect(self._desk.save)
        notes.files.removed.connect(self._desk.remove)
        notes.agenda.minutes.clicked.connect(self._on_minutes)
        notes.agenda.printed.clicked.connect(self._on_print)
        notes.agenda.all_minutes.clicked.connect(self._on_all_minutes)
        todo.export.clicked.connect(self._on_todos)

    def _on_files(self, paths: list[Path]) -> None:
        """Keep files with the hearing that is shown."""
        if self._key:
            self._desk.add_files(self._key, paths)

    def _on_minutes(self) -> None:
        """Write the minutes of the hearing that is shown."""
        self._flush()
        self._desk.write_minutes(self._workspace.hearings.get(self._key))

    def _on_print(self) -> None:
        """Print the minutes of the hearing that is shown."""
        self._flush()
        self._desk.print_minutes(self._workspace.hearings.get(self._key))

    def _on_all_minutes(self) -> None:
        """Write the minutes of the year."""
        self._flush()
        self._desk.write_all_minutes(self._year)

    def _on_todos(self) -> None:
        """Write decisions and to-dos as a workbook."""
        self._flush()
        self._desk.write_todos(self._clock.today())
