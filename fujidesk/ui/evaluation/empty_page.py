"""What 評価 shows before any answer of the year is in: what to do first, with its button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_year
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label


class EmptyPage(QWidget):
    """collect_chosen: open 調査・回収. year_chosen: show the latest year with answers."""

    collect_chosen = Signal()
    year_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answered = 0
        self._card = Card(self)
        self.title = text_label("", "heading", self._card, wrap=True)
        self.text = text_label("", parent=self._card, wrap=True)
        self.collect_button = button("調査・回収を開く", self._card, primary=True)
        self.year_button = button("", self._card)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.collect_button)
        self._buttons.addWidget(self.year_button)
        self._buttons.addStretch(1)
        self._inner = QVBoxLayout(self._card)
        self._inner.addWidget(self.title)
        self._inner.addWidget(self.text)
        self._inner.addLayout(self._buttons)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        self.collect_button.clicked.connect(self.collect_chosen)
        self.year_button.clicked.connect(self._on_year)
        self._space()
        theme.changed.connect(self._space)

    def show_year(self, fiscal_year: int, answered: int) -> None:
        """Say that a year has no answers; answered: the latest year that has, 0 where none has."""
        self._answered = answered
        year = long_year(fiscal_year)
        self.title.setText(f"{year}の進捗状況報告は、まだありません")
        spring = f"{long_year(fiscal_year + 1).removesuffix('年度')}年 4 月"
        self.text.setText(
            f"{year}の調査は{spring}に行います。調査票を配り、戻ってきたファイルを取り込むと、"
            "ここに総合評価の分布・集計表・前年度からの変化・気づきが出ます。"
        )
        self.year_button.setText(f"{long_year(answered)}の評価を見る" if answered else "")
        self.year_button.setVisible(bool(answered))

    def take_focus(self) -> None:
        """Let the keyboard begin at the button that is the next thing to do."""
        self.collect_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_year(self) -> None:
        """Ask for the year that has answers."""
        self.year_chosen.emit(self._answered)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._inner.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self._inner.setSpacing(gap(12))
        self._buttons.setSpacing(gap(8))
