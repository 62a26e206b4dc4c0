"""Reads the value of one white cell of the survey's forms: what was meant, how sure that is, what is allowed.

The cell's number format counts: offices paste cells over with formats of other sheets, so that a figure is
shown as a date, per cent, yen or thousands. What was interpreted is said; what is not certain is doubtful and
at most proposed; what cannot stand in the cell is refused with what can.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import ENDED_PHASE, PHASE_FIELDS, phase_cell_value
from fujidesk.domain.written import (
    MAX_DIGITS,
    YEN_PER_UNIT,
    Certainty,
    WrittenNumber,
    folded,
    means_nothing,
    read_amount,
    read_number,
    whole_kyen,
)
from fujidesk.exchange.answer_choices import Choice, allowed_words, read_choice, read_code
from fujidesk.exchange.answer_reading import EMPTY, Reading, figure_of, quoted, written_text
from fujidesk.exchange.cell_formats import divisor_of, is_percent
from fujidesk.exchange.register_layout import plain_figure
from fujidesk.exchange.survey_layout import MAX_KYEN, TEXT_LIMITS, InputKind
from fujidesk.exchange.survey_lists import phase_entry, score_entry
from fujidesk.exchange.workbook_format import MAX_TEXT
from fujidesk.exchange.workbook_xml import CellContent

AMOUNT_ALLOWED = f"千円単位の 0 から {MAX_KYEN:,} までの整数"
FIGURE_ALLOWED = "数字だけ（小数も可）"
TEXT_ALLOWED = "文字"
_EARLY = 18_264
"""1950 as a day's number: what is less was a figure in a cell that is shown as a date."""
_FAR = 300
"""So many times last year's amount looks like 円 in a cell for 千円."""
_SMALL_KYEN, _LARGE_KYEN = 10_000, 1_000_000
"""Below the first no amount is taken for 円; from the second on any is, unless last year's was like it."""
_SCALES = "十百千万億"
"""A unit that begins so multiplies the figure."""
_YEN_MARKS = ("¥", "￥", "円")


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the project that an answer is about.

    unit: of its indicator. amounts: of this and last year, 千円. planned: field of a phase → planned phase,
    ENDED_PHASE where the plan has ended by then.
    """

    unit: str = ""
    amounts: tuple[int, ...] = ()
    planned: Mapping[str, int] | None = None


class AnswerValues:
    """Reads answers by the choices of one plan."""

    def __init__(self, profile: PlanProfile) -> None:
        self._choices = _choices(profile)

    def read(self, name: str, kind: InputKind, content: CellContent | None, hints: Hints) -> Reading:
        """Read the cell of a field.

        Args:
            name: of the report's or another form's field.
            kind: what may stand there.
            content: of the cell, None where it is empty.
            hints: what is known of the project.
        """
        written = written_text(content)
        if content is None or (content.has_value and not folded(written)):
            return EMPTY
        if refused := self._refused(name, kind, content, written):
            return refused
        found = self._by_kind(name, kind, content, hints)
        if content.is_struck and found.certainty is Certainty.SURE:
            value = found.value if kind is InputKind.TEXT else None
            problem = "取り消し線があり、どこまでが回答か分かりません"
            found = Reading(Certainty.DOUBTFUL, value, "", problem, self.allowed(name, kind))
        if content.is_formula and found.certainty is Certainty.SURE:
            found = replace(
                found, reading=f"計算式の結果{quoted(written)}を読みました。{found.reading}".rstrip("。")
            )
        return found

    def allowed(self, name: str, kind: InputKind) -> str:
        """Return what may stand in the cell of a field."""
        if kind in (InputKind.CHOICE, InputKind.PHASE, InputKind.SCORE):
            return allowed_words(self._choices[name])
        return {InputKind.AMOUNT: AMOUNT_ALLOWED, InputKind.FIGURE: FIGURE_ALLOWED}.get(kind, TEXT_ALLOWED)

    def _refused(self, name: str, kind: InputKind, content: CellContent, written: str) -> Reading | None:
        """Return why nothing can be read from a cell, None where something can."""
        problem = ""
        if not content.has_value:
            problem = "計算式の結果がファイルに保存されていません。値を入れ直してください"
        elif content.is_error:
            problem = f"エラー値（{written[:20]}）になっています。値を入れ直してください"
        elif isinstance(content.value, bool):
            problem = f"真偽値（{written}）になっています。値を入れ直してください"
        elif "\ufffd" in written:
            problem = f"{quoted(written)}は文字化けしています。入れ直してください"
        return (
            Reading(Certainty.WRONG, problem=problem, allowed=self.allowed(name, kind)) if problem else None
        )

    def _by_kind(self, name: str, kind: InputKind, content: CellContent, hints: Hints) -> Reading:
        """Read a cell that has a value."""
        if kind is InputKind.TEXT:
            return _read_text(name, content)
        number, note = _number_in(content)
        if number is None and not isinstance(content.value, str):
            return Reading(Certainty.WRONG, problem=note, allowed=self.allowed(name, kind))
        if number is not None and number.adjusted() >= MAX_DIGITS:
            problem = f"{quoted(written_text(content))}は大きすぎます"
            return Reading(Certainty.WRONG, problem=problem, allowed=self.allowed(name, kind))
        if kind is InputKind.AMOUNT:
            found = _read_amount(number, content, hints)
        elif kind is InputKind.FIGURE:
            found = _read_figure(number, content, hints)
        else:
            found = self._read_choice(name, number, content, hints)
        if note and found.certainty is Certainty.SURE:
            found = replace(found, reading="。".join(filter(None, (note, found.reading))))
        return found

    def _read_choice(self, name: str, number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
        """Read a score, a phase or another choice."""
        choices, written = self._choices[name], written_text(content)
        if number is not None:
            written = plain_figure(number)
        else:
            if name in PHASE_FIELDS and means_nothing(folded(written)):
                return self._read_dash(name, written, hints)
            return read_choice(written, choices)
        found = read_code(float(number), written, choices)
        if not is_percent(content.shown.code):
            return found
        if found.certainty is Certainty.SURE:
            return replace(found, reading=f"表示は {number * 100:f}% ですが、値 {number:f} を読みました")
        meant = read_code(float(number * 100), written, choices)
        if meant.certainty is not Certainty.SURE:
            return found
        shown = f"{plain_figure(number * 100)}%"
        return Reading(
            Certainty.DOUBTFUL, meant.value, f"{plain_figure(number * 100)} と読めます",
            f"百分率（{shown}）になっています", self.allowed(name, InputKind.SCORE),
        )  # fmt: skip

    def _read_dash(self, name: str, written: str, hints: Hints) -> Reading:
        """Read 「-」 in the cell of a phase: the end where the plan says so too, as the plan writes it."""
        ended = phase_cell_value(ENDED_PHASE)
        if folded(written) == "-" and (hints.planned or {}).get(name) == ENDED_PHASE:
            return Reading(Certainty.SURE, ended, f"{quoted(written)}を「終了」と読みました")
        problem = f"{quoted(written)}が終了なのか、未回答なのかが決まりません"
        allowed = self.allowed(name, InputKind.PHASE)
        return Reading(Certainty.DOUBTFUL, ended, "「終了」と読めます", problem, allowed)


def _number_in(content: CellContent) -> tuple[Decimal | None, str]:
    """Return the number of a cell, and what is to be said of it; None where there is none, and why."""
    value = content.value
    if isinstance(value, int | float):
        return figure_of(value), ""
    if isinstance(value, str):
        return None, ""
    shown = written_text(content)
    if content.number is not None and content.number < _EARLY and float(content.number).is_integer():
        number = figure_of(content.number)
        return number, f"日付の書式（表示は {shown}）ですが、値 {number:f} を読みました"
    what = "時刻" if isinstance(value, dt.time) else "日付"
    return None, f"{what}（{shown}）になっています。Excel が「4-1」などを{what}に変えることがあります"


def _choices(profile: PlanProfile) -> dict[str, tuple[Choice, ...]]:
    """Return the choices of each field."""
    found: dict[str, tuple[Choice, ...]] = {}
    for name, terms in (("status", profile.statuses), ("outlook", profile.outlooks)):
        found[name] = tuple(Choice(term.code, term.entry, (term.name,), term.key) for term in terms)
    ended = Choice(ENDED_PHASE, phase_entry(profile, ENDED_PHASE), ("終了",), phase_cell_value(ENDED_PHASE))
    phases = [
        Choice(
            term.number,
            phase_entry(profile, term.number),
            (term.name, term.short_name),
            phase_cell_value(term.number),
        )
        for term in profile.phases
    ]
    found |= dict.fromkeys(PHASE_FIELDS, (*phases, ended))
    for term in profile.scores:
        steps = sorted(term.steps.items(), reverse=True)
        found[f"score_{term.key}"] = tuple(
            Choice(step, score_entry(term, step), (words,), step) for step, words in steps
        )
    return found


# Texts


def _read_text(name: str, content: CellContent) -> Reading:
    """Read a text as it stands; a number or a day as the cell shows it."""
    text = written_text(content)
    value = content.value
    reading = ""
    if isinstance(value, dt.date | dt.time):
        reading = f"日付を「{text}」と読みました"
    elif isinstance(value, int | float) and is_percent(content.shown.code):
        text = f"{plain_figure(figure_of(value) * 100)}%"
        reading = f"百分率を「{text}」と読みました"
    if len(text) > MAX_TEXT:
        problem = f"文章が長すぎます（{len(text):,} 字）"
        return Reading(Certainty.WRONG, problem=problem, allowed=f"{MAX_TEXT:,} 字までの文字")
    limit = TEXT_LIMITS.get(name)
    if limit is not None and len(text) > limit:
        reading = "。".join(
            filter(None, (reading, f"{limit} 字を超えていますが（{len(text)} 字）、そのまま読みました"))
        )
    return Reading(Certainty.SURE, text, reading)


# Amounts


def _read_amount(number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
    """Read an amount of money in 千円."""
    written = written_text(content)
    if number is None:
        found = read_amount(str(content.value))
        if found.certainty is Certainty.DOUBTFUL and means_nothing(folded(written)):
            found = replace(found, value=Decimal(0))
    else:
        found = _by_format(number, content.shown.code)
    if found.value is None or found.certainty is Certainty.WRONG:
        return Reading(found.certainty, problem=_sentence(written, found), allowed=AMOUNT_ALLOWED)
    return _checked_amount(found, written, hints, is_text=number is None)


def _checked_amount(found: WrittenNumber, written: str, hints: Hints, *, is_text: bool) -> Reading:
    """Return an amount that was read, once it is seen to be one that can be."""
    value = found.value or Decimal(0)
    kyen = whole_kyen(value)
    proposal = f"{kyen:,} 千円と読めます"
    wrong = _wrong_amount(value, kyen)
    in_yen = _in_yen(kyen, value, written, hints) if not found.unit else None
    if wrong and (in_yen is None or value < 0):
        return Reading(Certainty.WRONG, problem=f"{quoted(written)}は{wrong}", allowed=AMOUNT_ALLOWED)
    if found.certainty is Certainty.DOUBTFUL and not wrong:
        return Reading(Certainty.DOUBTFUL, kyen, proposal, _sentence(written, found), AMOUNT_ALLOWED)
    if in_yen is not None:
        return in_yen
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


def _in_yen(kyen: int, value: Decimal, written: str, hints: Hints) -> Reading | None:
    """Return an amount that looks as if it were in 円, with the amount in 千円 as proposal; None: no."""
    if not looks_like_yen(kyen, hints.amounts) or kyen > MAX_KYEN * YEN_PER_UNIT:
        return None
    meant = whole_kyen(value / YEN_PER_UNIT)
    problem = f"{quoted(written)}は円単位のようです（この欄は千円単位です）"
    literal = kyen if kyen == value else None
    return Reading(Certainty.DOUBTFUL, meant, f"{meant:,} 千円と読めます", problem, AMOUNT_ALLOWED, literal)


def looks_like_yen(kyen: int, amounts: Sequence[int]) -> bool:
    """Tell whether an amount without a unit looks as if 円 had been typed where 千円 are asked for."""
    known = max(amounts, default=0)
    if known and kyen >= _SMALL_KYEN and kyen >= known * _FAR:
        return True
    return kyen >= _LARGE_KYEN and known * 10 < kyen


def _by_format(number: Decimal, code: str) -> WrittenNumber:
    """Return a number with what its cell's format makes doubtful."""
    divisor = divisor_of(code)
    if is_percent(code):
        return WrittenNumber(Certainty.DOUBTFUL, reason="百分率の書式になっています")
    if divisor > 1:
        reason = f"表示は {number / divisor:,.0f} ですが、中の値は {number:,} です"
        return WrittenNumber(Certainty.DOUBTFUL, number / divisor, reason=reason)
    if "千円" in code or not any(mark in code for mark in _YEN_MARKS):
        return WrittenNumber(Certainty.SURE, number)
    if "万円" in code or "億円" in code or (number and number % YEN_PER_UNIT == 0):
        return WrittenNumber(
            Certainty.DOUBTFUL, number, reason="円の書式になっていて、千円単位か分かりません"
        )
    return WrittenNumber(Certainty.SURE, number, reason=f"円の書式ですが、{number:,} 千円と読みました")


def _sentence(written: str, found: WrittenNumber) -> str:
    """Return what is wrong with a written number."""
    return f"{quoted(written)}は、{found.reason}"


# Figures of indicators


def _read_figure(number: Decimal | None, content: CellContent, hints: Hints) -> Reading:
    """Read an indicator's actual figure, whose unit is known from the plan."""
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
        if found.unit[0] in _SCALES:
            problem = f"{quoted(written)}の「{found.unit}」が指標の単位と合いません"
            return Reading(Certainty.DOUBTFUL, problem=problem, allowed=FIGURE_ALLOWED)
        expected = f"指標の単位は「{hints.unit}」です" if unit else "計画に指標の単位がありません"
        problem = f"{quoted(written)}の「{found.unit}」：{expected}"
        return Reading(Certainty.DOUBTFUL, value, proposal, problem, FIGURE_ALLOWED)
    return Reading(Certainty.SURE, value, f"{quoted(written)}を {value} と読みました")


def _figure_by_format(number: Decimal, code: str, unit: str, written: str) -> Reading:
    """Read a figure that stands as a number."""
    value = plain_figure(number)
    divisor = divisor_of(code)
    if is_percent(code):
        shown = plain_figure(number * 100)
        if unit == "%":
            return Reading(Certainty.SURE, shown, f"{shown}% の表示を {shown} と読みました")
        problem = f"百分率（{shown}%）の表示ですが、指標の単位は % ではありません"
        return Reading(Certainty.DOUBTFUL, shown, f"{shown} と読めます", problem, FIGURE_ALLOWED)
    if divisor > 1:
        problem = f"表示は {number / divisor:,.0f} ですが、中の値は{quoted(written)}です"
        return Reading(Certainty.DOUBTFUL, value, f"{value} と読めます", problem, FIGURE_ALLOWED)
    if unit == "%" and 0 < abs(number) <= 1:
        shown = plain_figure(number * 100)
        problem = f"{quoted(written)}が {value}% なのか {shown}% なのかが決まりません"
        return Reading(Certainty.DOUBTFUL, shown, f"{shown} と読めます", problem, FIGURE_ALLOWED, value)
    return Reading(Certainty.SURE, value)
