"""What holds in every month: the plan's texts, the half-years it leaves open, and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.summary import RegisterSummary
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label


class StandingTasks(QWidget):
    """Three cards under their heading. allowed: False takes the import away.

    import_chosen: the plan document; settle_chosen: the projects with open half-years; list_chosen: the list.
    """

    import_chosen = Signal()
    settle_chosen = Signal()
    list_chosen = Signal()

    def __init__(
        self, project_name: str, theme: Theme, parent: QWidget | None = None, *, allowed: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme, self._allowed = theme, allowed
        self._heading = text_label("", "heading", self)
        self.importing = TaskCard("計画書の本文を取り込む", "計画書を取り込む", theme, self)
        self.settling = TaskCard("文書で決まらない半期を確認する", "該当の事業を見る", theme, self)
        self.browsing = TaskCard(f"{project_name}を一覧で見る", "一覧を開く", theme, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._heading)
        for card in self.cards():
            self._layout.addWidget(card)
        self.importing.action.clicked.connect(self.import_chosen)
        self.settling.action.clicked.connect(self.settle_chosen)
        self.browsing.action.clicked.connect(self.list_chosen)
        theme.changed.connect(self._space)
        self._space()

    def cards(self) -> tuple[TaskCard, TaskCard, TaskCard]:
        """Return the cards in their order."""
        return self.importing, self.settling, self.browsing

    def show_summary(self, summary: RegisterSummary) -> None:
        """Show how far the register is."""
        is_begun = summary.texts_imported and not summary.open_half_years
        self._heading.setText("いつでもできること" if is_begun else "はじめにすること")
        self._show_import(summary)
        self._show_open(summary)
        note = "番号・事業名・部署・段階で絞り込み、個票を開いて直せます。"
        self.browsing.show_task("いつでも", "plain", note, primary=False)
        self.browsing.show_measure(0, 0, f"{summary.projects:,} 事業")

    def _show_import(self, summary: RegisterSummary) -> None:
        """Show whether the plan's texts are in; they are the first thing to do."""
        done = summary.texts_imported
        note = (
            "概要・目的・取組内容などの本文が入っています。改めて取り込むと、違いを見てから反映できます。"
            if done
            else "いまは番号・事業名・所管・段階などだけです。計画書のテキストを選ぶと、本文が入ります。"
        )
        state, kind = ("済み", "good") if done else ("はじめに", "care")
        self.importing.show_task(state, kind, note, primary=not done)
        self.importing.show_measure(int(done), 1, "取り込み済み" if done else "未取り込み")
        self.importing.action.setEnabled(self._allowed)
        self.importing.action.setToolTip("" if self._allowed else "読み取り専用で開いています")

    def _show_open(self, summary: RegisterSummary) -> None:
        """Show how many half-years the document leaves open; the button is there as long as there are any."""
        halves, projects = summary.open_half_years, len(summary.open_numbers)
        note = (
            "計画書に段階の記載がない半期です。前の段階を引き継いで仮に入れています。個票で確かめてください。"
            if halves
            else "どの半期も、文書の記載か確認で決まっています。"
        )
        state, kind = ("要確認", "care") if halves else ("済み", "good")
        self.settling.show_task(state, kind, note, primary=summary.texts_imported and halves > 0)
        words = f"残り {projects:,} 事業・{halves:,} 半期" if halves else "残りはありません"
        self.settling.show_measure(summary.projects - projects, summary.projects, words)
        self.settling.action.setVisible(halves > 0)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._layout.setSpacing(self._theme.gap(10))
