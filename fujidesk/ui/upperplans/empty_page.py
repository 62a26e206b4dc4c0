"""What 上位計画 shows while no project has a code: where codes come from, with the way there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label


class EmptyPage(QWidget):
    """list_chosen: show all of 事業一覧, where codes are added to many projects at once."""

    list_chosen = Signal(ProjectFilter)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = Card(self)
        self.title = text_label(
            "上位計画の番号のある事業が、まだありません", "heading", self._card, wrap=True
        )
        self.text = text_label(
            "重点事業の個票の「総合計画 施策番号」「行政経営プラン 取組番号」に番号を入れるか、計画書を"
            "取り込むと、番号と事業の対応がここに出ます。事業一覧では、複数の事業にまとめて番号を加えられます。",
            parent=self._card, wrap=True,
        )  # fmt: skip
        self.list_button = button("事業一覧を開く", self._card, primary=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.list_button)
        buttons.addStretch(1)
        self._inner = QVBoxLayout(self._card)
        self._inner.addWidget(self.title)
        self._inner.addWidget(self.text)
        self._inner.addLayout(buttons)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        self._outer.addStretch(1)
        self.list_button.clicked.connect(self._on_list)
        self._space()
        theme.changed.connect(self._space)

    def _on_list(self) -> None:
        """Ask for the whole list."""
        self.list_chosen.emit(ProjectFilter())

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(0, gap(12), 0, 0)
        self._inner.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        self._inner.setSpacing(gap(12))
