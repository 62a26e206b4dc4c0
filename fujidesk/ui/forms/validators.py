"""Typed text to field value and back; what cannot be read becomes a sentence for beside the field.

Offices type full-width figures, ▲ for minus, R8 or 令和8年度: all are read. What is shown is read back as
the same value (held by property tests).
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import long_year, parse_year
from fujidesk.errors import UserError
from fujidesk.ui.forms.fields import FieldKind, FieldRecord

_LIST_MARKS = re.compile(r"[、,，;；\n]+")
_LINE_BREAKS = re.compile(r"[ \t　]*\n[ \t　]*")
_MINUS = str.maketrans({"▲": "-", "△": "-", "−": "-", "‐": "-", "–": "-"})
_YEARS = range(1989, 2101)
_MAX_PAGE = 9999
_MAX_DIGITS = 15
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(千円|万円|円)?")
_KYEN_OF_UNIT = {"": Decimal(1), "千円": Decimal(1), "万円": Decimal(10), "円": Decimal("0.001")}
MAX_AMOUNT_KYEN = 99_999_999_999
"""More than any city spends on a project; a longer figure is a slip of typing."""


def parsed(record: FieldRecord, text: str) -> JsonValue:
    """Return the value that the typed text stands for.

    Raises:
        UserError: it does not stand for one; the sentence says what to type instead.
    """
    if record.required and not text.strip():
        raise UserError(f"「{record.label}」は空にできません。")
    read = _READERS.get(record.kind)
    return text.rstrip() if read is None else read(record, text)


def shown(record: FieldRecord, value: JsonValue) -> str:
    """Return the text that an editor shows for a stored value."""
    if record.choices and record.kind is not FieldKind.SCORE:
        return next((choice.text for choice in record.choices if choice.value == value), "")
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    if record.kind in (FieldKind.FIGURE, FieldKind.AMOUNT):
        return f"{Decimal(str(value)):,f}"
    if record.kind is FieldKind.YEAR and isinstance(value, int):
        return long_year(value)
    return str(value)


def _list(_record: FieldRecord, text: str) -> JsonValue:
    """Read short texts set apart by 「、」, in order, each once."""
    items = (item.strip(" \t　") for item in _LIST_MARKS.split(text))
    return list(dict.fromkeys(item for item in items if item))


def _line(_record: FieldRecord, text: str) -> JsonValue:
    """Read one line; line breaks that were pasted become spaces."""
    return _LINE_BREAKS.sub(" ", text).strip(" \t　")


def _plain(text: str) -> str:
    """Return typed figures in half width without digit marks, ▲ and △ as minus."""
    return unicodedata.normalize("NFKC", text.translate(_MINUS)).replace(",", "").replace(" ", "")


def _figure(record: FieldRecord, text: str) -> JsonValue:
    """Read a decimal; None for nothing. Written as text, so that 98.50 stays exact in JSON."""
    plain = _plain(text)
    if not plain:
        return None
    sentence = f"「{record.label}」は数字だけで、単位を付けずに入力してください（例: 3,000）。"
    try:
        figure = Decimal(plain)
    except InvalidOperation as error:
        raise UserError(sentence) from error
    if (
        not figure.is_finite()
        or len(figure.as_tuple().digits) > _MAX_DIGITS
        or abs(figure.adjusted()) > _MAX_DIGITS
    ):
        raise UserError(sentence)
    return f"{figure:f}"


def _year(record: FieldRecord, text: str) -> JsonValue:
    """Read a fiscal year in any usual way (R8, 令和8年度, 2026); None for nothing."""
    if not text.strip():
        return None
    year = parse_year(text)
    if year is None or year not in _YEARS:
        raise UserError(f"「{record.label}」は R8、令和8年度、2026 のように年度で入力してください。")
    return year


def _page(record: FieldRecord, text: str) -> JsonValue:
    """Read a page of the printed plan, with or without 頁; None for nothing."""
    plain = _plain(text).removesuffix("頁").removesuffix("ページ")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and 1 <= int(plain) <= _MAX_PAGE):
        raise UserError(f"「{record.label}」は 1 から {_MAX_PAGE} までの数字で入力してください。")
    return int(plain)


def _amount(record: FieldRecord, text: str) -> JsonValue:
    """Read an amount in 千円, with or without its unit (円 and 万円 are turned into it); None for nothing."""
    plain = _plain(text)
    if not plain:
        return None
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise UserError(f"「{record.label}」は千円単位の 0 以上の数字で入力してください（例: 1,240）。")
    amount = Decimal(found.group(1)) * _KYEN_OF_UNIT[found.group(2) or ""]
    if amount != amount.to_integral_value():
        raise UserError(f"「{record.label}」は千円単位です。千円に満たない額は丸めて入力してください。")
    if amount > MAX_AMOUNT_KYEN:
        raise UserError(f"「{record.label}」の桁が多すぎます。千円単位か確かめてください。")
    return int(amount)


def _score(record: FieldRecord, text: str) -> JsonValue:
    """Read a score of 1 to 5; None for nothing."""
    plain = _plain(text)
    if not plain:
        return None
    if plain not in ("1", "2", "3", "4", "5"):
        raise UserError(f"「{record.label}」は 1 から 5 の数字です。")
    return int(plain)


_READERS: dict[FieldKind, Callable[[FieldRecord, str], JsonValue]] = {
    FieldKind.LIST: _list, FieldKind.FIGURE: _figure, FieldKind.YEAR: _year, FieldKind.PAGE: _page,
    FieldKind.LINE: _line, FieldKind.NAME: _line, FieldKind.AMOUNT: _amount, FieldKind.SCORE: _score,
}  # fmt: skip
"""How each kind is read; the others are texts as they are typed."""
