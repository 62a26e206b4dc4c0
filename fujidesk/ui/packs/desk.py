"""What is done with the papers that are shown: presented, written, printed, copied, frozen."""

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.pack_editions import SINCE_PLACE
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.papers import PackPapers
from fujidesk.ui.packs.reading import PackReader
from fujidesk.ui.packs.side_panel import SidePanel
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.packs.tool_row import ToolRow


class PackDesk(QObject):
    """Serves the buttons; what is being typed is stored first, so that it is in what leaves.

    present_requested(pack, data, part, screen): present from a part on, on a screen by its name.
    """

    present_requested = Signal(object, object, int, str)

    def __init__(
        self, reader: PackReader, tools: ToolRow, side: SidePanel, commands: PackCommands, papers: PackPapers
    ) -> None:
        super().__init__(tools)
        self._reader = reader
        self._tools = tools
        self._side = side
        self._commands = commands
        self._papers = papers
        tools.present.clicked.connect(self.present)
        tools.export.clicked.connect(self._on_export)
        tools.printed.clicked.connect(self._on_print)
        side.texts.copy_chosen.connect(self._on_copy)
        side.snapshots.take_chosen.connect(self._on_take)
        side.snapshots.save_chosen.connect(papers.save_kept)
        side.snapshots.compare_chosen.connect(papers.compare)
        side.snapshots.since_chosen.connect(self._on_since)

    def present(self) -> None:
        """Present from the beginning."""
        self._side.flush()
        sight = self._reader.sight
        if sight is not None and sight.pages:
            self._present(sight, 0)

    def present_page(self, row: int) -> None:
        """Present from the part of a page on."""
        sight = self._reader.sight
        if sight is not None:
            self._present(sight, sight.pages[row].part)

    def _present(self, sight: PackSight, part: int) -> None:
        """Ask for the show."""
        self.present_requested.emit(sight.pack, sight.data, part, self._tools.screen_name)

    def _on_export(self) -> None:
        """Ask where to write the papers."""
        self._side.flush()
        if self._reader.sight is not None:
            self._papers.export(self._reader.sight)

    def _on_print(self) -> None:
        """Print the papers."""
        self._side.flush()
        self._reader.when_current(self._papers.print_pages)

    def _on_copy(self) -> None:
        """Take last year's texts, after saying what goes."""
        self._side.flush()
        self._reader.when_current(self._copy)

    def _copy(self, sight: PackSight) -> None:
        """Ask, and copy."""
        if self._papers.may_copy(sight):
            self._commands.copy_last_year()

    def _on_take(self) -> None:
        """Freeze the papers as they are now."""
        self._side.flush()
        if self._reader.sight is not None:
            self._papers.take_snapshot(self._reader.sight, self._reader.read)

    def _on_since(self, key: str) -> None:
        """Compare the page 前回からの変更 with another snapshot."""
        self._commands.set_text(SINCE_PLACE, key)
