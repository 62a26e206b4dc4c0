"""The change history: who changed what, when, from what to what.

Written by `services.edits` in the transaction of each step, undo and redo included; never changed or
removed. Its values become words in `domain.describing`.
"""

from fujidesk.domain.changes import HistoryEntry, HistoryStep
from fujidesk.domain.history_chain import ChainFault
from fujidesk.domain.history_lines import HistoryFilter
from fujidesk.models import journaling
from fujidesk.models.engine import Database

SHOWN = 2_000
"""Entries that a screen shows at most; more are found by narrowing, or in the workbook."""


class HistoryService:
    """Reads the change history; the newest line comes first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_project(self, number: str, limit: int = 200) -> list[HistoryEntry]:
        """Return the history of a project number, also of one that was removed."""
        with self._database.reading() as session:
            return journaling.history(session, number, limit)

    def find(self, wanted: HistoryFilter, limit: int = SHOWN) -> list[HistoryEntry]:
        """Return the newest entries that are asked for."""
        with self._database.reading() as session:
            return journaling.found_history(session, wanted, limit)

    def people(self) -> list[str]:
        """Return the login names of all who changed something."""
        with self._database.reading() as session:
            return journaling.people_of_history(session)

    def fault(self) -> ChainFault | None:
        """Return the first place where the history is not what was written; None where it is whole."""
        with self._database.reading() as session:
            return journaling.broken_chain(session)

    def recent(self, limit: int = 50) -> list[HistoryEntry]:
        """Return the newest changes of the whole register."""
        with self._database.reading() as session:
            return journaling.history(session, None, limit)

    def recent_steps(self, limit: int = 10) -> list[HistoryStep]:
        """Return the newest steps, each with its last line and how many lines it has."""
        with self._database.reading() as session:
            return journaling.recent_steps(session, limit)
