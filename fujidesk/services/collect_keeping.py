"""Keeps returned files in the same transaction as their values, and withdraws them with those."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fujidesk.models import survey_files
from fujidesk.models.survey_files import OLDER, TAKEN, WITHDRAWN, NewFile
from fujidesk.services.edits import Beside

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class KeepFiles:
    """Keeps files; those of the same departments that were taken before become older ones."""

    def __init__(self, files: Sequence[NewFile], older: Sequence[int]) -> None:
        self._files = files
        self._older = older

    def __call__(self, session: "Session") -> Beside:
        """Keep the files; returns what withdraws them."""
        states = dict.fromkeys(self._older, OLDER)
        for file_id in self._older:
            survey_files.set_state(session, file_id, OLDER)
        before = dict.fromkeys(self._older, TAKEN)
        for file in self._files:
            kept = survey_files.keep(session, file)
            states[kept], before[kept] = file.state, WITHDRAWN
        return SetStates(before, states)


class ListProblems:
    """Notes what is still open in a return that is kept already and was read once more."""

    def __init__(self, file_id: int, summary: str) -> None:
        self._file_id = file_id
        self._summary = summary

    def __call__(self, session: "Session") -> Beside:
        """Note it; returns what notes again what was open before."""
        return ListProblems(self._file_id, survey_files.set_summary(session, self._file_id, self._summary))


class SetStates:
    """Sets the states of kept files; undone and done again by the other ones."""

    def __init__(self, states: dict[int, str], other: dict[int, str]) -> None:
        self._states = states
        self._other = other

    def __call__(self, session: "Session") -> Beside:
        """Set the states; returns what sets the others."""
        for file_id, state in self._states.items():
            survey_files.set_state(session, file_id, state)
        return SetStates(self._other, self._states)
