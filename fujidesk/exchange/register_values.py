"""Values of the register as cells show them, and back from what people make of such cells.

Reading forgives what offices do to workbooks (full-width figures, ○ 〇 ◯, 4.0, R8, ▲, spaces); anything
else is a `CellError` that says what is wrong and what is allowed.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.describing import DIRECTION_NAMES
from fujidesk.domain.fiscal import parse_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Direction
from fujidesk.errors import UserError
from fujidesk.exchange.register_layout import (
    CODE_FIELDS,
    DEPARTMENTS,
    DX_WORD,
    ENDED,
    OPEN_WORD,
    PHASE,
    SETTLED,
    CellValue,
    clean_codes,
    plain,
    plain_figure,
    split_items,
)
from fujidesk.exchange.workbook_format import stored_text

_CIRCLES = frozenset("○〇◯●◎oO0✓✔") | {"DX", "dx", "はい", "有", "TRUE", "true"}
_NO_CIRCLE = frozenset({"", "-", "×", "x", "X", "いいえ", "無", "なし", "FALSE", "false"})
_MINUS = str.maketrans({"▲": "-", "△": "-", "−": "-", ",": None, " ": None})
_FIGURE = re.compile(r"-?\d+(\.\d+)?")
_OPEN_WORDS = frozenset({OPEN_WORD, "未定", "?", "？", DX_WORD, "〇", "◯"})


class CellError(UserError):
    """What is wrong with the value of one cell and what is allowed; the place is added by the reader."""


def cell_value_of(part: str, value: JsonValue, profile: PlanProfile) -> CellValue:
    """Return what the cell of a part shows.

    None leaves the cell empty, as the plan does; 0 and "-" are shown.
    """
    kind = _kind(part)
    if kind == SETTLED:
        return OPEN_WORD if value is False else None
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    if isinstance(value, bool):
        return DX_WORD if value else None
    if value is None or value == "":
        return None
    return _shown(kind, value, profile)


def _shown(kind: str, value: JsonValue, profile: PlanProfile) -> CellValue:
    """Return the word of a choice, the short name of a year, or the value as it is.

    A category that the profile no longer knows stays as it is stored, so that it is seen and can be mended.
    """
    if kind == "category":
        return next((term.name for term in profile.categories if term.category.value == value), str(value))
    if kind == "indicator.direction":
        return DIRECTION_NAMES[Direction(str(value))]
    if kind == "indicator.due_year" and isinstance(value, int):
        return short_year(value)
    if kind == "indicator.figure":
        return _figure_cell(str(value))
    return value if isinstance(value, int | str) else str(value)


def _figure_cell(text: str) -> CellValue:
    """Return a figure as a number where a spreadsheet keeps all of its digits, as text otherwise.

    Spreadsheets keep 15 digits (IEEE 754 double); a longer figure would come back changed.
    """
    number = float(text)
    exact = len(text.lstrip("-").replace(".", "")) <= 15 and plain_figure(Decimal(repr(number))) == text
    if not exact:
        return text
    return int(number) if number.is_integer() else number


def part_from_cell(part: str, raw: object, profile: PlanProfile) -> JsonValue:
    """Return the value that a cell gives for a part; None, "" or [] for an empty cell.

    Raises:
        CellError: the cell holds something that this part cannot take.
    """
    if isinstance(raw, dt.date | dt.time | dt.timedelta):
        raise CellError(
            "日付や時刻になっています。セルの書式を「文字列」にして、元の値を入れ直してください。"
        )
    text = as_text(raw)
    reader = _READERS.get(_kind(part))
    return text if reader is None else reader(text, profile)


def as_text(raw: object) -> str:
    """Return a cell's value as text; whole numbers without ".0".

    A number typed into a cell comes as a float, also 12 for page 12.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, float):
        return plain_figure(Decimal(repr(raw)))
    return stored_text(str(raw))


def _kind(part: str) -> str:
    """Return the key under which a part's rule stands: its aspect, or the field itself."""
    return part.partition("/")[2] or part


def _category(text: str, profile: PlanProfile) -> JsonValue:
    """Read a category by its word in the plan (「重点」, also 「重点事業」)."""
    word = plain(text).removesuffix("事業")
    for term in profile.categories:
        if word in (term.name, term.category.value):
            return term.category.value
    names = "・".join(term.name for term in profile.categories)
    raise CellError(f"「{text}」は事業分類にありません。{names} のどれかを入れてください。")


def _is_dx(text: str, _profile: PlanProfile) -> JsonValue:
    """Read the DX mark; offices write circles in many ways, and 「×」 or 「-」 for none."""
    word = plain(text)
    if word in _CIRCLES or text in _CIRCLES:
        return True
    if word in _NO_CIRCLE:
        return False
    raise CellError(f"「{text}」は読めません。該当するときは ○ を入れ、しないときは空にしてください。")


def _page(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a page number of the printed plan: 12, 「12頁」, 「p.12」; a dash is none."""
    word = plain(text).removeprefix("p.").removesuffix("頁")
    if word in ("", "-"):
        return None
    if word.isascii() and word.isdigit() and 0 < int(word) < 10_000:
        return int(word)
    raise CellError(f"「{text}」は頁ではありません。1 から 9999 までの数字を入れてください。")


def _title(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a title; a project without one cannot be."""
    if not text:
        raise CellError("事業名が空です。事業名を入れてください。")
    return text


def _items(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a list of names."""
    return list(split_items(text))


def _codes(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a list of codes, in half-width characters."""
    return list(clean_codes(text))


def _figure(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a figure as a decimal written as text: 「1,200」, 「▲300」, full-width digits.

    ▲ and △ stand for minus in Japanese offices. Units are refused: they have a cell of their own.
    """
    word = plain(text).translate(_MINUS)
    if not word:
        return None
    if _FIGURE.fullmatch(word):
        return plain_figure(Decimal(word))
    raise CellError(f"「{text}」は数ではありません。単位を付けずに数字だけを入れてください（例 8000）。")


def _direction(text: str, _profile: PlanProfile) -> JsonValue:
    """Read which way an indicator goes (以上, 以下, 維持)."""
    word = plain(text)
    if not word:
        return None
    for direction, name in DIRECTION_NAMES.items():
        if word in (name, direction.value):
            return direction.value
    names = "・".join(DIRECTION_NAMES.values())
    raise CellError(f"「{text}」は読めません。{names} のどれかを入れてください。")


def _due_year(text: str, _profile: PlanProfile) -> JsonValue:
    """Read a fiscal year as the western year of its April: R8, 令和8年度, 2026."""
    if not text:
        return None
    year = parse_year("".join(text.split()))
    if year is None:
        raise CellError(f"「{text}」は年度ではありません。R8、令和8年度、2026 のように入れてください。")
    return year


def _phase(text: str, profile: PlanProfile) -> JsonValue:
    """Read a phase by its number or name; 「3?」 is how an open one is shown, "-" ends the project.

    Whether a phase is open is not read here but from the mark 未確定 of the project's sheet.
    """
    word = plain(text).strip("()?")
    if not word:
        return None
    if word == ENDED:
        return ENDED
    for term in profile.phases:
        if word in (str(term.number), plain(term.name), plain(term.short_name)):
            return term.number
    numbers = "・".join(str(term.number) for term in profile.phases)
    raise CellError(f"「{text}」は進捗段階にありません。{numbers}、終了は -、なければ空にしてください。")


def _settled(text: str, _profile: PlanProfile) -> JsonValue:
    """Read the mark 未確定; an empty cell is settled.

    Circles and question marks are taken for it, as offices mark what is open in many ways.
    """
    if not text:
        return True
    if text in _OPEN_WORDS:
        return False
    raise CellError(f"「{text}」は読めません。未確定のときは「{OPEN_WORD}」、確定なら空にしてください。")


_READERS: dict[str, Callable[[str, PlanProfile], JsonValue]] = {
    "title": _title, "category": _category, "is_dx": _is_dx, "page": _page,
    **dict.fromkeys(CODE_FIELDS, _codes), DEPARTMENTS: _items,
    "indicator.figure": _figure, "indicator.direction": _direction, "indicator.due_year": _due_year,
    PHASE: _phase, SETTLED: _settled,
}  # fmt: skip
