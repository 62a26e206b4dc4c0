"""The row over the chart: presets at the left, zoom and exports at the right.

Where there is little height the buttons lose their words (not their names), so that all stand in one line.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.presets import PresetChips
from fujidesk.ui.timeline.view import TimelineView

_ICON_PX = 16


class ToolRow(QWidget):
    """Chips and buttons.

    conditions_toggled(bool): in little height, whether the filter is wanted over the chart. leaving: the
    buttons that print and export.
    """

    conditions_toggled = Signal(bool)

    def __init__(self, theme: Theme, chips: PresetChips, view: TimelineView,
                 leaving: tuple[QToolButton, QToolButton], parent: QWidget) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme = theme
        printing, export = leaving
        self._export = export
        self._compact = False
        self._conditions = self._tool("条件", "絞り込みの条件を表示")
        self._conditions.setCheckable(True)
        self._conditions.toggled.connect(self.conditions_toggled)
        self._conditions.hide()
        smaller = self._tool("縮小", "縮小（-、Ctrl+ホイール）")
        larger = self._tool("拡大", "拡大（+、Ctrl+ホイール）")
        fitting = self._tool("幅に合わせる", "計画期間の全体を表示（0）")
        smaller.clicked.connect(view.zoom_out)
        larger.clicked.connect(view.zoom_in)
        fitting.clicked.connect(view.fit_width)
        self._tools = (
            (self._conditions, Icon.FILTER), (smaller, Icon.ZOOM_OUT), (larger, Icon.ZOOM_IN),
            (fitting, Icon.FIT), (printing, Icon.PRINT), (export, Icon.EXPORT),
        )  # fmt: skip
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(chips, 1)
        for made, _ in self._tools:
            self._row.addWidget(made)
        self.restyle()

    @property
    def wants_conditions(self) -> bool:
        """Whether the button 「条件」 is pressed."""
        return self._conditions.isChecked()

    def press_conditions(self) -> None:
        """Press the button 「条件」, as if the user did."""
        self._conditions.setChecked(True)

    def offer_conditions(self, *, on: bool) -> None:
        """Show or hide the button 「条件」."""
        self._conditions.setVisible(on)

    def set_compact(self, *, on: bool) -> None:
        """Show icons alone, or icons with words."""
        if on != self._compact:
            self._compact = on
            self.restyle()

    def restyle(self) -> None:
        """Draw icons and spaces anew after theme or text size changed."""
        theme = self._theme
        side = theme.px(_ICON_PX)
        look = Qt.ToolButtonStyle
        self._row.setSpacing(theme.gap(8))
        for made, meaning in self._tools:
            # 「書き出し ▾」 says by its arrow that it opens a menu; an icon beside it would be a second sign.
            bare = made is self._export and not self._compact
            words = look.ToolButtonTextOnly if bare else look.ToolButtonTextBesideIcon
            made.setToolButtonStyle(look.ToolButtonIconOnly if self._compact else words)
            made.setIconSize(QSize(side, side))
            made.setIcon(icon(meaning, theme.tokens.text, side))

    def _tool(self, text: str, tip: str) -> QToolButton:
        """Return a button whose word stays its name where only the icon shows."""
        made = QToolButton(self)
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleName(text)
        return made
