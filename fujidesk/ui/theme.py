"""The look of the window: colours, type and spacing, changed live by theme and text scale.

`window.qss` dresses Qt's own widgets; what paints itself asks `Theme` for colours, fonts and lengths each
time and repaints on `changed`. No screen has a colour or a length of its own.
"""

import importlib.util
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from fujidesk.resources import resource
from fujidesk.ui.tokens import THEMES, Tokens, load_tokens

FONT_FAMILIES = ("BIZ UDPGothic", "Yu Gothic UI", "Meiryo", "Noto Sans CJK JP")
"""Families asked for in this order; the first one present is used."""
BUNDLED_FAMILY = "IPAexGothic"
"""Comes with matplotlib-fontja; used where none of the others is present, and for pictures."""
SCALES = (100, 125, 150, 175, 200)
"""Text sizes offered, in percent."""
BASE_POINTS = 10.5
_POINTS = {"note": 9.0, "base": BASE_POINTS, "heading": 11.5, "title": 13.5, "figure": 18.0}
_SPACES = (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 23, 24, 32)


def bundled_font() -> Path | None:
    """Return the font file of matplotlib-fontja without importing matplotlib; None where it is missing."""
    spec = importlib.util.find_spec("matplotlib_fontja")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "fonts" / "ipaexg.ttf"
    return path if path.is_file() else None


def choose_family(*, fixed: bool = False) -> str:
    """Return the font family to use; fixed takes the bundled one, so that pictures look alike everywhere."""
    if not fixed:
        for family in FONT_FAMILIES:
            if QFontDatabase.hasFamily(family):
                return family
    path = bundled_font()
    if path is not None and not QFontDatabase.hasFamily(BUNDLED_FAMILY):
        QFontDatabase.addApplicationFont(str(path))
    return BUNDLED_FAMILY


_SIGNS = {
    "arrow_down": "arrow", "arrow_left": "left", "arrow_right": "right", "arrow_updown": "updown",
    "check": "check", "menu_check": "tick",
}  # fmt: skip
"""Pictures of the style sheet → the files they are in, one for each theme."""


class Theme(QObject):
    """Tokens, fonts and lengths for screens; `changed` tells them to measure and paint again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, key: str = "light", scale: int = 100,
                 family: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self._tokens = load_tokens(key if key in THEMES else "light")
        self._scale = _limited(scale)
        self._family = family or choose_family()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def scale(self) -> int:
        """The text size in percent, 100 to 200."""
        return self._scale

    @property
    def family(self) -> str:
        """The font family in use."""
        return self._family

    def px(self, length_px: float) -> int:
        """Return a length given for 100 % text at the size in use."""
        return round(length_px * self._scale / 100)

    def gap(self, length_px: float) -> int:
        """Return a space between things; it grows half as fast as the text, so that 200 % still fits."""
        return round(length_px * (1 + (self._scale - 100) / 200))

    def color(self, name: str) -> QColor:
        """Return a plain colour by its token name."""
        return QColor(getattr(self._tokens, name))

    def phase_color(self, number: int) -> QColor:
        """Return the colour of a phase (1 is the first)."""
        return QColor(self._tokens.phase_fill(number))

    def font(self, role: str = "base", *, bold: bool = False) -> QFont:
        """Return the font of a role: note, base, heading, title or figure."""
        font = QFont(self._family)
        font.setPointSizeF(_POINTS[role] * self._scale / 100)
        font.setBold(bold or role in ("heading", "title", "figure"))
        return font

    def apply(self, app: QApplication, *, dressed: bool = True) -> None:
        """Give the whole application style, font and colours.

        dressed: False leaves the style sheet to `dress`, so that a window which is built meanwhile is
        polished once, not at each step (10 ms of the start).
        """
        app.setStyle("Fusion")
        app.setFont(self.font())
        app.setPalette(self.palette())
        if dressed:
            self.dress(app)

    def dress(self, app: QApplication) -> None:
        """Put the style sheet on."""
        app.setStyleSheet(self.style_sheet())

    def change(self, app: QApplication, *, key: str | None = None, scale: int | None = None) -> None:
        """Switch theme or text size live."""
        self._tokens = load_tokens(key) if key is not None else self._tokens
        self._scale = _limited(scale) if scale is not None else self._scale
        app.setFont(self.font())
        app.setPalette(self.palette())
        self.dress(app)
        self.changed.emit()

    def palette(self) -> QPalette:
        """Return the palette that goes with the tokens, for what the style sheet does not reach."""
        role = QPalette.ColorRole
        names = {
            role.Window: "ground", role.WindowText: "text", role.Base: "surface", role.Text: "text",
            role.AlternateBase: "surface", role.Button: "surface", role.ButtonText: "text",
            role.Highlight: "selection", role.HighlightedText: "text", role.PlaceholderText: "muted",
            role.ToolTipBase: "surface", role.ToolTipText: "text", role.Link: "accent",
            role.LinkVisited: "accent", role.Accent: "accent", role.Mid: "line",
        }  # fmt: skip
        palette = QPalette()
        for place, name in names.items():
            palette.setColor(place, self.color(name))
        for place in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.color("muted"))
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet of the window, made from the tokens."""
        template = Template(resource("themes", "window.qss").read_text(encoding="utf-8"))
        sizes = {name: f"{points * self._scale / 100:g}pt" for name, points in _POINTS.items()}
        spaces = {f"p{space}": str(self._space(space)) for space in _SPACES}
        signs = {
            name: f'"{resource("icons", f"{file}-{self._tokens.key}.svg").as_posix()}"'
            for name, file in _SIGNS.items()
        }
        return template.substitute(self._tokens.colors() | sizes | spaces | signs)

    def _space(self, length_px: int) -> int:
        """Borders stay thin, bigger lengths grow with the text."""
        return length_px if length_px <= 1 else self.gap(length_px)


def _limited(scale: int) -> int:
    """Keep a text size within what is offered; settings may hold anything."""
    return max(SCALES[0], min(SCALES[-1], scale))
