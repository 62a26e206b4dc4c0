"""Files kept with a hearing: read once, known by their hash, given out again; no path is followed later."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Attachment, Hearing
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.models import hearing_store
from fujidesk.models.engine import Database
from fujidesk.services.edits import Beside, EditService
from fujidesk.services.office_records import OfficeRecords, added, removed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LARGEST_BYTES = 20 * 1024 * 1024
"""A file of more would make the register too large to copy each day."""


class AttachmentService:
    """Takes files in and gives them out."""

    def __init__(self, database: Database, edits: EditService, office: OfficeRecords) -> None:
        self._database = database
        self._edits = edits
        self._office = office

    def add(self, hearing: str, path: Path) -> Changes:
        """Keep a file with a hearing; its bytes are read now and never again from where it lies.

        Raises:
            UserError: there is no such hearing or file, it is empty or a folder, or larger than
                `LARGEST_BYTES`.
            MachineError: it cannot be read, or the register cannot be written to.
        """
        self._office.get(Hearing, hearing)
        content = _read(path)
        sha256 = hashlib.sha256(content).hexdigest()
        at = self._edits.editor.now().isoformat(timespec="seconds")
        key = self._office.next_key(Attachment)
        kept = Attachment(key, hearing, path.name, sha256, len(content), at)
        label = f"ヒアリング {hearing} の添付「{path.name[:80]}」"
        return self._edits.apply([added(kept)], label, _BytesKept(sha256, content))

    def remove(self, attachment: Attachment) -> Changes:
        """Take a file out; undo brings it back."""
        label = f"ヒアリング {attachment.hearing} の添付「{attachment.name[:80]}」の削除"
        return self._edits.apply([removed(attachment)], label)

    def save(self, attachment: Attachment, path: Path) -> None:
        """Write a kept file out, whole or not at all.

        Raises:
            MachineError: its bytes are not there or not the ones that were kept, or the place is no good.
        """
        with self._database.reading() as session:
            content = hearing_store.content(session, attachment.sha256)
        if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
            raise MachineError(
                f"添付「{attachment.name}」の中身が壊れています。バックアップから取り出してください。"
            )
        replace_with_bytes(path, content)


@dataclass(frozen=True)
class _BytesKept:
    """Keeps the bytes in the step that makes the record; taken back, they stay, so that redo finds them."""

    sha256: str
    content: bytes

    def __call__(self, session: "Session") -> Beside:
        """Write them; what is left to do when the step is taken back is nothing."""
        hearing_store.keep_content(session, self.sha256, self.content)
        return _stay


def _stay(session: "Session") -> Beside:  # noqa: ARG001 - the name is that of `Beside`
    """Leave kept bytes where they are."""
    return _stay


def _read(path: Path) -> bytes:
    """Return the bytes of a file that may be kept."""
    if path.is_dir():
        raise UserError(f"「{path.name}」はフォルダーです。ファイルを選んでください。")
    if not path.is_file():
        raise UserError(f"「{path.name}」がありません。場所を確かめてください。")
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise MachineError(
            f"「{path.name}」を読めません（{error.strerror}）。ほかのプログラムで開いていれば閉じてください。"
        ) from error
    if not content:
        raise UserError(f"「{path.name}」は空のファイルです。中身のあるファイルを選んでください。")
    if len(content) > LARGEST_BYTES:
        size = LARGEST_BYTES // 1024 // 1024
        raise UserError(
            f"「{path.name}」は {size} MB より大きいため添付できません。"
            "分けるか小さくしてから添付してください。"
        )
    return content
