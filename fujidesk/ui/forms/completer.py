"""Completion for editors that hold a name, or several set apart by 「、」.

Departments are typed as 「収納課、デジタル推進課」; Qt completes whole texts only.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

_BEFORE_LAST = re.compile(r"^(.*[、,，]\s*)?(.*)$", re.DOTALL)


def name_completer(names: Sequence[str], parent: QObject | None = None) -> QCompleter:
    """Return a completer that finds a name by any part of it."""
    made = QCompleter(list(names), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


class ListCompleter(QCompleter):
    """Completes the last name of a list; the names before it stay."""

    def __init__(self, names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setModel(QStringListModel(list(names), self))
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._before = ""

    def splitPath(self, path: str) -> list[str]:
        """Match only the name being typed; Qt hands in the whole text."""
        found = _BEFORE_LAST.match(path)
        self._before = (found.group(1) or "") if found else ""
        return [found.group(2) if found else path]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the whole text with the chosen name behind those before it."""
        return self._before + super().pathFromIndex(index)
