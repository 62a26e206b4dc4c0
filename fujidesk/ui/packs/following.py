"""What follows what in the tab: pages their part, the keyboard its place while papers are read."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.ui.packs.page_list import PageList
from fujidesk.ui.packs.part_page import PartPage
from fujidesk.ui.packs.reading import PackReader
from fujidesk.ui.packs.sight import PackSight


class PartFollower(QObject):
    """Keeps the list of parts and the pages on the same part."""

    def __init__(self, reader: PackReader, parts: PartPage, pages: PageList) -> None:
        super().__init__(pages)
        self._reader = reader
        self._parts = parts
        self._pages = pages
        parts.part_chosen.connect(self._on_part)
        pages.page_chosen.connect(self._on_page)

    def keep_to_part(self, sight: PackSight) -> None:
        """Stay in the part stood on, whose pages may have moved."""
        row = self._pages.currentIndex().row()
        part = sight.part_of_kind(self._parts.kind)
        if part is not None and 0 <= row < len(sight.pages) and sight.pages[row].part != part:
            self._pages.go_to(sight.first_page(part))

    def _on_part(self, kind: str) -> None:
        """Bring the first page of a part to the top."""
        sight = self._reader.sight
        part = None if sight is None else sight.part_of_kind(kind)
        if sight is not None and part is not None:
            self._pages.go_to(sight.first_page(part))

    def _on_page(self, row: int) -> None:
        """Stand on the part of a page."""
        sight = self._reader.sight
        if sight is not None:
            self._parts.choose(sight.pack.parts[sight.pages[row].part].kind.value)


class KeyboardKeeper:
    """Gives the keyboard back to where it was at the left, which is closed while papers are read."""

    def __init__(self, side: QWidget, panel: QWidget, screen: QWidget) -> None:
        self._side = side
        self._panel = panel
        self._screen = screen
        self._back_to: QWidget | None = None

    def take(self) -> None:
        """Remember who has the keyboard at the left, before it is closed there."""
        focused = QApplication.focusWidget()
        if focused is not None and self._side.isAncestorOf(focused):
            self._back_to = focused

    def owe(self) -> None:
        """Give the keyboard to the left once it is open."""
        self._back_to = self._side

    def give_back(self) -> None:
        """Let the left go on where it had the keyboard, unless the user went elsewhere meanwhile."""
        back_to, self._back_to = self._back_to, None
        focused = QApplication.focusWidget()
        # Where Qt puts it while the left is closed.
        given = self._screen if back_to is self._side else self._panel
        if back_to is not None and (focused is None or given.isAncestorOf(focused)):
            back_to.setFocus()
