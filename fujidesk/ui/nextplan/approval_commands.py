"""What closes a draft and leaves it: approval and its end, the table of old and new, removal."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.domain.next_plan.rules import Problem
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.nextplan.commands import NextPlanCommands, now
from fujidesk.ui.nextplan.dialogs import PlanDialog, Question
from fujidesk.ui.nextplan.words import draft_words
from fujidesk.ui.save_dialog import ask_target, file_stem

Answers = Mapping[str, str]
_TABLE = "新旧対照表を書き出す"


class ApprovalCommands(QObject):
    """Asks what a step needs and does it through the commands of the page.

    plan_requested(id, ""): the plan that a draft has become shall be opened.
    """

    plan_requested = Signal(int, str)

    def __init__(
        self, workspace: Workspace, context: ScreenContext, commands: NextPlanCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._draft: PlanDraft | None = None
        self._plan, self._approver = workspace.next_plan, workspace.profile.words.approver
        self._context, self._commands, self._window = context, commands, window

    def hold(self, draft: PlanDraft) -> None:
        """Take the draft that is shown now."""
        self._draft = draft

    def approve(self) -> None:
        """Ask for the meeting that approved it."""
        draft = self._draft
        if draft is None:
            return
        count = sum(item.is_in_plan for item in self._plan.projects(draft))
        text = (
            f"{draft_words(draft)}の案（{count:,} 事業）について、{self._approver}の承認を記録します。"
            "承認した案は、解除するまで変更できません。いまの案は版として残ります。"
        )
        question = Question("次期計画の案を承認", text, "承認を記録する", ("note",), {})
        PlanDialog(question, {}, partial(self._approve, draft), self._window).open()

    def reopen(self) -> None:
        """Ask why an approval is taken back."""
        if self._draft is None:
            return
        text = "承認を解除すると、案を直せるようになります。承認した案は版に残っています。"
        question = Question("承認を解除", text, "解除する", ("reason",), {})
        PlanDialog(question, {}, partial(self._reopen, self._draft), self._window).open()

    def adoption_refusal(self, draft: PlanDraft, problems: Sequence[Problem]) -> str:
        """Return why a draft does not become a plan today; "" where it may. problems: all of the draft."""
        if self._context.clock.is_set and not self._workspace.is_sample:
            return "練習の日付では計画にできません。練習は、サンプルデータの台帳でしてください。"
        try:
            self._plan.decisions.refuse_adoption(draft, self._context.clock.today(), problems)
        except UserError as error:
            return str(error)
        return ""

    def adopt(self) -> None:
        """Ask whether a draft shall become a plan, in numbers."""
        draft = self._draft
        if draft is None:
            return
        count = sum(item.is_in_plan for item in self._plan.projects(draft))
        text = (
            f"{draft_words(draft)}の案（{count:,} 事業）を計画にします。いまの計画は、すべての年度の記録と"
            f"ともに残り、画面のいちばん上の計画の箱から開けます。{_backup_words(self._workspace)}"
            "新しい計画を開くまでは、Ctrl+Z で元に戻せます。"
        )
        given = {"plan_name": draft.plan_name}
        question = Question("次期計画を計画にする", text, "計画にする", ("plan_name",), given)
        PlanDialog(question, {}, partial(self._adopt, draft), self._window).open()

    def open_plan(self) -> None:
        """Ask for the plan that the draft has become."""
        found = None if self._draft is None else self._workspace.plan_from(self._draft.fiscal_year)
        if found is not None:
            self.plan_requested.emit(found.id, "")

    def remove(self) -> None:
        """Ask whether a draft shall go, in numbers."""
        plan, draft = self._plan, self._draft
        if draft is None:
            return
        text = (
            f"{draft_words(draft)}の案を、事業 {len(plan.projects(draft)):,} 件・意見 "
            f"{len(plan.comments(draft)):,} 件・版 {len(plan.versions(draft)):,} 件とともに削除します。"
            "いまの計画は変わりません。Ctrl+Z で元に戻せます。"
        )
        question = Question("案を削除", text, "案を削除する", (), {})
        PlanDialog(question, {}, partial(self._remove, draft), self._window).open()

    def export_table(self) -> None:
        """Ask for a file and write the table of old and new beside the window."""
        draft = self._draft
        if draft is None:
            return
        name = f"{file_stem(draft.name)}_新旧対照表.xlsx"
        target = ask_target(self._window, _TABLE, name, ".xlsx", "Excel ブック (*.xlsx)")
        if target is not None:
            work = partial(self._write, draft, target)
            self._context.tasks.run("新旧対照表の書き出し", work, partial(self._on_written, target.name))

    def _approve(self, draft: PlanDraft, answers: Answers) -> None:
        """Note the approval beside the window: the backup before it takes its time."""
        self._plan.decisions.refuse_approval(draft)
        work = partial(self._plan.decisions.approve, draft, answers["note"], now())
        self._context.tasks.run("次期計画の案の承認", work, self._commands.edited.emit)

    def _reopen(self, draft: PlanDraft, answers: Answers) -> None:
        """Take the approval back, as `_approve`."""
        self._plan.decisions.refuse_reopening(draft, answers["reason"])
        work = partial(self._plan.decisions.reopen, draft, answers["reason"])
        self._context.tasks.run("承認の解除", work, self._commands.edited.emit)

    def _adopt(self, draft: PlanDraft, answers: Answers) -> None:
        """Let it become a plan beside the window, after a backup."""
        name = answers["plan_name"]
        self._plan.decisions.refuse_adoption_as(draft, self._context.clock.today(), name)
        work, done = partial(self._make_plan, draft, name), partial(self._on_adopted, draft.key)
        self._context.tasks.run("次期計画を計画にする", work, done)

    def _make_plan(self, draft: PlanDraft, name: str, progress: Progress) -> Changes:
        """Back up and make the plan; on the worker."""
        return self._plan.decisions.adopt(draft, self._context.clock.today(), now(), progress, name)

    def _on_adopted(self, key: str, changes: Changes) -> None:
        """Tell it by the name that is stored, and that there is another plan now; key: of the draft."""
        self._commands.edited.emit(changes)
        self._context.reporter.inform(f"「{self._plan.draft(key).name}」を計画にしました。")

    def _remove(self, draft: PlanDraft, _answers: Answers) -> None:
        """Remove the draft."""
        self._commands.edited.emit(self._plan.remove(draft))

    def _write(self, draft: PlanDraft, target: Path, _progress: Progress) -> None:
        """Write the table; on the worker."""
        self._plan.write_table(draft, target, self._context.clock.today())

    def _on_written(self, name: str, _nothing: None) -> None:
        """Say where it is."""
        self._context.reporter.inform(f"「{name}」に書き出しました。")


def _backup_words(workspace: Workspace) -> str:
    """Return what is backed up before a draft becomes a plan."""
    if not workspace.is_large:
        return "先にバックアップを取ります。"
    if workspace.is_shared:
        return "データベースが大きいため、バックアップはサーバーの管理者が取ります（ここでは取りません）。"
    return "データベースが大きいため、バックアップは今日のものを使います（なければ、先に取ります）。"
