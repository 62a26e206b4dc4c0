"""The change history as a workbook or as JSON."""

import json
from pathlib import Path

from fujidesk.domain.history_lines import HistoryFilter, history_line
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.services.history import HistoryService

WRITTEN = 100_000
"""Entries that a workbook holds at most."""
_FIELDS = ("at", "who", "what", "key", "field", "before", "after", "label")


class HistoryFiles:
    """Writes what is asked of the history."""

    def __init__(self, history: HistoryService, profile: PlanProfile, *, is_sample: bool = False) -> None:
        self._history = history
        self._profile = profile
        self._is_sample = is_sample

    def write_workbook(self, wanted: HistoryFilter, path: Path, progress: Progress | None = None) -> int:
        """Write the entries as a workbook, whole or not at all; returns how many.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: by `progress`.
        """
        from fujidesk.exchange.history_write import write_history  # late: brings openpyxl

        told = progress or NoProgress()
        told.step(0, 2, "変更の履歴を読んでいます")
        lines = [history_line(entry, self._profile) for entry in self._history.find(wanted, WRITTEN)]
        told.step(1, 2, "変更の履歴を書き出しています")
        write_history(path, lines, wanted, sample=self._is_sample)
        told.step(2, 2, "変更の履歴を書き出しました")
        return len(lines)

    def json_text(self, wanted: HistoryFilter) -> str:
        """Return the entries as JSON text, newest first."""
        lines = [history_line(entry, self._profile) for entry in self._history.find(wanted, WRITTEN)]
        rows = [{name: getattr(line, name) for name in _FIELDS} for line in lines]
        fault = self._history.fault()
        mark = {SAMPLE_KEY: True} if self._is_sample else {}
        chain = {"whole": fault is None, "fault": None if fault is None else f"{fault.place}: {fault.why}"}
        return json.dumps(mark | {"chain": chain, "history": rows}, ensure_ascii=False, indent=1)
