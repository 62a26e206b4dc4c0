"""Planning of hearings: the dialog for one, and what is said before one is removed."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.hearing_agenda import usual_kind
from fujidesk.domain.hearings import Hearing
from fujidesk.domain.new_project_rules import is_open
from fujidesk.domain.new_projects import NewProject
from fujidesk.services.workspace import Workspace
from fujidesk.ui.formats import count
from fujidesk.ui.forms.record_dialog import Keeping
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.hearing_dialog import HearingChoices, HearingDialog
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.message_dialog import MessageDialog

_LAST_HOUR, _LATEST = 23, "23:59"
"""A hearing ends on its day."""
_REMOVED = "{0}のヒアリング（{1}）を、記録 {2} と添付 {3} とともに削除します。Ctrl+Z で元に戻せます。"


class HearingPlanning(QObject):
    """Asks and hands on to the commands; while the file is read-only it does nothing."""

    def __init__(
        self, workspace: Workspace, commands: HearingCommands, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace, self._commands = workspace, commands
        self._theme, self._window = theme, parent

    def plan(self, fiscal_year: int, day: str, start: str) -> None:
        """Ask for a hearing of an hour in a slot of the grid; day: ISO text, start: 「09:30」."""
        if self._workspace.read_only:
            return
        hour, minute = start.split(":")
        end = f"{int(hour) + 1:02}:{minute}" if int(hour) < _LAST_HOUR else _LATEST
        drafted = self._workspace.hearings.drafted(fiscal_year, usual_kind(dt.date.fromisoformat(day)))
        self.ask(replace(drafted, day=day, start=start, end=end), is_new=True)

    def ask(self, hearing: Hearing, *, is_new: bool = False) -> None:
        """Open the dialog of a hearing; is_new: of one that is proposed."""
        if self._workspace.read_only:
            return
        registry, hearings = self._workspace.registry, self._workspace.hearings
        departments = [record.name for record in registry.departments()]
        numbers = [row.number for row in registry.rows()]
        every = self._workspace.office.all(NewProject)
        proposed = {
            item.key: item.department
            for item in every
            if item.fiscal_year == hearing.fiscal_year and is_open(item)
        }
        others = hearings.of_year(hearing.fiscal_year)
        known = {item.key for item in every}
        words = self._workspace.profile.hearing_words
        choices = HearingChoices(others, departments, numbers, proposed, known, words)
        keeping = Keeping(self._commands.save_hearing, self._commands.stored_hearing)
        HearingDialog(hearing, choices, keeping, self._theme, self._window, is_new=is_new).open()

    def remove(self, hearing: Hearing) -> None:
        """Say in numbers what goes with a hearing, and remove it."""
        if self._workspace.read_only:
            return
        hearings = self._workspace.hearings
        lines, files = len(hearings.notes(hearing.key)), len(hearings.attachments(hearing.key))
        name = hearing.department or hearing.title or hearing.key
        text = _REMOVED.format(name, hearing.key, count(lines, "行"), count(files))
        dialog = MessageDialog("ヒアリングの削除", text, kind="warning", parent=self._window)
        dialog.offer("削除する", "やめる")
        if dialog.exec():
            self._commands.remove_hearing(hearing)
