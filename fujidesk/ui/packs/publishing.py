"""公表: asks for the folder for the website, writes it, and says what to know before it goes out."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError
from fujidesk.services.publication import Published
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import count
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.widgets.basics import button, reading_width, text_label
from fujidesk.ui.widgets.message_dialog import MessageDialog

_TEXT = (
    "{0}までの結果を、市のウェブサイトに載せるフォルダーとして書き出します。"
    "経費、②の点数、3つの点数の合計、ヒアリングの記録、内部の備考、利用者名は入りません。"
    "書き出した全ファイルを読み戻して確かめ、一つでも見つかれば何も残しません。"
)
_WHOLE = (
    "計画全体の評価には、{0}。書いていないところには、回答から作った文が載ります。"
    "計画の最終年度の評価が承認されるまでは、すべての結果に「見込み」と出ます。"
)
_DONE = (
    "公表用フォルダーに {0}のファイルを書き出しました。\n{1}\n\n"
    "機械可読性のルールと、内部の情報が入っていないことを、書き出したファイルで確かめました。"
)


@dataclass(frozen=True)
class PublishOrder:
    """What is to be published, and where to."""

    folder: Path
    with_grades: bool
    with_whole: bool


class PublishDialog(AskingDialog):
    """ordered(PublishOrder): publish; freed when closed."""

    ordered = Signal(object)

    def __init__(self, fiscal_year: int, parent: QWidget, *, with_whole: bool, appraisals: int) -> None:
        """Build it.

        Args:
            fiscal_year: that is published.
            parent: the window.
            with_whole: whether the evaluation of the whole plan is proposed.
            appraisals: how many sentences of it the office wrote, which would be published.
        """
        super().__init__("公表用フォルダー", _TEXT.format(long_year(fiscal_year)), "書き出す", parent)
        self._name = f"公表_{short_year(fiscal_year)}"
        self.grades = QCheckBox("総合評価（S～D）を載せる", self)
        self.grades.setChecked(True)
        self.whole = QCheckBox("計画全体の評価を載せる", self)
        self.whole.setChecked(with_whole)
        self.whole_note = text_label(_WHOLE.format(_told(appraisals)), "note", self, wrap=True)
        self.whole_note.setMinimumWidth(reading_width(self))
        self.folder = QLineEdit(str(Path.home() / self._name), self)
        self.folder.setMinimumWidth(reading_width(self))
        self.browse = button("選ぶ…", self)
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field("内容", self.grades)
        self.fields.addRow("", self.whole)
        self.fields.addRow("", self.whole_note)
        self.add_field("フォルダー", place)
        self.folder.setAccessibleName("フォルダー")
        self.browse.clicked.connect(self._on_browse)

    def act(self) -> None:
        """Tell the order.

        Raises:
            UserError: no folder is named.
        """
        folder = self.folder.text().strip()
        if not folder:
            raise UserError("書き出すフォルダーを入れてください。")
        self.ordered.emit(PublishOrder(Path(folder), self.grades.isChecked(), self.whole.isChecked()))

    def _on_browse(self) -> None:
        """Choose the folder in which one for the website is made."""
        start = str(Path(self.folder.text()).parent)
        found = QFileDialog.getExistingDirectory(self, "公表用フォルダーの場所", start)
        if found:
            self.folder.setText(str(Path(found) / self._name))


def _told(appraisals: int) -> str:
    """Return which sentences of the office would be published, before they are."""
    if not appraisals:
        return "会議「計画全体の評価」の資料に書いた区分ごとの文も載りますが、まだ 1 件もありません"
    return f"会議「計画全体の評価」の資料に書いた区分ごとの評価の文 {appraisals} 件も、そのまま載ります"


class Publishing(QObject):
    """Publishes a year from the window."""

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def ask(self, fiscal_year: int) -> None:
        """Ask where to, and publish."""
        dialog = PublishDialog(
            fiscal_year, self._window,
            with_whole=self._workspace.publication.shows_whole(fiscal_year),
            appraisals=len(self._workspace.whole_plan.appraisals(fiscal_year)),
        )  # fmt: skip
        dialog.ordered.connect(partial(self._on_ordered, fiscal_year))
        dialog.open()

    def _on_ordered(self, fiscal_year: int, order: PublishOrder) -> None:
        """Write the folder beside the window."""
        work = partial(self._write, fiscal_year, order)
        self._context.tasks.run(f"公表用フォルダー（{long_year(fiscal_year)}）", work, self._on_written)

    def _write(self, fiscal_year: int, order: PublishOrder, progress: Progress) -> Published:
        """Write; in the worker's thread."""
        return self._workspace.publication.write(
            fiscal_year, order.folder, with_grades=order.with_grades, with_whole=order.with_whole,
            today=self._context.clock.today(), progress=progress,
        )  # fmt: skip

    def _on_written(self, done: Published) -> None:
        """Say where the folder is, and what should be known before it is handed on."""
        notes = tuple(done.notes)
        text = "\n\n".join(
            (_DONE.format(count(done.files, "個"), done.folder), *(f"注意：{note}" for note in notes))
        )
        self._context.reporter.inform(f"公表用フォルダーを書き出しました：{done.folder}")
        kind = "warning" if notes else "info"
        MessageDialog("公表用フォルダー", text, kind=kind, parent=self._window).open()
