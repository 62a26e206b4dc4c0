"""The register out as workbook, JSON or CSV, and an edited workbook back in.

Going out, everything is read in one session and written beside the target first. Coming back, comparing
writes nothing; what the user accepts becomes one step of `services.edits`, after a backup.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.changes import Changes, Difference
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import ProjectRecord
from fujidesk.exchange import register_text
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.register_compare import MOVED_ON, differences_of
from fujidesk.exchange.register_read import Fault, read_register
from fujidesk.exchange.register_write import RegisterWriter
from fujidesk.services.edits import EditService
from fujidesk.services.registry import RegistryService

IMPORT_LABEL = "台帳Excelの取り込み"
MOVED_ON_NOTE = MOVED_ON
"""In the note of a difference whose value was changed in the register too since the workbook was written."""


@dataclass(frozen=True)
class RegisterComparison:
    """What an edited workbook would change, and what is wrong in it.

    unchanged: how many projects of the workbook say the same as the register. written_at: when the
    workbook was written (ISO, local time), "" where it does not tell.
    """

    differences: tuple[Difference, ...]
    faults: tuple[Fault, ...]
    unchanged: int
    written_at: str = ""


class RegisterExchange:
    """Writes the register into files and reads an edited workbook back.

    before_import: makes the backup that precedes every import. sample: the answers in the database are made,
    and every file says so.
    """

    def __init__(
        self,
        registry: RegistryService,
        edits: EditService,
        profile: PlanProfile,
        before_import: Callable[[Progress], None] | None = None,
        *,
        sample: bool = False,
    ) -> None:
        self._registry = registry
        self._edits = edits
        self._profile = profile
        self._before_import = before_import
        self._sample = sample

    def write_workbook(
        self,
        path: Path,
        numbers: Collection[str] | None = None,
        progress: Progress | None = None,
        *,
        records: Sequence[ProjectRecord] | None = None,
    ) -> int:
        """Write the register, or the projects of some numbers, as a workbook; returns how many there are.

        records: what is written in place of the present register, such as that of an earlier day.

        Raises:
            UserError: a text does not fit a cell.
            MachineError: the file cannot be written.
            CancelledError: the user stopped the work; nothing was written.
        """
        if records is None:
            records = self._registry.records(numbers)
        now = dt.datetime.now().astimezone()
        writer = RegisterWriter(self._profile, self._registry.levels(), now, sample=self._sample)
        writer.write(path, records, progress)
        return len(records)

    def compare_workbook(self, path: Path, progress: Progress | None = None) -> RegisterComparison:
        """Read an edited workbook and tell what it would change; nothing is written.

        Raises:
            UserError: not a workbook of this register, or damaged.
            MachineError: the file cannot be read.
            CancelledError: the user stopped the work.
        """
        records = self._registry.records()
        numbers = [record.number for record in records]
        deep = len(self._profile.level_names) > 1
        places = [level.code for level in self._registry.levels() if bool(level.parent) == deep]
        read = read_register(path, self._profile, numbers, progress or NoProgress(), places=places)
        known = {name for record in records for name in record.departments}
        known |= {department.name for department in self._registry.departments()}
        differences, faults = differences_of(read, records, known)
        changed = {item.change.key for item in differences}
        return RegisterComparison(
            tuple(differences),
            (*read.faults, *faults),
            len(read.values.keys() - changed),
            read.written_at,
        )

    def apply(self, accepted: Sequence[Difference], progress: Progress | None = None) -> Changes:
        """Take the accepted differences into the register, as one step that can be undone.

        Raises:
            UserError: a value is not allowed, or the register has changed since it was compared.
            MachineError: the database cannot be written.
        """
        if not accepted:
            return Changes(label=IMPORT_LABEL)
        if self._before_import is not None:
            self._before_import(progress or NoProgress())
        return self._edits.apply_import([item.change for item in accepted], IMPORT_LABEL)

    def json_text(
        self, numbers: Collection[str] | None = None, *, records: Sequence[ProjectRecord] | None = None
    ) -> str:
        """Return projects as JSON, a list in the plan's order; records: as `write_workbook`."""
        if records is None:
            records = self._registry.records(numbers)
        return register_text.json_text(records, self._profile, sample=self._sample)

    def csv_text(
        self, numbers: Collection[str] | None = None, *, records: Sequence[ProjectRecord] | None = None
    ) -> str:
        """Return projects as CSV, one row a project; records: as `write_workbook`."""
        if records is None:
            records = self._registry.records(numbers)
        return register_text.csv_text(records, self._profile, sample=self._sample)

    def write_json(
        self,
        path: Path,
        numbers: Collection[str] | None = None,
        *,
        records: Sequence[ProjectRecord] | None = None,
    ) -> int:
        """Write projects as a JSON file (UTF-8); returns how many characters it has.

        Raises:
            MachineError: the file cannot be written.
        """
        return _write_text(path, self.json_text(numbers, records=records), "utf-8")

    def write_csv(
        self,
        path: Path,
        numbers: Collection[str] | None = None,
        *,
        records: Sequence[ProjectRecord] | None = None,
    ) -> int:
        """Write projects as a CSV file (UTF-8 with BOM, for Excel); returns how many characters it has.

        Raises:
            MachineError: the file cannot be written.
        """
        return _write_text(path, self.csv_text(numbers, records=records), "utf-8-sig")


def _write_text(path: Path, text: str, encoding: str) -> int:
    """Write a text file, whole or not at all; returns how many characters it has."""
    replace_with_bytes(path, text.encode(encoding))
    return len(text)
