"""The pages at the right: how many there are, from which data, and how large they are shown."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from fujidesk.ui.packs.page_list import SIZES, PageList
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, Chip, InlineMessage, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow

_FIRST_SIZE = "中"


class PagePanel(Card):
    """`pages`: the list. message: in place of pages, or over them, what must be known first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.message = InlineMessage(self)
        self.state = text_label("", "note", self)
        self.pages = PageList(theme, self)
        self.sizes = {word: Chip(word, self, checked=word == _FIRST_SIZE) for word in SIZES}
        self._group = QButtonGroup(self)
        self._head = FlowRow(self)
        self._head.add(text_label("ページの大きさ", "note", self))
        for word, chip in self.sizes.items():
            chip.setAccessibleName(f"ページの大きさ：{word}")
            self._group.addButton(chip)
            self._head.add(chip)
        self._head.add(self.state)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self.message)
        self._layout.addWidget(self.pages, 1)
        self._group.buttonClicked.connect(self._on_size)
        self._space()
        theme.changed.connect(self._space)

    def show_sight(self, sight: PackSight) -> None:
        """Show the pages of a pack."""
        state = sight.pack.state
        facts = (f"{len(sight.pages)} ページ", state.as_of, state.approval, state.sample)
        self.state.setText("　".join(filter(None, facts)))
        self.pages.show_sight(sight)
        self._head.show()

    def show_none(self, why: str, kind: str = "care") -> None:
        """Say why there are no pages; kind: of the message."""
        self.pages.show_sight(None)
        self._head.hide()
        self.message.show_message(why, kind)

    def _on_size(self) -> None:
        """Show the pages in the size chosen."""
        self.pages.set_size(next(word for word, chip in self.sizes.items() if chip.isChecked()))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(12), gap(8), gap(12), gap(12))
        self._layout.setSpacing(gap(8))
        self._head.set_gap(gap(8))
