"""Shows a page of the manual as Qt's own Markdown reader makes it, in the looks of the program.

Nothing is taken from outside the manual's folder and that of its pictures: no network, no other file.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from fujidesk.ui.help.manual import Manual, anchor, places
from fujidesk.ui.theme import Theme

_REST_MS = 120
"""How long after the last change of width the pictures are drawn anew."""
_HEADING_ROLES = {1: "title", 2: "heading"}


class PageView(QTextBrowser):
    """One page; `link_chosen` gives the topic of a link that was pressed."""

    link_chosen = Signal(str)

    def __init__(self, manual: Manual, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._manual = manual
        self._theme = theme
        self._name = self._wanted = ""
        self._words: list[str] = []
        self._drawn_px = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("使い方の頁")
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._draw_again)

    @property
    def page(self) -> str:
        """The file's name of the page that is shown."""
        return self._name

    def show_topic(self, topic: str, words: list[str] | None = None) -> None:
        """Show a page from a heading on; words: what was searched for, to be marked."""
        name, _, heading = topic.partition("#")
        self._words = words or []
        self._wanted = heading
        self._draw(name or self._name)
        self._go_to(heading)

    def _draw(self, name: str) -> None:
        """Lay the page out at the width there is."""
        self._name = name
        self._drawn_px = self.viewport().width()
        document = self.document()
        document.clear()
        document.setDefaultFont(self._theme.font())
        document.setMarkdown(
            self._manual.page(name).markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._dress(document)
        self._mark()

    def _draw_again(self) -> None:
        """Lay the same page out anew and stay where the reader was."""
        if not self._name:
            return
        first = self.cursorForPosition(QPoint(0, 0)).blockNumber()
        self._draw(self._name)
        self._scroll_to(self.document().findBlockByNumber(first))

    def _dress(self, document: QTextDocument) -> None:
        """Give headings the fonts of the program, tables its lines."""
        cursor, block = QTextCursor(document), document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                font = self._theme.font(_HEADING_ROLES.get(level, "base"), bold=True)
                cursor.setPosition(block.position())
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                looks = cursor.charFormat()
                looks.setFont(font)
                cursor.mergeCharFormat(looks)
            block = block.next()
        self._dress_tables(document.rootFrame())

    def _dress_tables(self, frame: QTextFrame) -> None:
        """Draw thin lines around the cells of all tables, which take the whole width."""
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                looks = child.format()
                looks.setBorder(1)
                looks.setBorderCollapse(True)
                looks.setBorderBrush(QColor(self._theme.color("edge")))
                looks.setCellSpacing(0)
                looks.setCellPadding(self._theme.gap(6))
                looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                child.setFormat(looks)

    def _mark(self) -> None:
        """Mark the words that were searched for, however they are written."""
        text = self.toPlainText()
        marks = [self._marked(at, after) for word in self._words for at, after in places(text, word)]
        self.setExtraSelections(marks)

    def _marked(self, at: int, after: int) -> QTextEdit.ExtraSelection:
        """Return a mark from one place to another."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(at)
        mark.cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(self._theme.color("care"))
        mark.format.setForeground(self._theme.color("care_text"))
        return mark

    def _go_to(self, wanted: str) -> None:
        """Scroll to a heading by its anchor, to the top where there is none."""
        self._scroll_to(self._heading(wanted))

    def _scroll_to(self, block: QTextBlock | None) -> None:
        """Let a block be the first that is seen; None: the top of the page."""
        begin = self.document().begin()
        top = 0.0
        if block is not None and block != begin:
            top = self.document().documentLayout().blockBoundingRect(block).top()
        self.setTextCursor(QTextCursor(begin if block is None else block))
        self.verticalScrollBar().setValue(round(top))

    def _heading(self, wanted: str) -> QTextBlock | None:
        """Return the block of a heading; None where no heading has this anchor."""
        block = self.document().begin()
        while wanted and block.isValid():
            if block.blockFormat().headingLevel() and anchor(block.text()) == wanted:
                return block
            block = block.next()
        return None

    def _on_link(self, url: QUrl) -> None:
        """Tell which topic a link leads to; the view does not follow links by itself."""
        self.link_chosen.emit(QUrl.fromPercentEncoding(url.toEncoded()))

    def _on_rest(self) -> None:
        """Fit the pictures to the new width."""
        if self.viewport().width() != self._drawn_px:
            self._draw_again()

    def picture(self, name: str | QUrl) -> QImage:
        """Return a picture of the manual, no wider than the page; empty for anything else."""
        url = QUrl(name)
        home = self._manual.folder.parent.resolve()
        path = (self._manual.folder / url.path()).resolve()
        if not url.isRelative() or not path.is_relative_to(home):
            return QImage()
        picture = QImage(str(path))
        room = self.viewport().width() - 4 * round(self.document().documentMargin())
        if picture.width() > room > 0:
            return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Give pictures of the manual and nothing else."""
        return self.picture(name) if kind == QTextDocument.ResourceType.ImageResource.value else None

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the heading that was asked for; before this there was no room to scroll in."""
        super().showEvent(event)
        if self._name:
            self._draw(self._name)
            self._go_to(self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures when the width has come to rest."""
        super().resizeEvent(event)
        self._rest.start()


def is_page(manual: Manual, name: str) -> bool:
    """Tell whether a link leads to a page that is there, in the manual or beside it."""
    path = (manual.folder / name).resolve()
    return (
        name.endswith(".md") and path.is_relative_to(manual.folder.parent.resolve()) and Path(path).is_file()
    )
