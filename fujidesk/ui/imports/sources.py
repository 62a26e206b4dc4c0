"""The two kinds of imports behind one dialog: the plan document and the register workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fujidesk.domain.changes import Changes, Difference, Disagreement, Entity
from fujidesk.domain.differences import takes_away
from fujidesk.domain.progress import Progress
from fujidesk.services.import_report import ImportReport, plan_report, register_report
from fujidesk.services.register_exchange import MOVED_ON_NOTE, RegisterComparison
from fujidesk.services.workspace import Workspace

if TYPE_CHECKING:
    from fujidesk.services.plan_import import PlanComparison


@dataclass(frozen=True)
class ImportFindings:
    """What a file says, ready to be shown.

    titles: project number or level code → name. faults: (sheet, cell, sentence). missing: how many
    projects of the register the file does not hold. advice: a sentence above the table, "" for none.
    """

    sources: tuple[str, ...]
    differences: tuple[Difference, ...]
    unchanged: int
    titles: Mapping[str, str]
    disagreements: tuple[Disagreement, ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()
    missing: int = 0
    advice: str = ""
    report: ImportReport = field(default_factory=lambda: ImportReport(()))

    @property
    def new_count(self) -> int:
        """How many projects the register does not have yet."""
        return sum(1 for item in self.differences if item.change.field == "*")

    @property
    def changed_count(self) -> int:
        """How many projects of the register the file says otherwise."""
        changes = [item.change for item in self.differences if item.change.field != "*"]
        return len({change.key for change in changes if change.entity is Entity.PROJECT})

    @property
    def changed_levels(self) -> int:
        """How many policies and measures the file describes otherwise (003)."""
        changes = [item.change for item in self.differences]
        return len({change.key for change in changes if change.entity is Entity.LEVEL})


class ImportSource(Protocol):
    """Reads one kind of file and writes what was accepted; both are called beside the window's thread."""

    title: str
    reading: str

    def read(self, progress: Progress) -> ImportFindings:
        """Read and compare; nothing is written."""

    def apply(self, accepted: Sequence[Difference], progress: Progress) -> Changes:
        """Write what was accepted, as one step."""

    def accepted_at_first(self, item: Difference) -> bool:
        """Tell whether a difference is ticked when it is first shown."""

    def keeps_findings(self) -> bool:
        """Tell whether applying is of use even with nothing accepted."""


class PlanSource:
    """Files of the plan document."""

    title = "計画書の取り込み"
    reading = "計画書を読んでいます"

    def __init__(self, workspace: Workspace, paths: Sequence[Path]) -> None:
        self._workspace = workspace
        self._paths = tuple(paths)
        self._comparison: PlanComparison | None = None

    def read(self, progress: Progress) -> ImportFindings:
        """Read the documents and compare them with the register.

        Raises:
            UserError: a file is not a plan document or cannot be read.
            CancelledError: the user stopped it.
        """
        comparison = self._workspace.plan_import.read(self._paths, progress)
        self._comparison = comparison
        changes = [item.change for item in comparison.differences]
        projects = {change.key for change in changes if change.entity is Entity.PROJECT}
        return ImportFindings(
            comparison.sources, comparison.differences, max(comparison.projects - len(projects), 0),
            _titles(self._workspace), comparison.disagreements, missing=len(comparison.missing),
            report=plan_report(comparison, sample=self._workspace.is_sample),
        )  # fmt: skip

    def apply(self, accepted: Sequence[Difference], progress: Progress) -> Changes:
        """Write the accepted values and keep the disagreements.

        Raises:
            UserError: a value is not allowed, or the register has changed since.
            MachineError: the backup or the writing failed.
        """
        if self._comparison is None:
            return Changes()
        return self._workspace.plan_import.apply(self._comparison, accepted, progress)

    def accepted_at_first(self, item: Difference) -> bool:
        """Tick all but what would take something away that the register has."""
        return not takes_away(item)

    def keeps_findings(self) -> bool:
        """The disagreements of the document are kept even when no value is taken."""
        return self._comparison is not None and bool(self._comparison.disagreements)


class RegisterSource:
    """An edited register workbook."""

    title = "台帳Excelの取り込み"
    reading = "台帳のブックを読んでいます"

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self._workspace = workspace
        self._path = path

    def read(self, progress: Progress) -> ImportFindings:
        """Read the workbook and compare it with the register.

        Raises:
            UserError: the file is not a workbook of this register.
            MachineError: the file cannot be read.
            CancelledError: the user stopped it.
        """
        comparison: RegisterComparison = self._workspace.register_exchange.compare_workbook(
            self._path, progress
        )
        faults = tuple((item.sheet, item.cell, item.message) for item in comparison.faults)
        return ImportFindings(
            (self._path.name,), comparison.differences, comparison.unchanged, _titles(self._workspace),
            faults=faults, advice=_advice(len(faults)),
            report=register_report(comparison, self._path.name, sample=self._workspace.is_sample),
        )  # fmt: skip

    def apply(self, accepted: Sequence[Difference], progress: Progress) -> Changes:
        """Write the accepted values.

        Raises:
            UserError: a value is not allowed, or the register has changed since.
            MachineError: the backup or the writing failed.
        """
        return self._workspace.register_exchange.apply(accepted, progress)

    def accepted_at_first(self, item: Difference) -> bool:
        """Tick all but what was changed in the register too after the workbook was written."""
        return MOVED_ON_NOTE not in item.note

    def keeps_findings(self) -> bool:
        """Without accepted values there is nothing to write."""
        return False


def _advice(faults: int) -> str:
    """Say what faults in a workbook mean and what to do; "" when there are none."""
    if not faults:
        return ""
    return (
        f"ブックに直すところが {faults:,} か所あります。そのセルは取り込みません。"
        "「直すところ」を見てブックを直し、もう一度取り込んでください。"
    )


def _titles(workspace: Workspace) -> dict[str, str]:
    """Return the names of levels and projects by code and number."""
    titles = {level.code: level.title for level in workspace.registry.levels()}
    return titles | {row.number: row.title for row in workspace.registry.rows()}


Done = Callable[[Changes], object]
"""Told what an import has written."""
