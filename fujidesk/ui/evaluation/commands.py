"""What the office does in 評価: ask departments, settle scores, approve and unlock, write the table.

Each step is one that Ctrl+Z takes back; what it will change is said in numbers before, what it did after.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, OddityLine, Weight
from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError
from fujidesk.services.survey_issue import IssueResult
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.approval_commands import ApprovalCommands
from fujidesk.ui.evaluation.oddity_page import unasked
from fujidesk.ui.evaluation.office_panel import OfficeScores
from fujidesk.ui.evaluation.question_dialog import QuestionDialog
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.widgets.message_dialog import MessageDialog

_UNDO = "Ctrl+Z で元に戻せます。"
_OPEN = (InquiryState.PLANNED, InquiryState.ASKED)


class EvaluationCommands(QObject):
    """Does the steps over a window; `edited` carries what they touched."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window
        self._year = 0
        self.approval = ApprovalCommands(workspace, context, window)
        self.approval.edited.connect(self.edited)

    def set_fiscal_year(self, year: int) -> None:
        """Work on another year."""
        self._year = year

    def plan(self, oddities: Sequence[Oddity]) -> None:
        """Put oddities on the departments' question sheets."""
        step = partial(self._workspace.oddities.plan, list(oddities))
        self._do(step, f"気づき {len(oddities):,} 件を照会票に追加しました。{_UNDO}")

    def ask(self, projects: Mapping[str, str], number: str) -> None:
        """Ask for a question of the office's own; projects: names by number; number: proposed, "" none."""
        dialog = QuestionDialog(projects, self._window, number=number)
        dialog.asked.connect(partial(self._ask, self._year))
        dialog.open()

    def _ask(self, fiscal_year: int, number: str, question: str) -> None:
        """Put the question on the sheet of the project's department."""
        step = partial(self._workspace.oddities.ask, fiscal_year, number, question)
        self._do(step, f"{number} への質問を照会票に追加しました。{_UNDO}")

    def reword(self, projects: Mapping[str, str], inquiry: Inquiry) -> None:
        """Ask for another wording of a question; projects: names by number."""
        dialog = QuestionDialog(projects, self._window, inquiry=inquiry)
        dialog.asked.connect(partial(self._reword, inquiry))
        dialog.open()

    def _reword(self, inquiry: Inquiry, number: str, question: str) -> None:
        """Store the wording; the same one again is no step to be taken back."""
        if question != inquiry.question:
            step = partial(self._workspace.oddities.reword, inquiry, question)
            self._do(step, f"{number} の質問を直しました。{_UNDO}")

    def withdraw(self, inquiries: Sequence[Inquiry]) -> None:
        """Take questions off the sheets that were not sent yet."""
        step = partial(self._workspace.oddities.withdraw, list(inquiries))
        self._do(step, f"照会 {len(inquiries):,} 件を取り消しました。{_UNDO}")

    def settle(self, inquiries: Sequence[Inquiry]) -> None:
        """Close questions."""
        step = partial(self._workspace.oddities.settle, list(inquiries))
        self._do(step, f"照会 {len(inquiries):,} 件を解決にしました。{_UNDO}")

    def save_scores(self, said: OfficeScores) -> None:
        """Store the office's scores of a project."""
        step = partial(self._workspace.reports.set_office, said.item.report, said.scores, said.reason)
        office = self._workspace.profile.words.office
        self._do(step, f"{said.number} の{office}の評価を保存しました。{_UNDO}")

    def issue(self, lines: Sequence[OddityLine]) -> None:
        """Say what would be asked, then ask where the 照会票 go."""
        questions, departments, new = issue_counts(lines)
        if not questions:
            self._context.reporter.inform("照会票に載せる質問がありません。")
            return
        added = f"（うち {len(new):,} 件をいま照会票に追加）" if new else ""
        text = (
            f"質問 {questions:,} 件{added}を、{departments:,} 課あての照会票（Excel）にします。"
            "書き出した質問は「照会中」になります。同じ名前のファイルは新しいものに置き換わります。"
        )
        dialog = MessageDialog("照会票を作る", text, kind="question", parent=self._window)
        dialog.offer("保存先のフォルダーを選ぶ…", "やめる")
        dialog.accepted.connect(partial(self._choose_folder, new))
        dialog.open()

    def _choose_folder(self, new: Sequence[Oddity]) -> None:
        """Ask for the folder, then write beside the window."""
        folder = QFileDialog.getExistingDirectory(self._window, "照会票の保存先")
        if not folder:
            return
        work = partial(self._issue, self._year, Path(folder), new)
        self._context.tasks.run("照会票の書き出し", work, self._on_issued, self._on_issue_failed)

    def _issue(self, year: int, folder: Path, new: Sequence[Oddity], progress: Progress) -> IssueResult:
        """Plan what is new and write the sheets; in the worker's thread."""
        service = self._workspace.oddities
        if new:
            service.plan(new)
        return service.issue(year, folder, progress=progress, today=self._context.clock.today())

    def _on_issued(self, result: IssueResult) -> None:
        """Tell the screens, and where the files are."""
        self.edited.emit(result.changes.joined(Changes(years=frozenset({self._year}))))
        folder = result.paths[0].parent if result.paths else ""
        self._context.reporter.inform(f"照会票 {len(result.paths):,} 課分を書き出しました：{folder}")

    def _on_issue_failed(self, error: Exception) -> None:
        """Tell what went wrong; what was put on the sheets before that stays and is shown."""
        self.edited.emit(Changes(years=frozenset({self._year})))
        self._context.reporter.show(error)

    def write_table(self, fiscal_year: int, *, whole: bool = False) -> None:
        """Ask for a file and write the evaluation as a workbook, beside the window.

        whole: that of the whole plan, by the results up to the year.
        """
        name = f"{'計画全体の評価' if whole else '評価'}_{short_year(fiscal_year)}.xlsx"
        target = ask_target(self._window, "表を書き出す", name, ".xlsx", "Excelブック (*.xlsx)")
        if target is not None:
            work = partial(self._write_whole if whole else self._write_table, fiscal_year, target)
            self._context.tasks.run(f"表の書き出し（{target.name}）", work, self._on_table)

    def _write_table(self, fiscal_year: int, path: Path, progress: Progress) -> Path:
        """Write the workbook; in the worker's thread."""
        self._workspace.evaluation.write_workbook(fiscal_year, path, progress)
        return path

    def _write_whole(self, fiscal_year: int, path: Path, progress: Progress) -> Path:
        """Write the workbook of the whole plan; in the worker's thread."""
        self._workspace.whole_plan.write_workbook(path, fiscal_year, progress)
        return path

    def _on_table(self, path: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"表を書き出しました：{path}")

    def _on_done(self, said: str, changes: Changes) -> None:
        """Tell the screens and say what was done."""
        self.edited.emit(changes)
        self._context.reporter.inform(said)

    def _do(self, step: Callable[[], Changes], said: str) -> None:
        """Do one step; what is refused is told, and shown as it is stored."""
        try:
            changes = step()
        except FujideskError as error:
            self._context.reporter.show(error)
            self.edited.emit(Changes(years=frozenset({self._year})))
            return
        self._on_done(said, changes)


def issue_counts(lines: Sequence[OddityLine]) -> tuple[int, int, list[Oddity]]:
    """Return how many questions 照会票 would hold, for how many departments, and what is new on them.

    What was chosen for them goes out; where nothing was, all that is worth a question (要修正, 要照会).
    """
    open_lines = [line for line in lines if line.inquiry is not None and line.inquiry.state in _OPEN]
    new: list[Oddity] = []
    if not any(line.inquiry is not None and line.inquiry.state is InquiryState.PLANNED for line in lines):
        new = [oddity for oddity in unasked(lines) if oddity.weight is not Weight.HINT]
    departments = {line.department for line in open_lines} | {oddity.department for oddity in new}
    return len(open_lines) + len(new), len(departments - {""}), new


def issue_word(lines: Sequence[OddityLine]) -> str:
    """Return the word of the button that makes 照会票, 「」 where there is nothing to ask."""
    questions, departments, _ = issue_counts(lines)
    return f"照会票を作る（{departments:,} 課）" if questions else ""
