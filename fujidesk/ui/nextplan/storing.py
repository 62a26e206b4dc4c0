"""Stores what is typed beside and in the tree, and answers the field from which it came."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from fujidesk.domain.changes import Changes, JsonValue
from fujidesk.domain.next_plan.records import DraftProject, PlanDraft
from fujidesk.domain.office_values import record_with
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.nextplan.commands import NextPlanCommands, now
from fujidesk.ui.nextplan.level_panel import level_key
from fujidesk.ui.nextplan.record_panel import RecordPanel
from fujidesk.ui.nextplan.side import Side
from fujidesk.ui.nextplan.tree_model import RowId


class Storing(QObject):
    """Knows the draft that is shown; each edit is one step that undo takes back."""

    def __init__(self, workspace: Workspace, commands: NextPlanCommands, side: Side, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._tree = workspace.next_plan, workspace.next_plan_tree
        self._commands, self._side = commands, side
        self._draft: PlanDraft | None = None
        self._projects: Mapping[str, DraftProject] = {}
        side.project.committed.connect(self.store_project)
        side.level.committed.connect(self.store_level)
        side.draft.committed.connect(self.store_draft)
        side.project.said.connect(self._on_project_said)
        side.draft.said.connect(self._on_draft_said)
        side.problems.carry_chosen.connect(self._on_carry)
        side.versions.take_chosen.connect(self._on_take)

    def hold(self, draft: PlanDraft, projects: Mapping[str, DraftProject]) -> None:
        """Take what is shown now."""
        self._draft, self._projects = draft, projects

    def store_project(self, key: str, field: str, value: JsonValue) -> None:
        """Store a field of a project."""
        before = self._projects.get(key)
        if before is not None:
            step = partial(self._plan.change_project, before, record_with(before, field, value))
            self._store(self._side.project, field, value, step)

    def store_level(self, key: str, field: str, value: JsonValue) -> None:
        """Store a field of a level; one that was moved meanwhile is known by its title."""
        draft = self._draft
        level = _level_of(draft, key) if draft is not None else None
        if draft is not None and level is not None:
            texts: dict[str, Any] = {field: str(value or "")}
            after = replace(level, **texts)
            self._store(self._side.level, field, value, partial(self._tree.change_level, draft, after))
        else:
            self._commands.show(UserError(f"「{key}」は変わったため、入力「{value}」を保存していません。"))

    def store_draft(self, _key: str, field: str, value: JsonValue) -> None:
        """Store a field of the draft as a whole."""
        if self._draft is not None:
            after = record_with(self._draft, field, value)
            self._store(self._side.draft, field, value, partial(self._plan.change_draft, self._draft, after))

    def rename(self, row: RowId, text: str) -> None:
        """Store a name typed in the tree."""
        draft = self._draft
        if draft is None or not text:
            return
        if row.is_level:
            level = next(item for item in draft.levels if item.code == row.key)
            self._commands.do(partial(self._tree.change_level, draft, replace(level, title=text)))
        else:
            before = self._projects[row.key]
            self._commands.do(partial(self._plan.change_project, before, replace(before, title=text)))

    def _store(self, panel: RecordPanel, field: str, value: JsonValue, step: Callable[[], Changes]) -> None:
        """Do a step and answer the field."""
        try:
            changes = step()
        except FujideskError as error:
            if field == "phases":
                self._commands.show(error)
            else:
                panel.refuse(field, error)
            return
        if field != "phases":
            panel.mark(field, value)
        self._commands.edited.emit(changes)

    def _on_project_said(self, key: str, text: str) -> None:
        """Keep a comment on a project."""
        if self._say(key, text):
            self._side.project.comments.clear()

    def _on_draft_said(self, text: str) -> None:
        """Keep a comment on the draft."""
        if self._say("", text):
            self._side.draft.comments.clear()

    def _say(self, subject: str, text: str) -> bool:
        """Keep a comment; tells whether it was kept."""
        draft = self._draft
        return draft is not None and self._commands.do(
            partial(self._plan.comment, draft, text, now(), subject)
        )

    def _on_carry(self, number: str) -> None:
        """Carry a project over that goes nowhere yet."""
        if self._draft is not None:
            self._commands.do(partial(self._tree.bring_back, self._draft, [number]))

    def _on_take(self, title: str) -> None:
        """Keep the draft as it is now."""
        if self._draft is not None:
            self._side.flush()
            self._commands.take_version(self._draft, title)


def _level_of(draft: PlanDraft, key: str) -> LevelRecord | None:
    """Return the level of a key of the panel: the same, or the only one of its title."""
    same = [level for level in draft.levels if level_key(level) == key]
    titled = [level for level in draft.levels if level.title == key.partition(" ")[2]]
    return same[0] if same else titled[0] if len(titled) == 1 else None
