"""What 次期計画 shows while there is no draft: its period and name, and the button that makes one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_year, parse_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.nextplan.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label


class StartPage(QWidget):
    """start_wanted(first year, last year, name): make the draft; the owner answers `refuse`."""

    start_wanted = Signal(int, int, str)

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = Card(self)
        first = profile.last_year + 1
        last = profile.last_year + len(profile.fiscal_years)
        self.title = text_label("次期計画の案が、まだありません", "heading", self._card, wrap=True)
        self.text = text_label(
            "いまの計画の体系と事業をすべて引き継いで、案を作ります。動いている事業は「継続」になり、番号・内容・"
            "指標と、いまの段階から続く予定が入ります。完了した事業は「終了」になります。そのあと、統合・分割・"
            "終了・新規を決め、順番を直します。いまの計画は変わりません。",
            parent=self._card, wrap=True,
        )  # fmt: skip
        self.first, self.last = QLineEdit(long_year(first), self), QLineEdit(long_year(last), self)
        self.name = QLineEdit(f"{profile.city}次期計画（案）", self)
        self.message = text_label("", "error", self._card, wrap=True)
        self.start_button = button("いまの計画から案を作る", self._card, primary=True)
        self._fields = QFormLayout()
        for word, field in (("最初の年度", self.first), ("最後の年度", self.last), ("計画の名称", self.name)):
            field.setAccessibleName(word)
            self._fields.addRow(word, field)
            field.returnPressed.connect(self._on_start)
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addStretch(1)
        self._inner = QVBoxLayout(self._card)
        self._inner.addWidget(self.title)
        self._inner.addWidget(self.text)
        self._inner.addLayout(self._fields)
        self._inner.addWidget(self.message)
        self._inner.addLayout(row)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        self.refuse("")
        self.start_button.clicked.connect(self._on_start)
        theme.changed.connect(self._space)
        self._space()

    def lock(self, *, read_only: bool) -> None:
        """Let a draft be made, or say why not."""
        for widget in (self.start_button, self.first, self.last, self.name):
            widget.setEnabled(not read_only)
            widget.setToolTip(READ_ONLY if read_only else "")

    def refuse(self, sentence: str) -> None:
        """Say why no draft was made; "" for nothing."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _on_start(self) -> None:
        """Ask for the draft, or say which year cannot be read."""
        years = [parse_year(field.text()) for field in (self.first, self.last)]
        for year, field in zip(years, (self.first, self.last), strict=True):
            if year is None:
                self.refuse(
                    f"「{field.text()[:20]}」を年度として読めません。令和9年度、R9 のように入力してください。"
                )
                field.setFocus()
                return
        first, last = (year or 0 for year in years)
        self.refuse("")
        self.start_wanted.emit(first, last, self.name.text().strip())

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap, px = self._theme.gap, self._theme.px
        self._outer.setContentsMargins(0, gap(4), 0, 0)
        self._inner.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self._inner.setSpacing(gap(12))
        self._fields.setVerticalSpacing(gap(8))
        for field in (self.first, self.last):
            field.setMaximumWidth(px(180))
        self.name.setMaximumWidth(px(420))
