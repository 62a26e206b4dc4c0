"""Where shows run: one at a time, over the window that began it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.ui.presentation.show import Show
from fujidesk.ui.theme import Theme


class Stage(QObject):
    """Begins and ends shows; `show` is the one that runs, None while none does."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.show: Show | None = None

    def present(self, pack: Pack, data: PackData, part: int, screen: str) -> None:
        """Put papers on the wall, from a part on; a show that runs ends first."""
        self.end()
        self.show = Show(pack, data, self._theme, self._window)
        self.show.ended.connect(self._on_ended)
        self.show.begin(part, screen)

    def renew(self, pack: Pack, data: PackData) -> None:
        """Let the wall follow the data."""
        if self.show is not None:
            self.show.renew(pack, data)

    def end(self) -> None:
        """End the show that runs."""
        if self.show is not None:
            self.show.end()

    def _on_ended(self) -> None:
        """Forget a show that is over."""
        if self.show is not None:
            self.show.deleteLater()
            self.show = None
