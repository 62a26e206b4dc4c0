"""Reads amounts of money and figures of indicators from cells, with the unit that is meant.

An amount is in 千円 unless a unit is written; one that looks as if another unit was meant is asked about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from fujidesk.domain.written import (
    UNITS,
    YEN_PER_UNIT,
    Certainty,
    WrittenNumber,
    folded,
    means_nothing,
    read_amount,
    read_number,
    whole_kyen,
)
from fujidesk.exchange.answer_reading import Reading, quoted, written_text
from fujidesk.exchange.cell_formats import divisor_of, is_percent, words_of
from fujidesk.exchange.register_layout import plain_figure
from fujidesk.exchange.survey_layout import MAX_KYEN
from fujidesk.exchange.workbook_xml import CellContent

AMOUNT_ALLOWED = f"千円単位の 0 から {MAX_KYEN:,} までの整数"
FIGURE_ALLOWED = "数字だけ（小数も可）"
_FAR = 300
"""So many times last year's amount looks like 円 in a cell for 千円."""
_SMALL_KYEN, _LARGE_KYEN = 10_000, 100_000
"""Below the first no amount is taken for 円; from the second on any is, unless last year's was like it."""
_SCALES = "十百千万億"
"""A unit that begins so multiplies the figure."""
_YEN_MARKS = ("¥", "￥", "円")
_OWN_WORDS = ("千円", "千")
"""Words of a format that say the unit of the amounts."""
_POINT_OR_COMMA = re.compile(r"(?<![0-9.,])[0-9]{1,3}(\.[0-9]{3})+(千円?|万円?|円|$)")
"""1.200 may be 1.2 or 1,200; beside larger units it is a fraction."""
_LARGEST_SHARE = 10
"""So many times the whole is no share any more: 85 was typed in a cell that is shown as per cent."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the project that an answer is about.

    unit: of its indicator. amounts: of this and last year, 千円. planned: field of a phase → planned phase,
    ENDED_PHASE where the plan has ended by then.
    """

    unit: str = ""
    amounts: tuple[int, ...] = ()
    planned: Mapping[str, int] | None = None


def read_amount_cell(number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
    """Read an amount of money in 千円.

    Args:
        number: of the cell, None where a text stands there.
        content: of the cell; its number format may contradict the number.
        hints: amounts of this and last year, by which another unit is recognised.

    Returns:
        a value in whole 千円; a doubtful one is at most a proposal, which the office has to take by hand.
    """
    written = written_text(content)
    if number is None:
        found = read_amount(str(content.value))
        if found.certainty is Certainty.DOUBTFUL and means_nothing(folded(written)):
            found = replace(found, value=Decimal(0))
        if found.certainty is Certainty.SURE and _POINT_OR_COMMA.search(folded(written)):
            reason = "「.」が小数点なのか桁の区切りなのかが決まりません"
            found = WrittenNumber(Certainty.DOUBTFUL, reason=reason)
    else:
        found = _by_format(number, content.shown.code)
    if found.value is None or found.certainty is Certainty.WRONG:
        return Reading(found.certainty, problem=_sentence(written, found), allowed=AMOUNT_ALLOWED)
    return _checked_amount(found, written, hints, is_text=number is None)


def _checked_amount(found: WrittenNumber, written: str, hints: Hints, *, is_text: bool) -> Reading:
    """Return an amount that was read, once it is seen to be one that can be.

    An amount too large for 千円 may still be a sound one in 円, so the other unit is tried before it is
    refused; where the unit was written, nobody has to wonder about it.
    """
    value = found.value or Decimal(0)
    kyen = whole_kyen(value)
    wrong = _wrong_amount(value, kyen)
    other_unit = None if found.unit or value < 0 else _in_other_unit(kyen, value, written, hints)
    if wrong and other_unit is None:
        return Reading(Certainty.WRONG, problem=f"{quoted(written)}は{wrong}", allowed=AMOUNT_ALLOWED)
    if found.certainty is Certainty.DOUBTFUL and not wrong:
        proposal = f"{kyen:,} 千円と読めます"
        return Reading(Certainty.DOUBTFUL, kyen, proposal, _sentence(written, found), AMOUNT_ALLOWED)
    if other_unit is not None:
        return other_unit
    if kyen != value:
        problem = f"{quoted(written)}は千円単位の整数になりません（{plain_figure(value)} 千円）"
        rounded = f"四捨五入すると {kyen:,} 千円です"
        return Reading(Certainty.DOUBTFUL, kyen, rounded, problem, AMOUNT_ALLOWED)
    reading = f"{quoted(written)}を {kyen:,} 千円と読みました" if is_text else found.reason
    return Reading(Certainty.SURE, kyen, reading)


def _wrong_amount(value: Decimal, kyen: int) -> str:
    """Return why an amount cannot be, "" where it can."""
    if value < 0:
        return " 0 より小さい額です"
    return "大きすぎます" if kyen > MAX_KYEN else ""


def _in_other_unit(kyen: int, value: Decimal, written: str, hints: Hints) -> Reading | None:
    """Return an amount that looks as if it were in 円 or 百万円, with what is likely meant; None: no.

    What looks like 円 is proposed in 千円; what looks like 百万円 as it stands, since it may be a small one.
    """
    if looks_like_yen(kyen, hints.amounts) and kyen <= MAX_KYEN * YEN_PER_UNIT:
        meant = whole_kyen(value / YEN_PER_UNIT)
        problem = f"{quoted(written)}は円単位のようです（この欄は千円単位です）"
        literal = kyen if kyen == value else None
        proposal = f"{meant:,} 千円と読めます"
        return Reading(Certainty.DOUBTFUL, meant, proposal, problem, AMOUNT_ALLOWED, literal)
    if not _looks_too_small(kyen, hints.amounts):
        return None
    usual = f"これまでの額（{max(hints.amounts):,} 千円）"
    problem = f"{quoted(written)}は{usual}よりずっと小さく、単位が違うようです"
    return Reading(Certainty.DOUBTFUL, kyen, f"{kyen:,} 千円と読めます", problem, AMOUNT_ALLOWED)


def looks_like_yen(kyen: int, amounts: Sequence[int]) -> bool:
    """Tell whether an amount without a unit looks as if 円 had been typed where 千円 are asked for.

    A slip is a factor of 1,000; `_FAR` is lower, since budgets also move from year to year.

    Args:
        kyen: the amount as if it were in 千円.
        amounts: known ones of the project, 千円; empty in its first year.
    """
    known = max(amounts, default=0)
    if known and kyen >= _SMALL_KYEN and kyen >= known * _FAR:
        return True
    return kyen >= _LARGE_KYEN and known * 10 < kyen


def _looks_too_small(kyen: int, amounts: Sequence[int]) -> bool:
    """Tell whether an amount without a unit looks as if 百万円 had been typed; 0 is an amount of its own."""
    known = max(amounts, default=0)
    return kyen > 0 and known >= _SMALL_KYEN and kyen * _FAR <= known


def _by_format(number: Decimal, code: str) -> WrittenNumber:
    """Return a number with what its cell's format makes doubtful.

    The stored number and the one on the screen differ under `#,##0,` (a thousandth) and `0%` (a hundredfold),
    and openpyxl gives only the first; the clerk saw the second.
    """
    divisor = divisor_of(code)
    if is_percent(code):
        return WrittenNumber(Certainty.DOUBTFUL, reason="百分率の書式になっています")
    if divisor > 1:
        reason = f"表示は {number / divisor:,.0f} ですが、中の値は {number:,} です"
        return WrittenNumber(Certainty.DOUBTFUL, number / divisor, reason=reason)
    words = words_of(code)
    if not words or words in _OWN_WORDS or not number:
        return WrittenNumber(Certainty.SURE, number)
    if words in _YEN_MARKS:
        meant = number / YEN_PER_UNIT if number >= _LARGE_KYEN else number
        reason = "円の書式になっていて、千円単位か分かりません"
        return WrittenNumber(Certainty.DOUBTFUL, meant, reason=reason)
    factor = Decimal(UNITS.get(words, YEN_PER_UNIT)) / YEN_PER_UNIT
    return WrittenNumber(
        Certainty.DOUBTFUL, number * factor, reason=f"「{words}」を付けて表示する書式になっています"
    )


def _sentence(written: str, found: WrittenNumber) -> str:
    """Return what is wrong with a written number."""
    return f"{quoted(written)}は、{found.reason}"


def read_figure_cell(number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
    """Read an indicator's actual figure, whose unit is known from the plan (施策指標).

    The value is a decimal as text, as edits carry it, so that 0.1 stays 0.1.
    """
    written, unit = written_text(content), folded(hints.unit)
    if number is not None:
        return _figure_by_format(number, content.shown.code, unit, written)
    found = read_number(str(content.value))
    if found.value is None or found.certainty is Certainty.WRONG:
        return Reading(found.certainty, problem=_sentence(written, found), allowed=FIGURE_ALLOWED)
    value = plain_figure(found.value)
    proposal = f"{value} と読めます"
    if found.certainty is Certainty.DOUBTFUL:
        return Reading(Certainty.DOUBTFUL, value, proposal, _sentence(written, found), FIGURE_ALLOWED)
    if found.unit and found.unit != unit:
        return _in_unit_of_its_own(found, written, hints)
    certain = Reading(Certainty.SURE, value, f"{quoted(written)}を {value} と読みました")
    return certain if found.unit else _share(found.value, unit, written) or certain


def _share(number: Decimal, unit: str, written: str) -> Reading | None:
    """Return a figure of per cent that may be a share of one: 0.85 for 85%; None where it is certain."""
    if unit != "%" or not 0 < abs(number) <= 1:
        return None
    value, share = plain_figure(number), plain_figure(number * 100)
    problem = f"{quoted(written)}が {value}% なのか {share}% なのかが決まりません"
    return Reading(Certainty.DOUBTFUL, share, f"{share} と読めます", problem, FIGURE_ALLOWED, value)


def _in_unit_of_its_own(found: WrittenNumber, written: str, hints: Hints) -> Reading:
    """Return a figure with another unit than the indicator's; a multiplying one (千件) leaves no proposal."""
    if found.value is None or found.unit[0] in _SCALES:
        problem = f"{quoted(written)}の「{found.unit}」が指標の単位と合いません"
        return Reading(Certainty.DOUBTFUL, problem=problem, allowed=FIGURE_ALLOWED)
    value = plain_figure(found.value)
    expected = f"指標の単位は「{hints.unit}」です" if hints.unit else "計画に指標の単位がありません"
    problem = f"{quoted(written)}の「{found.unit}」：{expected}"
    return Reading(Certainty.DOUBTFUL, value, f"{value} と読めます", problem, FIGURE_ALLOWED)


def _figure_by_format(number: Decimal, code: str, unit: str, written: str) -> Reading:
    """Read a figure that stands as a number.

    Excel stores 85% as 0.85: under a per cent format the hundredfold is what was meant, unless the format
    was put on a cell that already held 85.
    """
    value = plain_figure(number)
    divisor = divisor_of(code)
    if is_percent(code):
        shown = plain_figure(number * 100)
        if unit == "%" and abs(number) >= _LARGEST_SHARE:
            problem = f"表示は {shown}% ですが、中の値は {value} です"
            return Reading(Certainty.DOUBTFUL, value, f"{value} と読めます", problem, FIGURE_ALLOWED, shown)
        if unit == "%":
            return Reading(Certainty.SURE, shown, f"{shown}% の表示を {shown} と読みました")
        problem = f"百分率（{shown}%）の表示ですが、指標の単位は % ではありません"
        return Reading(Certainty.DOUBTFUL, shown, f"{shown} と読めます", problem, FIGURE_ALLOWED)
    if divisor > 1:
        problem = f"表示は {number / divisor:,.0f} ですが、中の値は{quoted(written)}です"
        return Reading(Certainty.DOUBTFUL, value, f"{value} と読めます", problem, FIGURE_ALLOWED)
    if (words := words_of(code)) and words != unit:
        problem = f"{quoted(written)}は「{words}」を付けて表示する書式になっています"
        return Reading(Certainty.DOUBTFUL, value, f"{value} と読めます", problem, FIGURE_ALLOWED)
    return _share(number, unit, written) or Reading(Certainty.SURE, value)
