"""What people write where a number, an amount or a day is asked for, read without guessing.

Each reader returns what was meant for certain, or says that it is not certain and what is likely, or that it
cannot be read. Amounts are in 千円 unless a unit is written. Fullwidth forms and invisible marks never
matter, spaces only between figures; circled figures (④) count only where a single one is asked for, since
NFKC makes 104 of 10⁴.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from fujidesk.domain.fiscal import REIWA_OFFSET

YEN_PER_UNIT = 1000
"""Amounts are in 千円."""
UNITS = {
    "億円": 100_000_000, "千万円": 10_000_000, "百万円": 1_000_000, "十万円": 100_000, "万円": 10_000,
    "千円": 1000, "円": 1, "億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1000,
}  # fmt: skip
"""Written unit → yen."""
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNIT = "|".join(UNITS)
_PART = re.compile(rf"({_NUMBER})({_UNIT})?")
_BRACKETED_UNIT = re.compile(rf"[(\[]({_UNIT})[)\]]$")
_SPLIT_FIGURES = re.compile(r"[0-9][,.]?\s+[,.]?[0-9]")
_MAX_LENGTH, MAX_DIGITS = 60, 15
"""No number is longer; spreadsheets keep fifteen digits."""
_PLAIN = re.compile(_NUMBER)
_DIGITS = re.compile(r"[0-9]")
_SEVERAL = "数が二つ以上あるか、区切りが正しくないため、一つに決まりません"
_MINUS_SIGNS = "-▲△▼"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−─━－ｰ"), "-")
_NOTHING = frozenset(
    {
        "-",
        "--",
        "---",
        "ー",
        "なし",
        "無し",
        "無",
        "ナシ",
        "該当なし",
        "特になし",
        "未定",
        "n/a",
        "na",
        "なし。",
    }
)
"""Words for "nothing"; whether they mean 0 or "not known" only the writer knows."""
_ABOUT = re.compile(
    r"^(約|およそ|おおよそ|概ね|おおむね|ほぼ|概算|見込|予定|計|合計)+[:：]?|"
    r"(程度|くらい|ぐらい|前後|ほど|強|弱|超|余り|余|未満|以上|以下|以内|見込み?|予定|概算|です|也|\?|!|\*|※[0-9]?)+$"
)
_REMARK = re.compile(r"[(\[].*[)\]]$")
_ERAS = {"令和": REIWA_OFFSET, "令": REIWA_OFFSET, "R": REIWA_OFFSET, "平成": 1988, "平": 1988, "H": 1988,
         "昭和": 1925, "昭": 1925, "S": 1925}  # fmt: skip
"""Era → the western year before its first one."""
_DAY = re.compile(
    r"(令和|令|平成|平|昭和|昭|R|H|S)?\.?([0-9]{1,4}|元)(?:年|[./-])([0-9]{1,2})(?:月|[./-])([0-9]{1,2})日?(?:[(].[)])?",
    re.IGNORECASE,
)


class Certainty(StrEnum):
    """How far a cell was understood."""

    SURE = "sure"
    EMPTY = "empty"
    DOUBTFUL = "doubtful"
    """What is read is a proposal, or there is none."""
    WRONG = "wrong"
    """Not allowed here, or not readable."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it was written. reason: why it is doubtful or wrong, a clause; unit: written with it."""

    certainty: Certainty
    value: Decimal | None = None
    unit: str = ""
    reason: str = ""


def folded(text: str) -> str:
    """Return a text for reading numbers and words: half width, one dash, no spaces, no invisible marks."""
    wide = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(
        char for char in wide if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc")
    )


def means_nothing(text: str) -> bool:
    """Tell whether a folded text only says that there is nothing; the whole text counts, never a part."""
    return text.lower() in _NOTHING


def has_odd_figures(text: str) -> bool:
    """Tell whether a text has figures that folding would turn into others: 10⁴, ½, ①, ٤."""
    return any(
        unicodedata.category(char) in ("No", "Nl")
        or (unicodedata.category(char) == "Nd" and not "0" <= unicodedata.normalize("NFKC", char) <= "9")
        for char in text
    )


def read_number(text: str) -> WrittenNumber:
    """Read a number with what may stand around it; its unit is left to the caller.

    Args:
        text: as it stands in the cell, not folded.
    """
    word = folded(text)
    if refused := _unreadable(text, word):
        return refused
    about, doubts = _without_doubts(word)
    negative, body = _without_sign(about)
    found = _PLAIN.match(body)
    if found is None or len(found[0].replace(",", "")) > MAX_DIGITS:
        return WrittenNumber(Certainty.WRONG, reason="数として読めません")
    unit = body[found.end() :]
    if _DIGITS.search(unit) or unit.startswith((",", ".", "~", "-", "/", "→")):
        return WrittenNumber(Certainty.DOUBTFUL, reason=_SEVERAL)
    value = Decimal(found[0].replace(",", "")) * (-1 if negative else 1)
    return _doubted(WrittenNumber(Certainty.SURE, value, unit), text, doubts)


def read_amount(text: str) -> WrittenNumber:
    """Read an amount of money.

    Returns:
        the amount in 千円, which may have a fraction; its unit is 「円」 where one was written, else "".
    """
    word = folded(text)
    if refused := _unreadable(text, word):
        return refused
    about, doubts = _without_doubts(_BRACKETED_UNIT.sub(r"\1", word))
    negative, body = _without_sign(about)
    body = body.removeprefix("金")
    if body[:1] in ("¥", "\\"):
        body = body[1:] if body.endswith("円") else f"{body[1:]}円"
    parts = _parts_of(body)
    if not parts:
        return _unread_amount(read_number(text))
    yen, reason = _sum_of(parts)
    if yen is None:
        return WrittenNumber(Certainty.DOUBTFUL, reason=reason)
    value = yen / YEN_PER_UNIT * (-1 if negative else 1)
    certainty = Certainty.DOUBTFUL if reason else Certainty.SURE
    return _doubted(WrittenNumber(certainty, value, "円" if parts[-1][1] else "", reason), text, doubts)


def _unreadable(text: str, word: str) -> WrittenNumber | None:
    """Return what is said of a text that is no number at all; None where it may be one."""
    if not word:
        return WrittenNumber(Certainty.EMPTY)
    if len(word) > _MAX_LENGTH:
        return WrittenNumber(Certainty.WRONG, reason="数ではなく文章です")
    if has_odd_figures(text):
        return WrittenNumber(Certainty.WRONG, reason="丸付き数字や上付き数字があり、数として読めません")
    if means_nothing(word):
        return WrittenNumber(
            Certainty.DOUBTFUL, reason=f"「{word}」が 0 なのか、分からないのかが決まりません"
        )
    return None


def _doubted(number: WrittenNumber, text: str, doubts: str) -> WrittenNumber:
    """Return the number as it was read, doubtful where words or spaces within it make it so.

    Figures on two lines are two figures, of which neither is proposed; a space may be a slip of the thumb.
    """
    if _SPLIT_FIGURES.search(unicodedata.normalize("NFKC", text.strip())):
        value = None if "\n" in text.strip() else number.value
        return WrittenNumber(Certainty.DOUBTFUL, value, number.unit, "数字の間に空白や改行があります")
    if doubts:
        reason = f"「{doubts}」が付いているため、確かな数か分かりません"
        return WrittenNumber(Certainty.DOUBTFUL, number.value, number.unit, reason)
    return number


def _parts_of(body: str) -> list[tuple[str, str]]:
    """Return number and unit of each part of an amount, none where anything else stands in it.

    One pass from left to right: each part is matched where the last one ended, so that no text, however
    long, is tried in more than one way.
    """
    parts: list[tuple[str, str]] = []
    place = 0
    while place < len(body) and (found := _PART.match(body, place)) is not None:
        parts.append((found[1], found[2] or ""))
        place = found.end()
    too_long = any(len(number.replace(",", "")) > MAX_DIGITS for number, _ in parts)
    return parts if place == len(body) and not too_long else []


def _unread_amount(number: WrittenNumber) -> WrittenNumber:
    """Return what is said of a text that is no plain amount: nothing is proposed, its unit is not known."""
    if number.certainty is Certainty.WRONG:
        return number
    reason = number.reason or f"「{number.unit}」の意味が分かりません"
    return WrittenNumber(Certainty.DOUBTFUL, reason=reason)


def _sum_of(parts: list[tuple[str, str]]) -> tuple[Decimal | None, str]:
    """Return yen of an amount such as 1,200千円 or 1億2,000万円, and what is doubtful about it.

    Units must fall from part to part (億, 万, 円), else the writer's meaning is open. None: no amount.
    Without any unit the number is in 千円, as the form says.
    """
    factors = [UNITS.get(unit, 0) for _, unit in parts]
    numbers = [Decimal(number.replace(",", "")) for number, _ in parts]
    if len(parts) == 1 and not factors[0]:
        return numbers[0] * YEN_PER_UNIT, ""
    if 0 in factors or factors != sorted(set(factors), reverse=True):
        return None, "単位の並びから額が一つに決まりません"
    if len(parts) > 1 and any("円" in unit for _, unit in parts[:-1]):
        return None, "額が二つ以上書かれています"
    yen = sum((number * factor for number, factor in zip(numbers, factors, strict=True)), Decimal(0))
    last = parts[-1][1]
    return yen, "" if "円" in last else f"「{last}」の後に「円」がなく、単位が確かではありません"


def _without_doubts(word: str) -> tuple[str, str]:
    """Return a folded text without words such as 約 and 程度, and those words."""
    doubts = ""
    remark = _REMARK.search(word)
    if remark and remark.start() > 0:
        doubts, word = remark[0], word[: remark.start()]
    while found := _ABOUT.search(word):
        doubts = found[0] + doubts
        rest = word[: found.start()] + word[found.end() :]
        if rest == word:
            break
        word = rest
    return word, doubts


def _without_sign(word: str) -> tuple[bool, str]:
    """Return whether a number is negative (-, ▲, △, or in brackets as accountants do), and the rest."""
    if word[:1] and word[0] in _MINUS_SIGNS:
        return True, word[1:]
    if word.startswith("(") and word.endswith(")"):
        return True, word[1:-1]
    return False, word.removeprefix("+")


def whole_kyen(value: Decimal) -> int:
    """Return an amount in whole 千円, half up as offices round; `round` would make 2 of 2.5."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def read_day(text: str) -> dt.date | None:
    """Read a day: 令和5年4月1日, R5.4.1, 2023/4/1, 2023-04-01 (土); None where it is none for certain.

    A year of one or two figures without an era could be of any, so it is not read.
    """
    found = _DAY.fullmatch(folded(text))
    if found is None:
        return None
    era, year, month, day = found.groups()
    if era is None and len(year) != 4:
        return None
    first = 0 if era is None else _ERAS[era.upper()]
    try:
        return dt.date(first + (1 if year == "元" else int(year)), int(month), int(day))
    except ValueError:
        return None


def written_day(day: dt.date) -> str:
    """Return a day as offices write it: 「令和5年4月1日」; before Reiwa with the western year."""
    reiwa = day.year - REIWA_OFFSET
    if day < dt.date(REIWA_OFFSET + 1, 5, 1):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"令和{'元' if reiwa == 1 else reiwa}年{day.month}月{day.day}日"
