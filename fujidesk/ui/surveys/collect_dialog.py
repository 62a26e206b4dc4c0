"""What came back, before anything of it is taken: files at the left, their answers at the right.

Three pages: reading under way, what was found, and what was taken. Reading and writing run beside the window.
Reading changes nothing; what is taken is one transaction and one undo step a file. Answers that are held back
are not lost: the kept file can be read again (`detail_panel`), and they stand in the problem list.
"""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.progress import Progress
from fujidesk.domain.replies import Outcome
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.choose_dialog import ChooseDialog
from fujidesk.ui.imports.findings_tab import FindingsTab
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.surveys.answer_model import AnswerRow, answer_rows, is_right
from fujidesk.ui.surveys.answer_view import AnswerView
from fujidesk.ui.surveys.reply_lines import (
    PROBLEM_HEADINGS,
    PROPOSAL_HEADINGS,
    kept_alone,
    problem_lines,
    proposal_lines,
)
from fujidesk.ui.surveys.reply_model import REPLY_ROLE, ReplyModel, sentence_of, year_sentence
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.message_dialog import MessageDialog

if TYPE_CHECKING:
    from fujidesk.services.survey_collect import CollectPreview

PROBLEM_FILES = "Excelブック (*.xlsx)"
"""The problem list is given to a department, which reads it in Excel."""
_NOTHING_TO_READ = "回答のファイルがありません。戻ってきたファイルか、その入ったフォルダーを選んでください。"
_FILES_PX = 260
"""Width of the list of files at first; the user may move the handle."""
_RESULT_PX = (680, 280)
"""Size of the dialog once there is only a summary to read."""
Done = Callable[[Changes], object]
"""Told once what all files together have changed."""


class CollectDialog(ChooseDialog):
    """Reads files, lets the office choose, takes what it chose; freed when closed."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, fiscal_year: int, done: Done, parent: QWidget
    ) -> None:
        """Make the pages; `start` begins.

        Args:
            workspace: gives titles and words, and takes what is accepted.
            context: looks, long work, messages.
            fiscal_year: western year of April of the round; files of other years are refused by the reader.
            done: told what was written, also when the dialog stays open to show it.
            parent: the window, which the dialog covers nearly whole.
        """
        super().__init__("回収したファイル", "問題一覧を書き出す…", context, parent)
        self._workspace = workspace
        self._year = fiscal_year
        self._done = done
        self._preview: CollectPreview | None = None
        theme = context.theme
        self._overview = text_label("", "heading", self)
        self._replies = ReplyModel(theme, self)
        self._files = QListView(self)
        self._view = AnswerView(theme, self)
        self._result = text_label("", parent=self, wrap=True)
        self._found_page = self.add_page(self.findings_page(self._overview, self._body()))
        self._taken_page = self.add_page(self._result_page())
        self._connect()
        self.fill_window()

    def start(self, read: "Callable[[Progress], CollectPreview]") -> None:
        """Begin to read; read: does it beside the window.

        Given files, watched ones and a kept return are all looked at here, so the caller says what is read.
        """
        self.do_work("ファイルを読んでいます", read, self._on_read)

    # Layout

    def _body(self) -> QWidget:
        """Return the files at the left and what they say at the right."""
        gap = self._context.theme.gap
        self._files.setModel(self._replies)
        self._files.setAccessibleName("ファイル")
        self._files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._files.setWordWrap(True)
        self._tabs.setAccessibleName("回収の結果")
        self._tabs.addTab(self._view, "回答")
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._files)
        splitter.addWidget(self._tabs)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([gap(_FILES_PX), gap(_FILES_PX) * 4])
        return splitter

    def _result_page(self) -> QWidget:
        """Return the page of what was taken: the numbers, how to take it back, and the list to hand on."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        save = button("問題一覧を書き出す…", page)
        close = button("閉じる", page, primary=True)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(close)
        column.addWidget(text_label("取り込みました", "title", page))
        column.addWidget(self._result)
        column.addStretch(1)
        column.addLayout(row)
        save.clicked.connect(self._on_save)
        close.clicked.connect(self.accept)
        self._close = close
        return page

    def _connect(self) -> None:
        """Let files, ticks and buttons reach the dialog."""
        self._files.selectionModel().selectionChanged.connect(self._on_files_chosen)
        self._view.model.accepted_changed.connect(self._show_accepted)
        self._view.accept_chosen.connect(self._on_accept)
        self._save.clicked.connect(self._on_save)
        self.guard(self._view.ticks)
        self._apply.clicked.connect(self._on_apply)

    # Findings

    def _on_read(self, preview: "CollectPreview") -> None:
        """Show what was found, ready to be chosen from; tabs of problems and proposals only with any."""
        self._preview = preview
        replies = preview.replies
        titles = {row.number: row.title for row in self._workspace.registry.rows()}
        rows = answer_rows(replies, titles, self._workspace.profile)
        self._overview.setText(year_sentence(replies, self._year))
        self._replies.set_replies(replies)
        self._view.set_rows(rows)
        self._tabs.setTabText(0, f"回答 {len(rows):,}")
        problems = problem_lines(replies, rows, preview.skipped)
        self._add_tab("問題", PROBLEM_HEADINGS, (180, 110, 60, 70, 330), problems)
        self._add_tab("新規事業の提案", PROPOSAL_HEADINGS, (130, 200, 260), proposal_lines(replies))
        self._save.setEnabled(bool(problems))
        self._on_files_chosen()
        self.show_page(self._found_page)
        (self._view if rows else self._files).setFocus()

    def _add_tab(
        self, name: str, headings: Sequence[str], widths: Sequence[int], lines: Sequence[tuple[str, ...]]
    ) -> None:
        """Add a tab of texts that are only read; none without any.

        Args:
            name: of the tab, before its count.
            headings: of the columns.
            widths: of all columns but the last, in pixels at 100 % text.
            lines: one text a column; below the table they stand in full, one under the other.
        """
        if not lines:
            return
        tab = FindingsTab(name, headings, widths, self._context.theme, self)
        tab.set_rows(lines, ["\n".join(filter(None, line)) for line in lines])
        self._tabs.addTab(tab, f"{name} {len(lines):,}")

    def _on_files_chosen(self) -> None:
        """Show the answers of the chosen files (none: of all), and why nothing of them is taken.

        Without a choice the reasons of all refused files count: a file that was dropped among sixty others
        and cannot be read must not be missed.
        """
        chosen = [index.row() for index in self._files.selectionModel().selectedIndexes()]
        self._view.show_files(chosen)
        replies = [self._files.model().index(place, 0).data(REPLY_ROLE) for place in chosen]
        sentences = [sentence for sentence in map(sentence_of, replies) if sentence]
        if not chosen and self._preview is not None:
            sentences = [reply.refusal for reply in self._preview.replies if reply.refusal]
            if not self._preview.replies:
                sentences = [*self._preview.skipped, _NOTHING_TO_READ][:1]
        refused = any(reply.refusal for reply in replies) or not chosen
        more = f"（ほか {len(sentences) - 1} ファイル）" if len(sentences) > 1 else ""
        self._advice.show_message(f"{sentences[0]}{more}" if sentences else "", "bad" if refused else "care")

    def _on_accept(self, word: str) -> None:
        """Tick many answers at once; what is not certain only after a question."""
        if word == "right":
            self._view.accept_only(is_right)
        elif word == "none":
            self._view.accept_only(_is_none)
        elif word == "complete" and self._preview is not None:
            from fujidesk.services.survey_collect import accept  # late: brings the readers

            # By identity: two departments may give answers that are equal in every part.
            whole = frozenset(id(answer) for answer in accept(self._preview, "complete"))
            self._view.accept_only(partial(_is_among, whole))
        elif word == "all":
            self._accept_all()

    def _accept_all(self) -> None:
        """Tick all that can be taken; answers to be checked need a word of their own."""
        doubtful = sum(row.takeable and row.answer.outcome is Outcome.CHECK for row in self._view.model.rows)
        self._view.accept_only(is_right)
        if not doubtful:
            return
        text = (
            f"確実に読めなかった「要確認」の回答が {doubtful:,} 件あります。"
            "「読み取り」と「回答」の列を確かめましたか。"
        )
        dialog = MessageDialog("要確認の回答", text, kind="question", parent=self)
        dialog.offer("要確認も受け入れる", "正しいものだけ")
        dialog.accepted.connect(self._accept_doubtful)
        dialog.open()

    def _accept_doubtful(self) -> None:
        """Tick the answers to be checked, too."""
        self._view.accept_only(_may_be_taken)

    def _show_accepted(self) -> None:
        """Let the button say what it will do, in numbers.

        Files without an answer to take may still be worth keeping: proposals, or the same answers again.
        """
        rows = self._view.model.accepted_rows()
        files = len({row.file for row in rows})
        alone = sum(kept_alone(reply) for reply in self._preview.replies) if self._preview else 0
        if rows:
            text = f"{files:,} ファイルの {len(rows):,} 件を受け入れる"
        else:
            text = f"{alone:,} ファイルを受領する" if alone else "受け入れる回答がありません"
        self._apply.setText(text)
        self._apply.setEnabled(bool(rows or alone))

    # Taking

    def _on_apply(self) -> None:
        """Write what is ticked, one step a file; all files or none."""
        if self._preview is None:
            return
        answers = [row.answer for row in self._view.model.accepted_rows()]
        apply = partial(self._workspace.survey_collect.apply, self._preview, answers)
        self.do_work("回答を取り込んでいます", apply, partial(self._on_applied, len(answers)))

    def _on_applied(self, count: int, steps: Sequence[Changes]) -> None:
        """Say what was taken, what was held back, and how to take it back.

        Args:
            count: answers that were ticked.
            steps: what each file has changed; as many times Ctrl+Z takes all back.
        """
        if steps:
            self._done(reduce(Changes.joined, steps))
        rows = self._view.model.rows
        held = sum(row.takeable for row in rows) - count
        refused = sum(row.answer.outcome is Outcome.REFUSED for row in rows)
        lines = [f"{len(steps):,} ファイルを受け取り、{count:,} 件の回答を受け入れました。"]
        if held:
            lines.append(f"受け入れずに残した回答：{held:,} 件（同じファイルをもう一度読むと選べます）")
        if refused:
            lines.append(
                f"受け付けられなかった回答：{refused:,} 件（「問題一覧を書き出す」で部署に伝えられます）"
            )
        lines.append(
            f"Ctrl+Z で 1 ファイルずつ元に戻せます（{len(steps):,} 回分）。元のファイルは保存しました。"
        )
        self._result.setText("\n".join(lines))
        self._context.reporter.inform(lines[0])
        self.let_close()
        self.take_size(*_RESULT_PX)
        self.show_page(self._taken_page)
        self._close.setFocus()

    def _on_save(self) -> None:
        """Ask for a place and write the problem list as a workbook, for the department to mend its file."""
        if self._preview is None:
            return
        name = f"{short_year(self._year)}_回収の問題一覧.xlsx"
        target = ask_target(self, "問題一覧を書き出す", name, ".xlsx", PROBLEM_FILES)
        if target is None:
            return
        preview, collect = self._preview, self._workspace.survey_collect

        def write(_progress: Progress) -> Path:
            """Write beside the window."""
            collect.write_report(preview, target)
            return target

        self._context.tasks.run("問題一覧の書き出し", write, self._on_saved)

    def _on_saved(self, path: Path) -> None:
        """Say where the list lies now."""
        self._context.reporter.inform(f"問題一覧を書き出しました：{path}")


def _is_none(_row: AnswerRow) -> bool:
    """No answer."""
    return False


def _may_be_taken(row: AnswerRow) -> bool:
    """Tell whether an answer can be taken at all."""
    return row.takeable


def _is_among(wanted: frozenset[int], row: AnswerRow) -> bool:
    """Tell whether an answer is one of some, by their ids."""
    return id(row.answer) in wanted
