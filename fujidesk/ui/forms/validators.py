"""Typed text to field value and back; what cannot be read becomes a sentence for beside the field.

Offices type full-width figures, ▲ for minus, R8 or 令和8年度: all are read. What is shown is read back as
the same value (held by property tests).
"""

import re
import unicodedata
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


def parsed(record: FieldRecord, text: str) -> JsonValue:
    """Return the value that the typed text stands for.

    Raises:
        UserError: it does not stand for one; the sentence says what to type instead.
    """
    if record.required and not text.strip():
        raise UserError(f"「{record.label}」は空にできません。")
    match record.kind:
        case FieldKind.LIST:
            return list(_list_items(text))
        case FieldKind.FIGURE:
            return _figure(record, text)
        case FieldKind.YEAR:
            return _year(record, text)
        case FieldKind.PAGE:
            return _page(record, text)
        case FieldKind.LINE | FieldKind.NAME:
            return _LINE_BREAKS.sub(" ", text).strip(" \t　")
        case _:
            return text.rstrip()


def shown(record: FieldRecord, value: JsonValue) -> str:
    """Return the text that an editor shows for a stored value."""
    if record.choices:
        return next((choice.text for choice in record.choices if choice.value == value), "")
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    if record.kind is FieldKind.FIGURE:
        return f"{Decimal(str(value)):,f}"
    if record.kind is FieldKind.YEAR and isinstance(value, int):
        return long_year(value)
    return str(value)


def _list_items(text: str) -> dict[str, None]:
    """Return the items in order, each once; a dict as an ordered set."""
    items = (item.strip(" \t　") for item in _LIST_MARKS.split(text))
    return dict.fromkeys(item for item in items if item)


def _plain(text: str) -> str:
    """Return typed figures in half width without digit marks, ▲ and △ as minus."""
    return unicodedata.normalize("NFKC", text.translate(_MINUS)).replace(",", "").replace(" ", "")


def _figure(record: FieldRecord, text: str) -> JsonValue:
    """Read a decimal; None for nothing. Written as text, so that 98.50 stays exact in JSON."""
    plain = _plain(text)
    if not plain:
        return None
    sentence = f"「{record.label}」は数字だけで入力してください（例: 3,000）。"
    if plain[0].isdigit():
        sentence += "単位は「単位」の欄に書きます。"
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
