"""What was laid before a meeting, frozen with its files; any two states compared.

A snapshot is written once and never changed or removed: it is no edit, so undo does not touch it.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.plan_state import PlanState, state_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.state_comparison import StateChange, compare_states
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.models import journaling, snapshots
from fujidesk.models.engine import Database
from fujidesk.models.journaling import Source, Stamp
from fujidesk.models.snapshots import SnapshotFile, StoredSnapshot
from fujidesk.services.edits import EditService
from fujidesk.services.pack_files import made_files
from fujidesk.services.packs import PackService, settled_pack
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

    def freeze(
        self, meeting: str, fiscal_year: int, formats: Collection[str], note: str = "", *, today: dt.date,
        progress: Progress | None = None,
    ) -> StoredSnapshot:  # fmt: skip
        """Freeze the data as they are now, with the papers made from these very data.

        What somebody writes while the files are made is in neither.

        Args:
            meeting: key of the profile's meeting.
            fiscal_year: that the papers are named by.
            formats: of `pack_files.FORMATS`; none keeps the data alone.
            note: why, "" for none.
            today: the day of the papers.
            progress: told in hundredths.

        Raises:
            UserError: as `settled_pack`, or there is nothing to write in the formats.
            MachineError: the register cannot be written to.
            CancelledError: by `progress`; nothing is kept.
        """
        pack, state = settled_pack(self._packs, meeting, fiscal_year, today)
        files = made_files(pack, formats, progress=progress) if formats else {}
        return self.take(self._packs.edition(meeting, fiscal_year), files, note, state)

    def take(
        self, edition: PackEdition, files: Mapping[str, bytes], note: str = "", state: PlanState | None = None
    ) -> StoredSnapshot:
        """Freeze data with the files that were made from them.

        Args:
            edition: whose meeting it goes before.
            files: name → bytes.
            note: why, "" for none.
            state: that the files were made from; None: the data as they are now.

        Raises:
            MachineError: the register cannot be written to.
        """
        data = state_text(self._packs.state() if state is None else state).encode()
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
            change = FieldChange(Entity.REGISTER, taken.key, "snapshot", None, f"SHA-256 {taken.digest}")
            label = f"会議の控えを残す（{taken.title}）"
            stamp = Stamp(taken.taken_at, editor.who, editor.pc, label, editor.step(), Source.EDIT)
            journaling.add_history(session, stamp, [change])
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
