"""Number formats of a workbook, as far as they change what a number in a cell means.

A figure may be shown as a date, per cent, yen or thousands. openpyxl does not know the Japanese built-in date
formats (27 to 36, 50 to 58: ECMA-376, 18.8.30), so a date would be taken for a number.
"""

import datetime as dt
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from fujidesk.exchange.unpacking import parsed

GENERAL = "General"
_BUILTIN = {
    9: "0%", 10: "0.00%", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00', 42: '"¥"#,##0',
    44: '"¥"#,##0.00', 32: "h:mm", 33: "h:mm:ss", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 34, 35, 36), "yyyy/m/d"), **dict.fromkeys(range(50, 59), "yyyy/m/d"),
}  # fmt: skip
"""Built-in formats that matter here; all others are plain numbers."""
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E[+-]')
_DATE_MARKS = re.compile(r"[dmyhsg]|(?<![a-z])e{1,2}(?![a-z])", re.IGNORECASE)
_DAY_MARKS = re.compile(r"[dyge]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_PIECE = re.compile(
    r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[^\]]*\]|General|E[+-]|([^0#?.,%/\s()（）])',
    re.IGNORECASE | re.DOTALL,
)
"""A quoted text, an escaped character, a currency, what shows nothing of its own, or any other character."""
_SCALED = re.compile(r"[0#?],+(?=[^0#?,]|$)")
_LAST_SERIAL = 2_958_466
_FIRST_DAY = dt.datetime.fromisoformat("1899-12-30")
_FIRST_DAY_1904 = dt.datetime.fromisoformat("1904-01-01")
_LEAP_BUG = 60
"""Excel counts 29 February 1900, which never was."""


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How a cell shows its value. is_struck: the characters are struck out, so the value is given up."""

    code: str = GENERAL
    is_date: bool = False
    is_struck: bool = False


PLAIN = CellFormat()


def format_of(code: str, *, is_struck: bool = False) -> CellFormat:
    """Return the format of a code such as `#,##0` or `ggge"年"m"月"d"日"`.

    Quoted texts, colours and the E of `0.00E+00` are taken out first, or 「"day" 0」 would be a date; `[h]`
    is noise by its brackets and a time by its meaning, so it is looked for in the whole code.
    """
    bare = _NOISE.sub("", code)
    is_date = "general" not in bare.lower() and bool(_DATE_MARKS.search(bare))
    return CellFormat(code, is_date or _ELAPSED.search(code) is not None, is_struck)


def is_percent(code: str) -> bool:
    """Tell whether a number is shown times a hundred, with a per cent sign."""
    return "%" in _NOISE.sub("", code)


def divisor_of(code: str) -> int:
    """Return by how much a number is divided when it is shown: 1000 for `#,##0,`."""
    found = _SCALED.search(_NOISE.sub("", code).partition(";")[0])
    return 1 if found is None else 1000 ** found[0].count(",")


def words_of(code: str) -> str:
    """Return what a format shows beside a number that is not negative: 「億」 for `0"億"`, "" for `#,##0`."""
    if format_of(code).is_date:
        return ""
    return "".join(
        "".join(filter(None, found.groups())).strip(" \u3000()（）")
        for found in _PIECE.finditer(_section(code))
    ).removesuffix("@")


def is_hidden(code: str) -> bool:
    """Tell whether a format shows nothing of a number at all, as `;;;` does."""
    return bool(code) and not _section(code).strip()


def _section(code: str) -> str:
    """Return the part of a format for numbers that are not negative.

    A format has up to four parts (positive; negative; zero; text: ECMA-376, 18.8.31). A `;` within quotes or
    behind a backslash divides nothing.
    """
    quoted = False
    for place, char in enumerate(code):
        quoted ^= char == '"'
        if char == ";" and not quoted and code[place - 1 : place] != "\\":
            return code[:place]
    return code


def shows_day(code: str) -> bool:
    """Tell whether a date format shows a day, not only a time."""
    return bool(_DAY_MARKS.search(_NOISE.sub("", code)))


def as_moment(serial: float, *, from_1904: bool) -> dt.datetime | dt.time | None:
    """Return the day, or time of day, that a number stands for; None where it can be none.

    Args:
        serial: days since the first one; the fraction is the time of day.
        from_1904: the workbook counts from 1 January 1904, as those of old Macs do.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    if days == 0 and not from_1904:
        return (_FIRST_DAY + dt.timedelta(seconds=seconds)).time()
    first = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    if not from_1904 and days < _LEAP_BUG:
        days += 1
    try:
        return first + dt.timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def read_formats(data: bytes) -> list[CellFormat]:
    """Return the cell formats of a styles part, in the order in which cells name them (`s` of `c`).

    Only `cellXfs` counts: `cellStyleXfs` looks the same but is about named styles, to which no cell refers.
    """
    root = parsed(data)
    codes = {**_BUILTIN}
    fonts: list[bool] = []
    found: list[CellFormat] = []
    for part in root:
        name = local(part.tag)
        if name == "numFmts":
            codes |= {int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in part}
        elif name == "fonts":
            fonts = [is_struck(font) for font in part]
        elif name == "cellXfs":
            found = [_cell_format(item, codes, fonts) for item in part]
    return found


def _cell_format(item: ET.Element, codes: dict[int, str], fonts: list[bool]) -> CellFormat:
    """Return one format of cells; a format or font that the part does not have is taken for plain."""
    font = int(item.get("fontId", "0"))
    code = codes.get(int(item.get("numFmtId", "0")), GENERAL) or GENERAL
    return format_of(code, is_struck=0 <= font < len(fonts) and fonts[font])


def is_struck(properties: ET.Element) -> bool:
    """Tell whether a font strikes its characters out."""
    return any(
        local(item.tag) in ("strike", "dstrike") and item.get("val", "1") not in ("0", "false", "off")
        for item in properties
    )


def local(tag: str) -> str:
    """Return the name of an XML element without its namespace."""
    return tag.rpartition("}")[2]
