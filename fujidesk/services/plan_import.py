"""Import of the plan document: read, compare with the register, apply what the user accepts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Changes, Difference, Disagreement
from fujidesk.domain.differences import Notes, compare_levels, compare_projects
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.errors import UserError
from fujidesk.models import journaling
from fujidesk.models.journaling import ImportFacts
from fujidesk.services.edits import Beside, EditService
from fujidesk.services.registry import RegistryService

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; a plan document has a quarter of a million."""
OURS = ("summary", "actual")
"""Fields that the document does not speak of: 要約 is our own, reached phases come from surveys."""


@dataclass(frozen=True)
class PlanComparison:
    """What a plan document says, compared with the register.

    sources: names of the files read. projects: how many projects they hold. missing: numbers of the
    register that they do not hold; these stay as they are. is_own: a document that the program wrote, where
    all places agree unless somebody edited one: it says nothing of what the printed plan left open.
    """

    sources: tuple[str, ...]
    projects: int
    differences: tuple[Difference, ...]
    disagreements: tuple[Disagreement, ...]
    missing: tuple[str, ...]
    is_own: bool = False


class PlanImportService:
    """Reads plan documents and brings them into the register."""

    def __init__(
        self,
        registry: RegistryService,
        edits: EditService,
        profile: PlanProfile,
        back_up: Callable[[Progress], None],
    ) -> None:
        self._registry = registry
        self._edits = edits
        self._profile = profile
        self._back_up = back_up

    def read(self, paths: Sequence[Path], progress: Progress | None = None) -> PlanComparison:
        """Read plan documents and compare them with the register; nothing is written.

        Raises:
            UserError: a file cannot be read or is not a plan document; says which and why.
            CancelledError: the user stopped it.
        """
        # late: the reader is needed for imports only
        from fujidesk.exchange.plan_document import is_packed, read_plan_documents

        tell = progress or NoProgress()
        sources = [(path.name, _bytes_of(path)) for path in paths]
        reading = read_plan_documents(sources, self._profile, tell)
        content = self._registry.content()
        existing = {record.number: record for record in content.projects}
        notes = _notes(reading.disagreements)
        differences = compare_projects(existing, reading.projects, skip_fields=OURS, notes=notes)
        differences += compare_levels({level.code: level for level in content.levels}, reading.levels)
        incoming = {record.number for record in reading.projects}
        return PlanComparison(
            tuple(path.name for path in paths),
            len(incoming),
            tuple(differences),
            tuple(reading.disagreements),
            tuple(sorted(existing.keys() - incoming, key=sort_key)) if incoming else (),
            any(is_packed(data) for _, data in sources),
        )

    def apply(
        self, comparison: PlanComparison, accepted: Sequence[Difference], progress: Progress | None = None
    ) -> Changes:
        """Back up, then write the accepted differences and keep the disagreements: one undo step.

        Those kept of the import before stay where the documents are no whole plan, or a Word document of the
        program's own in which nothing disagrees.

        Raises:
            UserError: a value is not allowed, or the database is read-only; nothing is written.
            EditConflictError: the register changed since the reading; nothing is written.
            MachineError: the backup or the writing failed; nothing is written.
        """
        self._back_up(progress or NoProgress())
        says = comparison.projects and (comparison.disagreements or not comparison.is_own)
        facts = ImportFacts(
            datetime.now().astimezone().isoformat(timespec="seconds"),
            comparison.disagreements if says else None,
        )
        label = f"計画書の取り込み（{'、'.join(comparison.sources)}）"
        return self._edits.apply_import([item.change for item in accepted], label, _keeping(facts))


def _keeping(facts: ImportFacts) -> Beside:
    """Return what keeps these facts with the step of an import, and gives back those before when undone."""

    def keep(session: Session) -> Beside:
        """Exchange what is kept of the last import."""
        before = journaling.import_facts(session)
        journaling.keep_import_facts(session, facts)
        return _keeping(before)

    return keep


def _bytes_of(path: Path) -> bytes:
    """Return what the file holds; a failure names it and says why."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024 // 1024
            raise UserError(f"「{path}」は {limit} MB を超えています。計画書のファイルか確かめてください。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"「{path}」が見つかりません。場所と名前を確かめてください。") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(f"「{path}」を読めません（{reason}）。場所と権限を確かめてください。") from error


def _notes(disagreements: Sequence[Disagreement]) -> Notes:
    """Return, for values that the document does not say clearly, why they are doubtful."""
    return {(item.number, item.field): item.reason for item in disagreements}
