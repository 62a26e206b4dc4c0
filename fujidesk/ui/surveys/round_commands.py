"""Files of a round, out and back: workbooks issued, returns read, a folder watched, kept bytes given out.

Whatever loops over files runs beside the window. Nothing that comes in is taken by itself: a dropped, chosen
or watched file opens the preview, and the office chooses there.
"""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.progress import Progress
from fujidesk.domain.replies import KeptFile
from fujidesk.domain.surveys import STATE_NAMES, EntryState, SurveyStatus
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.surveys.folder_watch import SUFFIXES, FolderWatch

if TYPE_CHECKING:
    from fujidesk.services.survey_collect import CollectPreview
    from fujidesk.services.survey_issue import IssueResult
    from fujidesk.ui.surveys.issue_dialog import Issuing

RETURN_FILES = f"回答のブック ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;すべてのファイル (*)"
_SETTINGS, _WATCHED = "surveys", "watched"
"""Group and key under which the watched folder is remembered; "" for none."""
# Departments ticked at first when workbooks are made: those whose answer is not there.
_ASK = (EntryState.UNSENT, EntryState.SENT, EntryState.SENT_BACK)
_HINT = "ファイルを部署へ送ってください。送付日を記録したので、提出期限を過ぎた部署が分かります。"
_INQUIRY_HINT = "ファイルを部署へ送ってください。回答が戻ったら、調査票と同じように読み込めます。"


class RoundCommands(QObject):
    """Starts long work over a window.

    edited(Changes): what was written. arrived(paths): new files in the watched folder. watch_changed(): a
    folder is watched now, or none any more.
    """

    edited = Signal(Changes)
    arrived = Signal(list)
    watch_changed = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window
        self._year = 0
        self._watch = FolderWatch(context.tasks, self._kept_hashes, self)
        self._watch.arrived.connect(self.arrived)
        self._watch.lost.connect(self._on_lost)

    def set_fiscal_year(self, year: int) -> None:
        """Work on another year's round."""
        self._year = year

    # Out

    def issue(self, status: SurveyStatus) -> None:
        """Ask for folder and departments, and make their workbooks.

        Deadline and contact are printed on the cover, so what is missing of them is told before, not after
        sixty files.
        """
        from fujidesk.ui.surveys.issue_dialog import Issuing, Recipient  # late: once a year

        recipients = [
            Recipient(
                line.entry.department,
                f"{len(line.numbers)} 事業・{STATE_NAMES[line.entry.state]}",
                line.entry.state in _ASK,
            )
            for line in status.departments
        ]
        missing = [
            word
            for word, text in (("提出期限", status.round.deadline), ("連絡先", status.round.contact))
            if not text
        ]
        warning = ""
        if missing:
            warning = (
                f"{'と'.join(missing)}が入っていません。調査票の表紙に印刷されるので、先に入れてください。"
            )
        self._ask_issue(Issuing("調査票", recipients, self._issue, warning, _HINT))

    def inquire(self) -> None:
        """Ask for folder and departments, and make the question sheets of what is planned to be asked.

        Questions that were sent already are offered again: a department may have lost its sheet.
        """
        from fujidesk.ui.surveys.issue_dialog import Issuing, Recipient  # late: a few times a year

        try:
            planned = {
                item.number: item
                for item in self._workspace.oddities.inquiries(self._year)
                if item.state in (InquiryState.PLANNED, InquiryState.ASKED)
            }
            asked = self._workspace.surveys.assignments(self._year)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        counts: dict[str, int] = {}
        for number in planned:
            lead = asked[number].lead if number in asked else ""
            counts[lead] = counts.get(lead, 0) + 1
        if not counts:
            choose = "「評価」の「気づきと照会」で選び、「照会票に追加」を押してください。"
            sentence = f"照会する質問がありません。{choose}"
            self._context.reporter.show(UserError(sentence))
            return
        recipients = [Recipient(name, f"{count} 事業に質問") for name, count in counts.items()]
        self._ask_issue(Issuing("照会票", recipients, self._issue_inquiries, "", _INQUIRY_HINT))

    def _ask_issue(self, issuing: "Issuing") -> None:
        """Open the dialog that asks and writes."""
        from fujidesk.ui.surveys.issue_dialog import IssueDialog  # late: a few times a year

        dialog = IssueDialog(issuing, self._context, self._window)
        dialog.issued.connect(self.edited)
        dialog.open()

    def _issue(self, folder: Path, departments: Sequence[str], progress: Progress) -> "IssueResult":
        """Write the workbooks; beside the window."""
        issue = self._workspace.survey_issue.issue
        return issue(self._year, folder, departments, progress, self._context.clock.today())

    def _issue_inquiries(self, folder: Path, departments: Sequence[str], progress: Progress) -> "IssueResult":
        """Write the question sheets; beside the window."""
        issue = self._workspace.oddities.issue
        return issue(self._year, folder, departments, progress, self._context.clock.today())

    # Back

    def ask_files(self) -> None:
        """Ask for returned files and show what they say."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "回収したファイルを読む", "", RETURN_FILES)
        self.take_files([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Ask for a folder of returned files and show what they say."""
        name = QFileDialog.getExistingDirectory(self._window, "回収したフォルダーを読む")
        if name:
            self.take_files([Path(name)])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show what files and folders say; nothing is taken before the office has chosen.

        Who can only read the register is told at once, not after choosing from a preview.
        """
        if not paths:
            return
        if self._workspace.read_only:
            sentence = (
                "読み取り専用で開いているため、回答を取り込めません。ほかの人が閉じてから開き直してください。"
            )
            self._context.reporter.show(UserError(sentence))
            return
        read = self._workspace.survey_collect.read
        self._open_preview(partial(read, tuple(paths), self._year))
        self._watch.forget(paths)

    def read_again(self, file: KeptFile) -> None:
        """Show once more what a kept return says, and the answers of it that were held back."""
        self._open_preview(partial(self._read_kept, file, self._year))

    def _read_kept(self, file: KeptFile, year: int, progress: Progress) -> "CollectPreview":
        """Read the bytes of a kept return; beside the window.

        By way of a file of the same name, so that its sentences name the file that the department knows.
        """
        with tempfile.TemporaryDirectory(prefix="fujidesk-") as folder:
            path = Path(folder) / Path(file.name).name
            self._workspace.surveys.save_file(file.id, path)
            return self._workspace.survey_collect.read((path,), year, progress)

    def save_kept(self, file: KeptFile) -> None:
        """Ask for a place and give out the bytes of a return as they came in."""
        name = Path(file.name).name
        suffix = Path(name).suffix or ".xlsx"
        kinds = f"回答のブック (*{suffix})"
        target = ask_target(self._window, "元のファイルを保存", name, suffix, kinds)
        if target is None:
            return
        try:
            self._workspace.surveys.save_file(file.id, target)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self._context.reporter.inform(f"元のファイルを保存しました：{target}")

    def _open_preview(self, read: "Callable[[Progress], CollectPreview]") -> None:
        """Open the dialog of what came back and begin to read."""
        from fujidesk.ui.surveys.collect_dialog import CollectDialog  # late: brings tables and views

        dialog = CollectDialog(self._workspace, self._context, self._year, self.edited.emit, self._window)
        dialog.open()
        dialog.start(read)

    # The watched folder

    @property
    def watched(self) -> Path | None:
        """The watched folder; None while none is."""
        return self._watch.folder

    def start_watch(self) -> None:
        """Watch the remembered folder again; that it is gone for now is told in the status line only."""
        kept = str(self._context.settings.group(_SETTINGS).get(_WATCHED, ""))
        if kept and not self._workspace.read_only:
            self._watch.watch(Path(kept))
            self.watch_changed.emit()

    def stop_watch(self) -> None:
        """Watch no more; the folder stays remembered for the next start."""
        self._watch.watch(None)

    def ask_watch(self) -> None:
        """Ask for a folder to watch; the watched one is given up when it is asked for again."""
        if self._watch.folder is not None:
            self._remember(None)
            self._context.reporter.inform("フォルダーを見張るのをやめました。")
            return
        name = QFileDialog.getExistingDirectory(self._window, "見張るフォルダーを選ぶ")
        if name:
            self._remember(Path(name))
            self._context.reporter.inform(f"新しい回答が届いたらお知らせします：{name}")

    def look_again(self) -> None:
        """Look into the watched folder now; a share does not always tell."""
        self._watch.look()

    def _remember(self, folder: Path | None) -> None:
        """Watch a folder and remember it."""
        self._context.settings.put_group(_SETTINGS, {_WATCHED: str(folder or "")})
        self._watch.watch(folder)
        self.watch_changed.emit()
        self.arrived.emit([])

    def _on_lost(self, sentence: str) -> None:
        """Say that the folder cannot be watched any more; it stays remembered for the next start."""
        self.watch_changed.emit()
        self.arrived.emit([])
        self._context.reporter.inform(sentence)

    def _kept_hashes(self) -> frozenset[str]:
        """Return the hashes of the kept returns of every round; beside the window.

        A folder may hold the returns of a round that is not the one shown. What was undone (withdrawn) is
        new again.
        """
        files_of = self._workspace.surveys.files
        kept = (file for year in self._workspace.profile.fiscal_years for file in files_of(year))
        return frozenset(file.sha256 for file in kept if file.state != "withdrawn")
