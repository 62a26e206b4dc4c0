"""Stores the edits of a sheet, each as one undo step, and says in a sentence what could not be stored.

A value that is wrong is told beside its field; a value changed by someone else meanwhile is shown there
and overwritten only on Ctrl+S; a full disk or a lock is a message, and the typing stays.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.changes import Changes, Entity, FieldChange, HistoryEntry, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import cell_of, field_label, half_year_of_field, values_of
from fujidesk.domain.oddities import Oddity
from fujidesk.domain.reports import StatusReport, phase_cell_value, phase_of_cell, report_value
from fujidesk.errors import EditConflictError, FujideskError, MachineError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.forms.field_editor import HOW_ON, FieldEditor
from fujidesk.ui.project.office_body import Scores
from fujidesk.ui.project.office_scores import OfficeScores
from fujidesk.ui.report import Reporter


def entity_of(key: str) -> Entity:
    """Return what a field of the sheet belongs to: "2022.status" to the report, all others to the project."""
    return Entity.REPORT if key.partition(".")[0].isdigit() else Entity.PROJECT


class SheetWriter(QObject):
    """Writes through the workspace's edits; `written` carries what was touched.

    Each method is one undo step or none. Faults do not leave: a `UserError` stands beside its field, all else
    goes to the reporter. A conflict (the stored value is not the one that the field was shown for) is a
    `UserError` as well, with the value that is stored now and the two ways on.
    """

    written = Signal(Changes)
    choice_refused = Signal()
    """A choice of the header could not be stored; it has to show the stored one again."""

    def __init__(self, workspace: Workspace, reporter: Reporter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = reporter

    def store_field(self, number: str, field: FieldEditor, before: JsonValue, after: JsonValue) -> None:
        """Store what was typed in a field; what is wrong with it is said beside the field."""
        key = field.record.key
        try:
            change = FieldChange(entity_of(key), number, key, self._held(number, key, before), after)
            changes = self._workspace.edits.apply(
                [change], f"{number} {field_label(key, self._workspace.profile)}"
            )
        except EditConflictError:
            self._refuse_conflict(number, field)
        except UserError as error:
            field.refuse(str(error), before)
        except MachineError as error:
            field.refuse("保存できませんでした。入力はこの欄に残っています。", before)
            self._reporter.show(error)
        else:
            field.mark_saved(after)
            self.written.emit(changes)

    def store_office(self, office: OfficeScores, before: StatusReport, scores: Scores, reason: str) -> None:
        """Store the office's scores with their reason; what is wrong with them is said beside them."""
        try:
            changes = self._workspace.reports.set_office(before, scores, reason)
        except EditConflictError:
            stored = self._report(before.number, before.fiscal_year)
            sentence = "保存していません。ほかの操作で評価が変わっています。"
            office.refuse(f"{sentence}{HOW_ON}", stored, hold=True)
        except UserError as error:
            office.refuse(str(error), before)
        except MachineError as error:
            office.refuse("保存できませんでした。入力はこの欄に残っています。", before)
            self._reporter.show(error)
        else:
            office.mark_saved(self._report(before.number, before.fiscal_year))
            self.written.emit(changes)

    def ask(self, oddity: Oddity) -> bool:
        """Put the question about an oddity into the 照会票 of its department."""
        done = self._do(partial(self._workspace.oddities.plan, [oddity]))
        if done:
            self._reporter.inform(f"照会票に追加しました：{oddity.number} {oddity.text}")
        return done

    def apply(self, changes: Sequence[FieldChange], label: str) -> bool:
        """Store changes that are not typed (painting, choosing); False when they were not stored."""
        return self._do(partial(self._workspace.edits.apply, changes, label))

    def choose(self, change: FieldChange) -> None:
        """Store a category or DX flag that was chosen."""
        if not self.apply([change], f"{change.key} {field_label(change.field, self._workspace.profile)}"):
            self.choice_refused.emit()

    def undo(self) -> bool:
        """Take the last step of the session back."""
        label = self._workspace.edits.undo_label
        done = self._do(self._workspace.edits.undo)
        if done:
            self._reporter.inform(f"元に戻しました：{label}")
        return done

    def revert(self, entry: HistoryEntry) -> None:
        """Take back one change of the history, where its value still stands."""
        change = entry.change.reversed()
        try:
            changes = self._workspace.edits.apply(
                [change],
                f"{change.key} {field_label(change.field, self._workspace.profile)}（履歴から）",
            )
        except EditConflictError:
            self._reporter.show(UserError(self._changed_since(change)))
        except FujideskError as error:
            self._reporter.show(error)
        else:
            self.written.emit(changes)

    def _changed_since(self, change: FieldChange) -> str:
        """Say why a change cannot be taken back alone: another one came after it."""
        now = ""
        if change.entity in (Entity.PROJECT, Entity.REPORT):
            stored = self._stored(change.key, change.field)
            now = f"、いまは「{describe_value(change.field, stored, self._workspace.profile)}」です"
        label = field_label(change.field, self._workspace.profile)
        return (
            f"「{label}」はこの後さらに変わり{now or 'ました'}。"
            "新しい変更から順に元に戻すか、欄を直接直してください。"
        )

    def _refuse_conflict(self, number: str, field: FieldEditor) -> None:
        """Show the value that is stored meanwhile; it is overwritten only knowingly."""
        key = field.record.key
        stored = self._stored(number, key)
        shown = describe_value(key, stored, self._workspace.profile)
        field.refuse(
            f"保存していません。ほかの操作でこの欄が「{shown}」に変わっています。{HOW_ON}",
            stored,
            hold=True,
        )

    def _stored(self, number: str, key: str) -> JsonValue:
        """Return what is stored of a field now."""
        if entity_of(key) is Entity.REPORT:
            year, _, name = key.partition(".")
            return report_value(self._report(number, int(year)), name)
        return values_of(self._workspace.registry.sheet(number).record).get(key)

    def _report(self, number: str, fiscal_year: int) -> StatusReport:
        """Return a report as it is stored now."""
        return self._workspace.reports.of_project(number).get(fiscal_year, StatusReport(number, fiscal_year))

    def _held(self, number: str, key: str, before: JsonValue) -> JsonValue:
        """Return the value that a field was shown for, as it is stored.

        A phase reached is shown without its departments, which a plan may name and which stay no reason for a
        conflict.
        """
        if not key.startswith("actual."):
            return before
        stored = self._stored(number, key)
        cell = cell_of(half_year_of_field(key), stored)
        return stored if phase_cell_value(phase_of_cell(cell)) == before else before

    def _do(self, step: Callable[[], Changes | None]) -> bool:
        """Take a step; False where it failed, which is told, or where there was none."""
        try:
            changes = step()
        except FujideskError as error:
            self._reporter.show(error)
            return False
        if changes is not None:
            self.written.emit(changes)
        return changes is not None
