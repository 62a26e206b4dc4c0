"""How charts are written: the font by its path, the least size in points, measured texts.

The font is IPAexGothic, which comes with matplotlib-fontja; it is registered by path because a name may be
shadowed by another version on the machine. It is TrueType, so PDF embeds it cleanly as type 42 (a Noto CJK
`.ttc` does not: matplotlib#20870).
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.typing import RcKeyType

from fujidesk.domain.signs import MISSING, is_unseen
from fujidesk.errors import MachineError

MIN_TEXT_PT = 8.0
"""No text on paper is smaller."""
ELLIPSIS = "…"
RC: dict[RcKeyType, Any] = {
    "pdf.fonttype": 42,
    "svg.fonttype": "none",
    "svg.hashsalt": "fujidesk",
    "hatch.linewidth": 0.8,
}
"""matplotlib settings for writing files: texts stay texts, equal charts give equal files."""
_MEASURE_PT = 100.0


def font_path() -> Path:
    """Return the path of the font file of all charts.

    The package is looked up, not imported: importing it changes matplotlib's settings for everybody.

    Raises:
        MachineError: the font that comes with the program is missing.
    """
    spec = importlib.util.find_spec("matplotlib_fontja")
    path = Path(spec.origin).parent / "fonts" / "ipaexg.ttf" if spec is not None and spec.origin else None
    if path is None or not path.is_file():
        raise MachineError("図に使う書体（IPAexゴシック）が見つかりません。プログラムを入れ直してください。")
    return path


@cache
def _registered() -> str:
    """Make the font known to matplotlib once, and return its path as matplotlib wants it."""
    path = font_path()
    font_manager.fontManager.addfont(path)
    return str(path)


def font(size_pt: float) -> FontProperties:
    """Return the chart font in a size."""
    return FontProperties(fname=_registered(), size=size_pt)


class _Advances(dict[str, float]):
    """Width of each character in ems, read from the font when first asked."""

    def __init__(self) -> None:
        super().__init__()
        self._face = FT2Font(str(font_path()))
        self._face.set_size(_MEASURE_PT, 72)

    def __missing__(self, char: str) -> float:
        """Measure a character when it is first asked for; one that the font lacks as what stands for it."""
        if not self._face.get_char_index(ord(char)):  # FreeType refuses to load it
            self[char] = 0.0 if is_unseen(char) else self[MISSING]
            return self[char]
        glyph = self._face.load_char(ord(char), flags=LoadFlags.NO_HINTING)
        self[char] = glyph.linearHoriAdvance / 65536 / _MEASURE_PT
        return self[char]


@cache
def _advances() -> _Advances:
    """Return the widths, read once."""
    return _Advances()


def width_pt(text: str, size_pt: float) -> float:
    """Return the width of a text in points."""
    advances = _advances()
    return sum(advances[char] for char in text) * size_pt


def fitted(text: str, room_pt: float, size_pt: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room."""
    if width_pt(text, size_pt) <= room_pt:
        return text
    room = room_pt - width_pt(ELLIPSIS, size_pt)
    return _head(text, room, size_pt).rstrip() + ELLIPSIS


def wrapped(text: str, room_pt: float, size_pt: float, most: int) -> tuple[str, ...]:
    """Break a text by its measured width into at most `most` lines; the last one is cut with an ellipsis.

    Japanese may break anywhere but before closing marks (行頭禁則), inside a figure or a Latin word, and
    between a number and the word after its blank.
    """
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most - 1 and width_pt(rest, size_pt) > room_pt:
        head = _head(rest, room_pt, size_pt)
        head = head[: _break_before(rest, len(head))]
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return (*lines, fitted(rest, room_pt, size_pt)) if rest else tuple(lines)


def _break_before(text: str, most: int) -> int:
    """Return after how many characters a line may end, at most `most`; `most` where no place is good."""
    place = most if most < len(text) else 0
    while place > 0 and not (
        _may_break(text[place - 1], text[place]) and not _parts_figure(text[:place], text[place])
    ):
        place -= 1
    return place or most


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    return after not in _NOT_FIRST and before not in _NOT_LAST and not (before in _WORD and after in _WORD)


def _parts_figure(before: str, after: str) -> bool:
    """Tell whether a line would end behind a number that belongs to what follows: 「2 地域」, 「12 事業」."""
    ends = before.rstrip(" ")
    return ends[-1:].isdigit() and (after == " " or len(ends) < len(before))


_NOT_FIRST = frozenset("、。，．・）」』】〕ーっッゃゅょャュョ％%：；！？)]}ァィゥェォ々")
_NOT_LAST = frozenset("（「『【〔([{")
_WORD = frozenset("0123456789０１２３４５６７８９,.-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def _head(text: str, room_pt: float, size_pt: float) -> str:
    """Return as much of the text's beginning as fits, at least one character."""
    advances = _advances()
    used = 0.0
    for index, char in enumerate(text):
        used += advances[char] * size_pt
        if used > room_pt:
            return text[: max(index, 1)]
    return text
