"""Reads what was frozen before meetings; apart from the freezing, as packs compare themselves with it."""

from fujidesk.domain.plan_state import PlanState, state_of_text
from fujidesk.errors import MachineError, UserError
from fujidesk.models import snapshots
from fujidesk.models.engine import Database
from fujidesk.models.snapshots import StoredSnapshot


class SnapshotReader:
    """Lists snapshots and gives back their data and files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, edition: str = "") -> list[StoredSnapshot]:
        """Return the snapshots, the oldest first; edition: only those of one meeting (its key)."""
        with self._database.reading() as session:
            found = snapshots.all_snapshots(session)
        return [item for item in found if not edition or item.edition == edition]

    def get(self, key: str) -> StoredSnapshot:
        """Return one snapshot.

        Raises:
            UserError: there is none of this key.
        """
        found = next((item for item in self.all() if item.key == key), None)
        if found is None:
            raise UserError(f"会議資料の控え {key} はありません。一覧から選んでください。")
        return found

    def state(self, key: str) -> PlanState:
        """Return the data of a snapshot.

        Raises:
            UserError: there is none of this key.
            MachineError: its data are gone, changed, or not to be understood.
        """
        taken = self.get(key)
        with self._database.reading() as session:
            content = snapshots.content(session, taken.digest)
        try:
            return state_of_text(content.decode())
        except (ValueError, KeyError, TypeError) as error:
            raise MachineError(
                f"会議資料の控え {key} の内容を読めません。"
                "新しい版の富士デスクで作られていないか確かめてください。"
            ) from error

    def file(self, key: str, name: str) -> bytes:
        """Return the bytes of a file as it was laid before the meeting.

        Raises:
            UserError: there is no such snapshot or file.
            MachineError: the bytes are gone or changed.
        """
        found = next((item for item in self.get(key).files if item.name == name), None)
        if found is None:
            raise UserError(f"会議資料の控え {key} に「{name}」はありません。一覧から選んでください。")
        with self._database.reading() as session:
            return snapshots.content(session, found.sha256)
