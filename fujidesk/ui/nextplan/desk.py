"""The draft at work: actions on top, the tree at the left, what is chosen and what is open at the right."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from fujidesk.domain.next_plan import arranging
from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.next_plan.rules import Problem
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.nextplan.approval_commands import ApprovalCommands
from fujidesk.ui.nextplan.choice import Choice, action_words, refusals
from fujidesk.ui.nextplan.commands import NextPlanCommands
from fujidesk.ui.nextplan.side import CHOSEN, Side
from fujidesk.ui.nextplan.storing import Storing
from fujidesk.ui.nextplan.tool_row import ToolRow
from fujidesk.ui.nextplan.tree_model import RowId
from fujidesk.ui.nextplan.tree_view import DraftTree
from fujidesk.ui.nextplan.words import level_words, lock_reason
from fujidesk.ui.widgets.basics import Card
from fujidesk.ui.widgets.split_body import SplitBody

_SHARES = (3, 2)


class Desk(QWidget):
    """Shows one draft; all that it does goes through its commands."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, commands: NextPlanCommands, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace, self._context, self.commands = workspace, context, commands
        self._plan, self._tree_service = workspace.next_plan, workspace.next_plan_tree
        self.draft: PlanDraft | None = None
        self.projects: dict[str, DraftProject] = {}
        theme, self._levels = context.theme, level_words(workspace.profile)
        self.approval = ApprovalCommands(workspace, context, commands, self)
        self.tools = ToolRow(self._levels, theme, self)
        self._card = Card(self)
        self.tree = DraftTree(workspace.profile.words.department, theme, self._card)
        self.side = Side(workspace.profile, theme, self)
        self.storing = Storing(workspace, commands, self.side, self)
        self._lay_out()
        self._connect()

    def show_draft(self, draft: PlanDraft, drafts: list[PlanDraft]) -> None:
        """Show a draft as it is stored."""
        self.draft = draft
        own = self._plan.projects(draft)
        self.projects = {item.key: item for item in own}
        self.storing.hold(draft, self.projects)
        self.approval.hold(draft)
        read_only = self._workspace.read_only
        lock = lock_reason(draft, read_only=read_only)
        self.tools.show_draft(draft, drafts, lock, read_only=read_only)
        self.tree.show_draft(draft, own, locked=bool(lock))
        records = self._workspace.registry.records()
        problems = self._plan.problems(draft, own, records)
        used = {number for item in own for number in item.sources}
        undecided = {item.number for item in records} - used
        self.tools.allow_approval(len(problems), lock)
        self.tools.allow_adoption(
            draft, lock if read_only else self.approval.adoption_refusal(draft, problems)
        )
        self.side.show_count(len(problems))
        self.side.problems.show_problems(problems, undecided, lock)
        today = self._context.clock.today()
        self.side.versions.show_versions(self._plan.versions(draft), lock if read_only else "")
        self.show_changes()
        self.side.draft.show_draft(draft, own, lock)
        comments = self._plan.comments(draft)
        self.side.draft.show_comments(comments, today, read_only=read_only)
        known = self._workspace.registry.departments()
        self.side.project.offer_departments([item.name for item in known if item.valid_to is None])
        self._on_chosen()

    def show_changes(self) -> None:
        """Show what changed between the versions chosen."""
        pair = self.side.versions.pair()
        self.side.versions.show_changes(
            () if pair is None else self._plan.since(*pair, list(self.projects.values()))
        )

    def choice(self) -> Choice | None:
        """Return what is chosen; None before a draft is shown."""
        if self.draft is None:
            return None
        rows = self.tree.chosen_rows()
        projects = tuple(self.projects[row.key] for row in rows if row.is_project)
        level = next((row.key for row in rows if row.is_level), "") if not projects else ""
        return Choice(
            self.draft, projects, next((item for item in self.draft.levels if item.code == level), None)
        )

    def go_to(self, problem: Problem) -> None:
        """Choose what a problem is about: the project, or the level."""
        row = RowId("project", problem.key) if problem.key else RowId("level", problem.place)
        if self.tree.go_to(row):
            self.side.bar.setCurrentIndex(CHOSEN)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_sight(self._card)

    def act(self, action: str) -> None:
        """Do an action with what is chosen; one that does not fit says why."""
        choice = self.choice()
        if choice is None:
            return
        refusal = refusals(choice, self._lock())[action]
        if refusal:
            self._context.reporter.inform(refusal)
        else:
            self.commands.run(action, choice)

    def _lock(self) -> str:
        """Return why nothing may be changed."""
        return lock_reason(self.draft, read_only=self._workspace.read_only) if self.draft is not None else ""

    def _on_chosen(self) -> None:
        """Show what is chosen, and offer what can be done with it."""
        choice = self.choice()
        if choice is None:
            return
        lock = self._lock()
        self.tools.allow(refusals(choice, lock))
        side = self.side
        if len(choice.projects) == 1:
            (project,) = choice.projects
            titles = {item.number: item.title for item in self._workspace.registry.records()}
            side.project.show_project(choice.draft, project, titles, lock)
            today, read_only = self._context.clock.today(), self._workspace.read_only
            side.project.show_comments(self._plan.comments(choice.draft), today, read_only=read_only)
            side.show_chosen(0)
        elif choice.level is not None:
            side.level.show_level(choice.level, lock)
            side.show_chosen(1)
        else:
            count = len(choice.projects)
            side.hint.setText(
                f"{count} 事業を選んでいます。上の「統合…」「終了…」「移す…」がまとめて効きます。"
                if count else f"左の体系から事業か{self._levels}を選ぶと、ここで内容を直せます。"
            )  # fmt: skip
            side.show_chosen(2)

    def _on_step(self, way: int) -> None:
        """Move what is chosen a line up or down."""
        choice, lock = self.choice(), self._lock()
        if choice is None or lock:
            self._context.reporter.inform(lock)
            return
        if choice.projects and all(item.is_in_plan for item in choice.projects):
            place = arranging.project_step(choice.draft, tuple(self.projects.values()), choice.keys, way)
            if place is not None:
                self._on_placed(choice.keys, place)
        elif choice.level is not None:
            to = arranging.level_step(choice.draft.levels, choice.level.code, way)
            if to is not None:
                self._on_level_placed(choice.level.code, to)

    def _on_placed(self, keys: tuple[str, ...], place: Place) -> None:
        """Put projects elsewhere; ended ones are carried over again there."""
        draft = self.draft
        if draft is None:
            return
        self.side.flush()
        moved = [self.projects[key] for key in keys if key in self.projects]
        ended = [number for item in moved if item.fate is Fate.ENDED for number in item.sources]
        if ended:
            self.commands.do(partial(self._tree_service.bring_back, draft, ended, place))
        standing = [item.key for item in moved if item.is_in_plan]
        if standing:
            self.commands.do(partial(self._tree_service.place, draft, standing, place))
        self.tree.scrollTo(self.tree.currentIndex())

    def _on_ended(self, keys: tuple[str, ...]) -> None:
        """Ask why projects end that were dropped among the ended ones."""
        if self.draft is not None:
            chosen = tuple(self.projects[key] for key in keys if key in self.projects)
            refusal = refusals(Choice(self.draft, chosen), self._lock())["end"]
            if refusal:
                self._context.reporter.inform(refusal)
            else:
                self.commands.run("end", Choice(self.draft, chosen))

    def _on_level_placed(self, code: str, place: Place) -> None:
        """Put a level elsewhere, and stay on it under its new code."""
        if self.draft is None:
            return
        self.side.flush()
        made = arranging.moved_level(self.draft.levels, code, place)
        if self.commands.do(partial(self._tree_service.move_level, self.draft, code, place)):
            self.tree.go_to(RowId("level", made.codes.get(code, code)))

    def _on_menu(self, at: QPoint) -> None:
        """Show the actions that fit what is chosen."""
        choice = self.choice()
        if choice is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        why = refusals(choice, self._lock())
        menu.setToolTipsVisible(True)
        for key, word in action_words(self._levels).items():
            entry = menu.addAction(word)
            entry.setEnabled(not why[key])
            entry.setToolTip(why[key] or word)
            entry.triggered.connect(partial(self.act, key))
        menu.addSeparator()
        free = not self._lock()
        for word, call in (
            ("名前を変える\tF2", self.tree.rename), ("上へ\tAlt+↑", partial(self._on_step, -1)),
            ("下へ\tAlt+↓", partial(self._on_step, 1)),
        ):  # fmt: skip
            entry = menu.addAction(word)
            entry.setEnabled(free and bool(choice.projects or choice.level))
            entry.triggered.connect(call)
        menu.popup(at)

    def _on_remove(self) -> None:
        """End projects, or remove new ones and levels, with the Delete key."""
        choice = self.choice()
        if choice is not None:
            ends = choice.projects and any(item.fate is not Fate.NEW for item in choice.projects)
            self.act("end" if ends else "remove")

    def _on_opened(self) -> None:
        """Go on to the fields of what is chosen."""
        self.side.bar.setCurrentIndex(CHOSEN)
        self.side.focus_chosen()
        self._bring_into_sight(self.side)

    def _bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part where tree and side stand one over the other, as with large text."""
        self.area.verticalScrollBar().setValue(part.mapTo(self.body, QPoint(0, 0)).y())

    def _lay_out(self) -> None:
        """Put actions over tree and side."""
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.tree)
        self.body = SplitBody(self._context.theme, self._card, self.side, self)
        self.body.share(*_SHARES)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.tools)
        self.area = self.body.scrolled(self)
        self._box.addWidget(self.area, 1)
        self.setFocusProxy(self.tree)
        self._space()

    def _connect(self) -> None:
        """Wire tree and tools; drops are answered once the view is done with them."""
        tree, queued = self.tree, Qt.ConnectionType.QueuedConnection
        tree.chosen.connect(self._on_chosen)
        tree.step_wanted.connect(self._on_step)
        tree.remove_wanted.connect(self._on_remove)
        tree.menu_wanted.connect(self._on_menu)
        tree.opened.connect(self._on_opened)
        tree.rows.placed.connect(self._on_placed, queued)
        tree.rows.ended.connect(self._on_ended, queued)
        tree.rows.level_placed.connect(self._on_level_placed, queued)
        tree.rows.renamed.connect(self.storing.rename, queued)
        self.tools.acted.connect(self.act)
        self.tools.approve_chosen.connect(self.approval.approve)
        self.tools.adopt_chosen.connect(self.approval.adopt)
        self.tools.open_chosen.connect(self.approval.open_plan)
        self.tools.reopen_chosen.connect(self.approval.reopen)
        self.tools.export_chosen.connect(self.approval.export_table)
        self.side.problems.place_chosen.connect(self.go_to)
        self.side.versions.pair_changed.connect(self.show_changes)
        self.side.draft.remove_chosen.connect(self.approval.remove)
        self._context.theme.changed.connect(self._space)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._box.setSpacing(self._context.theme.gap(8))
