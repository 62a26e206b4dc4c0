"""What was laid before a meeting, frozen with its files; any two states compared.

A snapshot is written once and never changed or removed: it is no edit, so undo does not touch it.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.plan_state import state_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.state_comparison import StateChange, compare_states
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.models import snapshots
from fujidesk.models.engine import Database
from fujidesk.models.snapshots import SnapshotFile, StoredSnapshot
from fujidesk.services.edits import EditService
from fujidesk.services.packs import PackService
from fujidesk.services.snapshot_reading import SnapshotReader


class SnapshotService(SnapshotReader):
    """Freezes what goes before a meeting and shows it again."""

    def __init__(
        self, database: Database, packs: PackService, edits: EditService, profile: PlanProfile
    ) -> None:
        super().__init__(database)
        self._packs = packs
        self._edits = edits
        self._profile = profile

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

    def compare(self, before: str, after: str = "") -> tuple[StateChange, ...]:
        """Return what changed from one snapshot to another; after "": to the data as they are now.

        Raises:
            UserError: there is no such snapshot.
            MachineError: as `state`.
        """
        later = self.state(after) if after else self._packs.state()
        return compare_states(self.state(before), later, self._profile)

    def save_file(self, key: str, name: str, path: Path) -> None:
        """Write a kept file out, whole or not at all.

        Raises:
            UserError, MachineError: as `file`; or the place is no good.
        """
        replace_with_bytes(path, self.file(key, name))


def _sha(content: bytes) -> str:
    """Return the hash by which bytes are kept."""
    return hashlib.sha256(content).hexdigest()
