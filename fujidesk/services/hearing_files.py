"""Hearings as files: minutes as Word documents, what is owed as a workbook, and all of it as JSON."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path

from fujidesk.domain.hearings import Hearing
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.file_set import file_set, fit_name
from fujidesk.exchange.minutes_write import minutes_bytes
from fujidesk.services.hearings import HearingService


class HearingFiles:
    """Writes what hearings leave behind; is_sample: the data are made up, and everything says so."""

    def __init__(self, hearings: HearingService, *, is_sample: bool) -> None:
        self._hearings = hearings
        self._is_sample = is_sample

    def write_minutes(self, hearing: Hearing, path: Path) -> None:
        """Write the minutes of one hearing, whole or not at all.

        Raises:
            MachineError: the file cannot be written.
        """
        replace_with_bytes(path, self._minutes(hearing))

    def write_all_minutes(
        self, fiscal_year: int, folder: Path, progress: Progress | None = None
    ) -> tuple[Path, ...]:
        """Write the minutes of every hearing of a year that has lines, all files or none; returns them.

        Raises:
            UserError: no hearing of the year has any line.
            MachineError: the folder cannot be written to.
            CancelledError: the user stopped it; nothing is left behind.
        """
        noted = [item for item in self._hearings.of_year(fiscal_year) if self._hearings.notes(item.key)]
        if not noted:
            raise UserError(
                "記録のあるヒアリングがまだありません。「ヒアリング」で記録してから書き出してください。"
            )
        tell = progress or NoProgress()
        with file_set(folder) as files:
            for done, hearing in enumerate(noted):
                tell.step(done, len(noted), f"議事録 {hearing.key}")
                files.add(minutes_name(hearing), self._minutes(hearing))
            tell.step(len(noted), len(noted), "議事録を書き出しました")
            return files.place()

    def write_todos(self, path: Path, today: dt.date | None = None, *, only_open: bool = False) -> int:
        """Write decisions and to-dos of all hearings as a workbook for A4; returns how many there are.

        today: the day of which overdue ones are told; None: the day it is.

        Raises:
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.todo_write import write_todos  # late: brings openpyxl

        day = today or dt.datetime.now().astimezone().date()
        found = self._hearings.owed(only_open=only_open)
        write_todos(path, found, self._hearings.all(), day, sample=self._is_sample)
        return len(found)

    def json_text(self, fiscal_year: int) -> str:
        """Return the hearings of a year with their lines as JSON; days and times are ISO texts."""
        listed = [
            {**asdict(item), "notes": [asdict(note) for note in self._hearings.notes(item.key)]}
            for item in self._hearings.of_year(fiscal_year)
        ]
        told = {"fiscal_year": fiscal_year, SAMPLE_KEY: self._is_sample, "hearings": listed}
        return json.dumps(told, ensure_ascii=False, indent=2)

    def write_json(self, fiscal_year: int, path: Path) -> None:
        """Write the JSON of a year into a file, in a folder that is made where it is missing.

        Raises:
            MachineError: the folder or file cannot be written.
        """
        with file_set(path.parent) as files:
            files.add(path.name, self.json_text(fiscal_year).encode())
            files.place()

    def _minutes(self, hearing: Hearing) -> bytes:
        """Return the minutes of a hearing."""
        notes, subjects = self._hearings.notes(hearing.key), self._hearings.subjects(hearing)
        return minutes_bytes(hearing, notes, subjects, self._hearings.words, sample=self._is_sample)


def minutes_name(hearing: Hearing) -> str:
    """Return the name of a hearing's minutes: 「議事録_R8-003_市民課.docx」."""
    key, department = fit_name(hearing.key), fit_name(hearing.department)
    return "_".join(filter(None, ("議事録", key, department))) + ".docx"
