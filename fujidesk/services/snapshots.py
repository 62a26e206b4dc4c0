"""What was laid before a meeting, frozen with its files; any two states compared.

A snapshot is written once and never changed or removed: it is no edit, so undo does not touch it.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.plan_state import PlanState, state_of_text, state_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.state_comparison import StateChange, compare_states
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.models import snapshots
from fujidesk.models.engine import Database
from fujidesk.models.snapshots import SnapshotFile, StoredSnapshot
from fujidesk.services.edits import EditService
from fujidesk.services.packs import PackService


class SnapshotService:
    """Freezes what goes before a meeting and shows it again."""

    def __init__(
        self, database: Database, packs: PackService, edits: EditService, profile: PlanProfile
    ) -> None:
        self._database = database
        self._packs = packs
        self._edits = edits
        self._profile = profile

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

    def take(self, edition: PackEdition, files: Mapping[str, bytes], note: str = "") -> StoredSnapshot:
        """Freeze the data as they are now, with the files that were written from them.

        Args:
            edition: whose meeting it goes before.
            files: name → bytes.
            note: why, "" for none.

        Raises:
            MachineError: the register cannot be written to.
        """
        data = state_text(self._packs.state()).encode()
        contents = {_sha(content): content for content in (data, *files.values())}
        kept = tuple(SnapshotFile(name, _sha(content), len(content)) for name, content in files.items())
        editor = self._edits.editor
        with self._database.writing() as session:
            taken = StoredSnapshot(
                snapshots.next_key(session, edition.key), edition.key, edition.fiscal_year,
                self._packs.meeting(edition.meeting).name, note,
                editor.now().isoformat(timespec="seconds"), f"{editor.who}@{editor.pc}", _sha(data), kept,
            )  # fmt: skip
            snapshots.keep(session, taken, contents)
        return taken

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

    def compare(self, before: str, after: str = "") -> tuple[StateChange, ...]:
        """Return what changed from one snapshot to another; after "": to the data as they are now.

        Raises:
            UserError: there is no such snapshot.
            MachineError: as `state`.
        """
        later = self.state(after) if after else self._packs.state()
        return compare_states(self.state(before), later, self._profile)

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

    def save_file(self, key: str, name: str, path: Path) -> None:
        """Write a kept file out, whole or not at all.

        Raises:
            UserError, MachineError: as `file`; or the place is no good.
        """
        replace_with_bytes(path, self.file(key, name))


def _sha(content: bytes) -> str:
    """Return the hash by which bytes are kept."""
    return hashlib.sha256(content).hexdigest()
