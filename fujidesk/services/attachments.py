"""Files kept with a hearing: read once, known by their hash, given out again; no path is followed later."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Attachment, Hearing
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.errors import FujideskError, MachineError, UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.models import hearing_store
from fujidesk.models.engine import Database
from fujidesk.services.edits import Beside, EditService
from fujidesk.services.office_records import OfficeRecords, added, removed
from fujidesk.services.text_values import tidy

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LARGEST_BYTES = 20 * 1024 * 1024
"""A file of more would make the register too large to copy each day."""


@dataclass(frozen=True)
class AddedFiles:
    """What became of files: what was touched (None: nothing), how many are kept, why the others are not."""

    changes: Changes | None
    kept: int
    refused: tuple[FujideskError, ...] = ()


class AttachmentService:
    """Takes files in and gives them out."""

    def __init__(self, database: Database, edits: EditService, office: OfficeRecords) -> None:
        self._database = database
        self._edits = edits
        self._office = office

    def add(self, hearing: str, path: Path) -> Changes:
        """Keep a file with a hearing; its bytes are read now and never again from where it lies.

        Raises:
            UserError: there is no such hearing or file, it is empty or a folder, larger than `LARGEST_BYTES`,
                or kept with the hearing already.
            MachineError: it cannot be read, or the register cannot be written to.
        """
        found = self.add_all(hearing, [path])
        if found.changes is None:
            raise found.refused[0]
        return found.changes

    def add_all(self, hearing: str, paths: Sequence[Path], progress: Progress | None = None) -> AddedFiles:
        """Keep all files that can be kept, in one step that undo takes back; the others are told.

        Raises:
            UserError: there is no such hearing.
            MachineError: the register cannot be written to; nothing is kept.
            CancelledError: the user stopped it; nothing is kept.
        """
        self._office.get(Hearing, hearing)
        tell = progress or NoProgress()
        seen = {(item.name, item.sha256) for item in self._office.all(Attachment, hearing=hearing)}
        contents: dict[str, bytes] = {}
        kept: list[Attachment] = []
        refused: list[FujideskError] = []
        for done, path in enumerate(paths):
            tell.step(done, len(paths), path.name)
            name = tidy(path.name)
            try:
                _refuse_nameless(name)
                content = _read(path)
                _refuse_known(name, content, seen)
            except FujideskError as error:
                refused.append(error)
                continue
            sha256 = hashlib.sha256(content).hexdigest()
            seen.add((name, sha256))
            contents[sha256] = content
            kept.append(self._record(hearing, name, sha256, len(content), place=len(kept)))
        return AddedFiles(self._store(hearing, kept, contents), len(kept), tuple(refused))

    def _record(self, hearing: str, name: str, sha256: str, size: int, *, place: int) -> Attachment:
        """Return the record of a file; place: how many stand before it in the same step."""
        at = self._edits.editor.now().isoformat(timespec="seconds")
        key = str(int(self._office.next_key(Attachment)) + place)
        return Attachment(key, hearing, name, sha256, size, at)

    def _store(self, hearing: str, kept: Sequence[Attachment], contents: dict[str, bytes]) -> Changes | None:
        """Store records and bytes in one step; None where there is nothing to store."""
        if not kept:
            return None
        more = f"ほか {len(kept) - 1} 件" if len(kept) > 1 else ""
        label = f"ヒアリング {hearing} の添付「{kept[0].name[:80]}」{more}"
        return self._edits.apply([added(item) for item in kept], label, _BytesKept(contents))

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
    """Keeps bytes by their hash in the step that makes the records; taken back, they stay for redo."""

    contents: dict[str, bytes]

    def __call__(self, session: "Session") -> Beside:
        """Write them; what is left to do when the step is taken back is nothing."""
        for sha256, content in self.contents.items():
            hearing_store.keep_content(session, sha256, content)
        return _stay


def _stay(session: "Session") -> Beside:  # noqa: ARG001 - the name is that of `Beside`
    """Leave kept bytes where they are."""
    return _stay


def _refuse_nameless(name: str) -> None:
    """Refuse a file of which no name would be seen: other systems allow names of control characters."""
    if not name.strip():
        raise UserError("名前が空白などの見えない文字だけのファイルは添付できません。名前を変えてください。")


def _refuse_known(name: str, content: bytes, seen: Collection[tuple[str, str]]) -> None:
    """Refuse a file that is kept with the hearing already: the same name and the same bytes."""
    if (name, hashlib.sha256(content).hexdigest()) in seen:
        raise UserError(f"「{name}」は同じものがもう添付されています。添付し直す必要はありません。")


def _read(path: Path) -> bytes:
    """Return the bytes of a file that may be kept."""
    try:
        content = _first_bytes(path)
    except OSError as error:
        raise MachineError(
            f"「{path.name[:80]}」を読めません（{error.strerror}）。"
            "ほかのプログラムで開いていれば閉じ、手もとにコピーしてから添付してください。"
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


def _first_bytes(path: Path) -> bytes:
    """Return at most one byte more than may be kept; a place that does not answer raises OSError."""
    if path.is_dir():
        raise UserError(
            f"「{path.name}」はフォルダーです。中のファイルを選ぶか、1 つの zip にして添付してください。"
        )
    if not path.is_file():
        raise UserError(
            f"「{path.name}」がありません。移したか名前を変えたかもしれません。場所を確かめてください。"
        )
    with path.open("rb") as stream:
        return stream.read(LARGEST_BYTES + 1)
